import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

const TYPE = '__type|code|Code|error.code';

/** The header alone; with a gateway's own header it is the gateway's. */
const byHeader = (type: string, said: Pick<Marker, 'rule' | 'means' | 'fix'>): Marker => ({
  match: {
    status: [400, 401, 403],
    lacks: ['x-amz-apigw-id', 'apigw-requestid'],
    header: { 'x-amzn-errortype': new RegExp(`^${type}(?::|$)`), 'x-amzn-requestid': true },
  },
  certainty: 'likely',
  ...said,
});

/** AWS' JSON protocols name the exception in `__type` or `x-amzn-errortype`, mostly with status 400. */
const typed = (type: string, rule: RuleId, means: string, fix: string, certainty = surest(rule)): readonly Marker[] => [
  {
    match: {
      status: [400, 401, 403],
      json: { [TYPE]: new RegExp(`^(?:[\\w.]{1,80}#)?${type}$`) },
      header: { 'x-amzn-requestid': true },
    },
    rule,
    certainty,
    means,
    fix,
  },
  {
    match: { status: [400, 401, 403], json: { __type: new RegExp(`^(?:[\\w.]{1,80}#)?${type}$`) } },
    rule,
    certainty,
    means,
    fix,
  },
  {
    match: {
      status: [400, 401, 403],
      body: [new RegExp(`<(?:ErrorResponse|Response)\\b[^]{0,300}<Error>[^]{0,200}<Code>(?:AWS\\.)?${type}</Code>`)],
    },
    rule,
    certainty,
    means,
    fix,
  },
  // Access is also denied in front of a service, under the same name.
  ...(type.startsWith('AccessDenied') ? [] : [byHeader(type, { rule, means, fix })]),
];

const cognito = (type: string, message: RegExp | true, rule: RuleId, means: string, fix: string): Marker => ({
  match: { status: [400], json: { __type: new RegExp(`^${type}Exception$`), message } },
  rule,
  product: 'Amazon Cognito',
  layer: 'identity-provider',
  certainty: 'likely',
  means,
  fix,
});

export default {
  id: 'aws-service',
  product: 'AWS',
  layer: 'application',
  docs: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
    'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  ],
  markers: [
    {
      match: {
        status: [403],
        header: { 'x-amzn-errortype': /^AccessDeniedException/, 'x-amzn-requestid': true },
        json: { Message: /^Forbidden(?:\. For troubleshooting Function URL authorization issues, see: .{1,200})?$/ },
      },
      rule: 'missing-credentials',
      ifSent: 'resource-policy',
      layer: 'gateway',
      product: 'AWS Lambda URL',
      certainty: 'likely',
      means: 'the function URL wants an AWS signature, or its resource policy does not allow this caller',
      fix: 'For a public function set the auth type to NONE and allow lambda:InvokeFunctionUrl (and lambda:InvokeFunction) to *; else sign the request for the service lambda.',
    },
    {
      match: {
        status: [400, 403],
        json: {
          'message|Message':
            /^User: (?<principal>.{1,200}?) is not authorized to perform: (?<action>(?!execute-api:)[\w:-]{3,80}).{0,400}(?:resource-based|service control|resource control|VPC endpoint|explicit deny|permissions boundary)/s,
        },
      },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'a policy around the caller denies {action} to {principal}',
      fix: 'Change the policy that the message names; what the caller’s own policy allows does not count against it.',
    },
    {
      match: {
        status: [400, 403],
        json: {
          'message|Message':
            /^User: (?<principal>.{1,200}?) is not authorized to perform: (?<action>(?!execute-api:)[\w:-]{3,80})(?: on resource: (?<resource>\S{1,200}))?/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'no policy lets {principal} do {action}, or one denies it',
      fix: 'Allow {action} to {principal} in an identity or resource policy; an explicit deny must go first.',
    },
    ...typed(
      'AccessDenied(?:Exception)?',
      'insufficient-permission',
      'a policy does not allow this call',
      'Allow the action in the caller’s policy.',
      'likely',
    ),
    {
      match: {
        status: [400, 403],
        lacks: ['x-amz-apigw-id', 'apigw-requestid'],
        json: { 'message|Message': /^Signature (?:expired|not yet current): \d{8}T\d{6}Z is / },
      },
      rule: 'clock-skew',
      certainty: 'likely',
      means: 'the time that was signed is more than five minutes from the service’s clock',
      fix: 'Set the clock of the machine that signs, and sign anew for each request.',
    },
    ...typed(
      '(?:ExpiredTokenException|ExpiredToken)',
      'token-expired',
      'the session token or signature has expired',
      'Get fresh temporary credentials and sign again.',
    ),
    // Too long after the date that was signed, or before it.
    ...typed(
      'RequestExpired',
      'token-expired',
      'the signature is older than it may be, or a clock is wrong',
      'Sign anew for each request, and set the clock of the machine that signs.',
      'likely',
    ),
    ...typed(
      '(?:InvalidSignatureException|SignatureDoesNotMatch)',
      'invalid-signature',
      'the signature does not match what was sent, or is too old',
      'Sign exactly what is sent, with the right clock, region and service.',
      'likely',
    ),
    ...typed(
      '(?:UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId)',
      'invalid-token',
      'the access key or session token is unknown',
      'Use the access key, secret and session token of one and the same session.',
    ),
    ...typed(
      '(?:MissingAuthenticationTokenException|MissingAuthenticationToken)',
      'missing-credentials',
      'the request is not signed',
      'Sign the request (AWS Signature Version 4).',
    ),
    ...typed(
      '(?:ThrottlingException|TooManyRequestsException|ProvisionedThroughputExceededException|RequestLimitExceeded)',
      'rate-limited',
      'too many requests',
      'Slow down and retry with growing pauses.',
    ),
    cognito('LimitExceeded', /^Attempt limit exceeded/, 'rate-limited', 'too many attempts', 'Wait, then try again.'),
    cognito('NotAuthorized', /attempts exceeded/, 'rate-limited', 'too many attempts', 'Wait, then try again.'),
    cognito('NotAuthorized', /revoked/i, 'invalid-token', 'the token was revoked', 'Sign in again.'),
    cognito(
      'NotAuthorized',
      /expired/i,
      'token-expired',
      'the token has expired',
      'Renew it with the refresh token, or sign in again.',
    ),
    cognito(
      'NotAuthorized',
      /^User is disabled/,
      'account-suspended',
      'the user is disabled',
      'Enable the user in the user pool.',
    ),
    cognito(
      'NotAuthorized',
      /^Unauthenticated access is not/,
      'missing-credentials',
      'the identity pool gives guests no identity',
      'Send Logins with the token of a signed-in user, or allow guest access to the pool.',
    ),
    cognito(
      '(?:NotAuthorized|CodeMismatch|ExpiredCode)',
      true,
      'invalid-token',
      'the user name, password, code or token is not accepted',
      'Sign in again.',
    ),
    cognito(
      '(?:UserNotConfirmed|PasswordResetRequired)',
      true,
      'account-suspended',
      'the user must confirm the account or set a password first',
      'Send the user through that step, then sign in.',
    ),
  ],
  carries: [{ header: { 'x-amzn-requestid': true }, tells: 'carried', layer: 'gateway' }],
} satisfies Recogniser;
