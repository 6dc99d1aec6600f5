import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { Certainty } from '../report-schema.ts';
import type { RuleId } from '../rule-id.ts';

/** A gateway response of a REST API names its type in a header; the body alone reads like many others'. */
const typed = (
  type: string,
  rule: RuleId,
  means: string,
  fix: string,
  status = [403],
  certainty: Certainty = surest(rule),
  ifSent?: RuleId,
): readonly Marker[] => {
  const pattern = new RegExp(`^${type}(?::|$)`);
  const said = { rule, means, fix, ...(ifSent === undefined ? {} : { ifSent }) };
  return [
    {
      match: { status, header: { 'x-amzn-errortype': pattern, 'x-amz-apigw-id': true } },
      certainty,
      ...said,
    },
    // A service behind no gateway sends its request id alone.
    {
      match: { status, lacks: ['x-amzn-requestid'], header: { 'x-amzn-errortype': pattern } },
      certainty: 'likely',
      ...said,
    },
  ];
};

const CORS =
  'Add the CORS headers to the gateway responses DEFAULT_4XX and DEFAULT_5XX as well, so that scripts can read the refusal.';

export default {
  id: 'aws-api-gateway',
  product: 'AWS API Gateway',
  layer: 'gateway',
  docs: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html',
    'https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
  ],
  markers: [
    {
      match: { status: [403], on: 'preflight', header: { 'x-amzn-errortype': /^MissingAuthenticationTokenException/ } },
      rule: 'route-missing',
      certainty: 'likely',
      means:
        'the resource has no OPTIONS method, or one under AWS_IAM; "Missing Authentication Token" is its name for both',
      fix: 'Enable CORS on the resource: it adds an OPTIONS method with a mock integration and no authorizer. Then deploy the stage.',
    },
    ...typed(
      'MissingAuthenticationTokenException',
      'route-missing',
      'the stage has no such path or method, or the method wants an AWS signature; it calls both "Missing Authentication Token"',
      `Compare method, path and stage name with the deployed API, and sign the request if the method uses AWS_IAM. ${CORS}`,
      [403],
      'likely',
    ),
    ...typed(
      'ExpiredTokenException',
      'token-expired',
      'the AWS session token of the signature has expired',
      'Get fresh temporary credentials and sign again.',
    ),
    {
      match: {
        status: [403],
        header: { 'x-amzn-errortype': /^InvalidSignatureException/, 'x-amz-apigw-id': true },
        json: { 'message|Message': /^Signature (?:expired|not yet current)/ },
      },
      rule: 'clock-skew',
      certainty: 'likely',
      means: 'the time that was signed is more than five minutes from the gateway’s clock',
      fix: 'Set the clock of the machine that signs, and sign anew for each request.',
    },
    {
      match: {
        status: [403],
        header: { 'x-amzn-errortype': /^IncompleteSignatureException/ },
        // The word stands where a credential does, and so is masked by its length; of late all of it is hashed.
        json: {
          'message|Message':
            /Authorization(?:=(?:Bearer|\[[\w-]{1,20}:6\])|.{0,10}: 'Bearer )|missing equal-sign\) in Authorization header \(hashed/,
        },
      },
      rule: 'route-missing',
      certainty: 'likely',
      means: 'the stage has no such path or method; it then reads every Authorization as an AWS signature',
      fix: 'Compare method, path and stage name with the deployed API.',
    },
    ...typed(
      'InvalidSignatureException',
      'invalid-signature',
      'the AWS signature does not match the request',
      'Sign exactly what is sent: method, path, query, signed headers and body hash, with the right clock, region and the service execute-api.',
      [403],
      'likely',
    ),
    ...typed(
      'UnrecognizedClientException',
      'invalid-token',
      'the access key or session token of the signature is unknown',
      'Use credentials of this partition and account, with their session token.',
    ),
    ...typed(
      'IncompleteSignatureException',
      'malformed-credentials',
      'Authorization is no AWS signature; for a route that does not exist it says this to every other scheme as well',
      'Check that the path and method exist in the deployed stage; a Bearer token for an unknown route is answered like this.',
      [403],
      'likely',
    ),
    ...typed(
      'InvalidApiKeyException',
      'api-key-invalid',
      'the x-api-key is not one of this API',
      'Send a key that belongs to a usage plan of this stage.',
    ),
    {
      match: {
        status: [403],
        json: {
          'message|Message':
            /^User is not authorized to access this resource with an explicit deny(?: in an identity-based policy)?$/,
        },
      },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'the authorizer returned an explicit Deny',
      fix: 'Read the log of the authorizer function: its policy denies this method ARN for this principal. A cached policy must cover all methods, so allow with a wildcard or switch caching off.',
    },
    {
      match: { status: [403], json: { 'message|Message': /^User is not authorized to access this resource$/ } },
      rule: 'resource-policy',
      certainty: 'likely',
      means: "the authorizer's policy does not allow this method",
      fix: 'Read the log of the authorizer function: its policy lacks this method ARN. A policy cached from another method is the usual reason.',
    },
    {
      match: {
        status: [403],
        json: {
          'message|Message':
            /^User: (?<principal>.{1,200}?) is not authorized to perform: (?<action>execute-api:\w{1,40}) on resource: (?<resource>\S{1,200})(?: with an explicit deny(?<where>.{0,80}))?/,
        },
      },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'no policy lets {principal} do {action} on {resource}, or one denies it',
      fix: 'Allow {action} on {resource} in the resource policy of the API and, for AWS_IAM, in the identity’s policy; for a private API check the VPC endpoint’s policy.',
    },
    {
      match: { status: [401], header: { 'x-amzn-errortype': /^UnauthorizedException/ }, json: { message: /expired/ } },
      rule: 'token-expired',
      certainty: 'proven',
      means: 'its Cognito or JWT authorizer says that the token has expired',
    },
    ...typed(
      'UnauthorizedException',
      'missing-credentials',
      'its authorizer found no token where it looks, or one that it does not accept',
      `Send the token in the authorizer's token source, mostly Authorization; a Cognito authorizer without scopes wants the ID token. ${CORS}`,
      [401],
      'likely',
      'invalid-token',
    ),
    ...typed(
      'AccessDeniedException',
      'resource-policy',
      'its authorizer or a policy denies this call',
      'Look into the authorizer’s log and the resource policy of the API.',
    ),
    ...typed(
      'WafFilteredException',
      'waf-blocked',
      'AWS WAF blocked the request',
      'Find the rule in the web ACL’s sampled requests.',
    ),
    {
      match: { status: [429], header: { 'x-amzn-errortype': /^LimitExceededException/ } },
      rule: 'quota-or-billing',
      certainty: 'likely',
      means: 'the quota of the usage plan is used up',
      fix: 'Raise the quota of the usage plan, or wait for its period to end.',
    },
    {
      match: { status: [429], header: { 'x-amzn-errortype': /^TooManyRequestsException/ } },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'a usage plan or stage throttle counts too many requests',
    },
    {
      match: {
        status: [403],
        header: { 'apigw-requestid': true },
        challenge: { error: 'insufficient_scope' },
        json: { message: /^Forbidden$/ },
      },
      rule: 'insufficient-scope',
      certainty: 'proven',
      means: 'the JWT authorizer wants a scope that the token lacks',
      fix: 'Ask for one of the route’s authorization scopes when the token is requested.',
      reads: { challenge: { scope: /^(?<scope>.{1,300})/ } },
    },
    {
      match: { status: [403], header: { 'x-amzn-errortype': /^AccessDeniedException/ }, on: 'preflight' },
      rule: 'preflight-needs-auth',
      certainty: 'likely',
      product: 'AWS API Gateway or Lambda function URL',
      means: 'IAM or an authorizer is asked of OPTIONS, too',
      fix: 'Take the authorizer off the OPTIONS method, or configure CORS on the function URL, which then answers preflights before IAM is asked.',
    },
    {
      match: { status: [403], header: { 'x-amzn-errortype': /^ForbiddenException/ }, on: 'preflight' },
      rule: 'access-rule',
      certainty: 'likely',
      means:
        'the OPTIONS method wants an API key, or AWS WAF, a resource policy or the custom domain’s mapping refuses',
      fix: 'Set API Key Required to false on the OPTIONS method and deploy the stage; then check AWS WAF, the resource policy and the mapping of the custom domain.',
    },
    {
      match: { status: [403], header: { 'x-amzn-errortype': /^ForbiddenException/ } },
      rule: 'api-key-missing',
      certainty: 'possible',
      means: 'the method wants an API key, or AWS WAF or the custom domain’s mapping refuses',
      fix: 'Send x-api-key with a key whose usage plan has this stage; then check AWS WAF, the mapping of the custom domain, and mutual TLS.',
    },
    {
      match: {
        status: [401],
        header: {
          'apigw-requestid': true,
          'www-authenticate': /error_description="(?:the token has expired|token has expired)[^"]*"/i,
        },
      },
      rule: 'token-expired',
      certainty: 'proven',
      means: 'its JWT authorizer says that the token has expired',
    },
    {
      match: { status: [401], header: { 'apigw-requestid': true }, challenge: { error_description: /audience/i } },
      rule: 'wrong-audience',
      certainty: 'likely',
      means: 'its JWT authorizer says that the token is for another audience',
      fix: 'Add the token’s aud or client_id to the audiences of the authorizer, or ask for a token for this API.',
    },
    {
      match: { status: [401], header: { 'apigw-requestid': true }, challenge: { error_description: /issuer/i } },
      rule: 'wrong-issuer',
      certainty: 'likely',
      means: 'its JWT authorizer says that the token is of another issuer',
      fix: 'Compare the token’s iss with the issuer of the authorizer, to the last slash.',
    },
    {
      match: { status: [401], header: { 'apigw-requestid': true }, challenge: { error: 'invalid_token' } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'its JWT authorizer does not accept the token',
      reads: { challenge: { error_description: /^(?<description>.{1,300})/s } },
    },
    {
      match: { status: [401, 403], header: { 'apigw-requestid': true }, json: { message: /^Unauthorized$/ } },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'its JWT authorizer found no token, or one that it does not accept',
      fix: 'Send a token whose iss and aud are those of the authorizer; for CORS configure CORS on the HTTP API, which answers preflights before the authorizer.',
    },
    {
      match: { status: [403], header: { 'apigw-requestid': true }, json: { message: /^Forbidden$/ } },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'its authorizer said no',
      fix: 'Read the authorizer’s log, and the scopes that the route asks for.',
    },
    {
      match: { status: [403], json: { message: /^Missing Authentication Token$/ } },
      rule: 'route-missing',
      certainty: 'likely',
      means: 'the stage has no such path or method; it calls that "Missing Authentication Token"',
    },
    {
      match: { status: [401], header: { 'apigw-requestid': true, 'www-authenticate': /^Bearer/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the JWT authorizer found no token, or does not accept it',
    },
  ],
  carries: [
    { header: { 'x-amzn-errortype': true, 'x-amz-apigw-id': true }, tells: 'answered' },
    { header: { 'x-amz-apigw-id': true }, tells: 'carried' },
    { header: { 'apigw-requestid': true }, tells: 'carried' },
  ],
} satisfies Recogniser;
