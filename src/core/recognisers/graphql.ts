import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** Where servers put the kind of an error: Apollo and most, Graphene and Saleor, Spring, graphql-php and Lighthouse. */
const CODE =
  'errors.*.extensions.code|errors.*.extensions.exception.code|errors.*.extensions.classification|errors.*.extensions.category|errors.*.extensions.errorClass';

/** Where some others put it. */
const TYPE = 'errors.*.type';

const SAYS = { certainty: 'likely', means: 'the GraphQL error says "{message}"' } as const;

/** An error by its kind. */
const coded = (rule: RuleId, kind: RegExp, where = CODE, message = /^(?<message>.{1,200})/s): Marker => ({
  match: { status: [200, 400, 401, 403, 500], json: { [where]: kind, 'errors.*.message': message } },
  rule,
  ...SAYS,
});

/** An error by its words, of a field that could not be resolved: what is wrong with the query itself has no path. */
const worded = (rule: RuleId, message: RegExp): Marker => ({
  match: { status: [200], json: { 'errors.*.path.*': true, 'errors.*.message': message } },
  rule,
  ...SAYS,
});

/** Errors of GraphQL servers, which mostly refuse with 200. */
export default {
  id: 'graphql',
  product: null,
  layer: 'application',
  docs: [
    'https://spec.graphql.org/October2021/#sec-Errors',
    'https://www.apollographql.com/docs/apollo-server/data/errors/#built-in-error-codes',
  ],
  markers: [
    coded(
      'insufficient-permission',
      /^(?:FORBIDDEN|(?:ACCESS|PERMISSION)_?DENIED|UNAUTHORIZED_FIELD_OR_TYPE|AUTH_NOT_AUTHORIZED|authorization)$/i,
      `${CODE}|${TYPE}`,
    ),
    coded(
      'token-expired',
      /^(?:UNAUTHENTICATED|AUTH_NOT_AUTHENTICATED|AUTHENTICATION_ERROR|authentication|\w{0,20}expired_?(?:signature|token)?_?(?:error)?)$/i,
      CODE,
      /(?<message>.{0,100}\bexpired\b.{0,100})/i,
    ),
    coded('missing-credentials', /^(?:UNAUTHENTICATED|AUTH_NOT_AUTHENTICATED|AUTHENTICATION_ERROR|authentication)$/i),
    worded(
      'insufficient-permission',
      /^(?<message>(?:forbidden|access denied|permission denied|not allowed|not authori[sz]ed)[.!]?$|(?:access denied! you (?:don't have|need)|failed auth policy check|permission denied for (?:table|relation|view|schema|function|sequence|column)|new row violates row-level security policy|(?:sorry, )?you (?:are not (?:allowed|authori[sz]ed|permitted)|(?:do not|don't) have (?:the )?(?:\w{1,20} )?(?:permissions?|access))|not (?:allowed|authori[sz]ed|permitted) to|insufficient (?:permissions?|privileges?|rights))\b.{0,150})/i,
    ),
    worded(
      'token-expired',
      /^(?<message>(?:signature|(?:the |your )?(?:\w{1,10} )?(?:token|jwt|session)) (?:has |is )?expired[.!]?)$/i,
    ),
    worded(
      'invalid-token',
      /^(?<message>(?:(?:invalid|malformed) (?:\w{1,10} )?(?:token|jwt)|jwt malformed|error decoding signature)[.!]?)$/i,
    ),
    coded('rate-limited', /^(?:throttled|rate_?limited|rate_limit_exceeded|too_many_requests)$/i, `${CODE}|${TYPE}`),
    worded(
      'rate-limited',
      /^(?<message>.{0,80}\b(?:too (?:often|frequently)|too many requests|rate limit)\b.{0,100})/i,
    ),
    {
      ...worded(
        'missing-credentials',
        /^(?<message>(?:unauthenticated|(?:user is |you are )?not (?:authenticated|logged in)|unauthorized)[.!]?)$/i,
      ),
      ifSent: 'invalid-token',
    },
    worded(
      'missing-credentials',
      /^(?<message>(?:you )?(?:must|need to|have to|please) (?:first )?(?:be )?(?:log|sign)(?:ged|ed)?[ -]?in\b.{0,100}|(?:authentication|log ?in|sign ?in) (?:is )?required\b.{0,100})/i,
    ),
    {
      match: {
        status: [200, 403],
        json: {
          'errors.*.errorType': /^Unauthorized$/,
          'errors.*.message': /^(?<message>Not Authorized to access .{1,150})/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      product: 'AWS AppSync',
      means: '"{message}"',
      fix: "Allow this field to this identity in the schema's authorization directives or the resolver.",
    },
    {
      match: {
        status: [401],
        json: { 'errors.*.errorType': 'UnauthorizedException', 'errors.*.message': /(?<message>Token has expired)/ },
      },
      rule: 'token-expired',
      certainty: 'likely',
      product: 'AWS AppSync',
      means: '"{message}"',
    },
    {
      match: {
        status: [401],
        json: {
          'errors.*.errorType': 'UnauthorizedException',
          'errors.*.message': /^(?<message>(?:Valid|Missing) authorization header(?: not provided)?)/i,
        },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      product: 'AWS AppSync',
      means: '"{message}"',
      fix: 'Send x-api-key or Authorization, as the authorization modes of the API want it.',
    },
    {
      match: {
        status: [401],
        json: { 'errors.*.errorType': 'UnauthorizedException', 'errors.*.message': /^(?<message>.{1,150})/ },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'AWS AppSync',
      means: '"{message}"',
    },
  ],
} satisfies Recogniser;
