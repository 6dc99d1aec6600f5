import type { Recogniser } from '../recogniser.ts';

const STATUSES = [200, 400, 401, 403, 500];

/** Where servers put the kind of an error: Apollo and most, Graphene and Saleor, Spring, graphql-php and Lighthouse. */
const CODE =
  'errors.*.extensions.code|errors.*.extensions.exception.code|errors.*.extensions.classification|errors.*.extensions.category|errors.*.extensions.errorClass';

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
    {
      match: {
        status: STATUSES,
        json: {
          [`${CODE}|errors.*.type`]:
            /^(?:FORBIDDEN|(?:ACCESS|PERMISSION)_?DENIED|UNAUTHORIZED_FIELD_OR_TYPE|AUTH_NOT_AUTHORIZED|authorization)$/i,
          'errors.*.message': /^(?<message>.{1,200})/s,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the GraphQL error says "{message}"',
    },
    {
      match: {
        status: STATUSES,
        json: {
          [CODE]:
            /^(?:UNAUTHENTICATED|AUTH_NOT_AUTHENTICATED|AUTHENTICATION_ERROR|authentication|\w{0,20}expired_?(?:signature|token)?_?(?:error)?)$/i,
          'errors.*.message': /(?<message>.{0,100}\bexpired\b.{0,100})/i,
        },
      },
      rule: 'token-expired',
      certainty: 'likely',
      means: 'the GraphQL error says "{message}"',
    },
    {
      match: {
        status: STATUSES,
        json: {
          [CODE]: /^(?:UNAUTHENTICATED|AUTH_NOT_AUTHENTICATED|AUTHENTICATION_ERROR|authentication)$/i,
          'errors.*.message': /^(?<message>.{1,200})/s,
        },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'the GraphQL error says "{message}"',
    },
    {
      match: {
        status: [200],
        json: {
          'errors.*.path.*': true,
          'errors.*.message':
            /^(?<message>(?:forbidden|access denied|permission denied|not allowed|not authori[sz]ed)[.!]?$|(?:access denied! you (?:don't have|need)|failed auth policy check|permission denied for (?:table|relation|view|schema|function|sequence|column)|new row violates row-level security policy|(?:sorry, )?you (?:are not (?:allowed|authori[sz]ed|permitted)|(?:do not|don't) have (?:the )?(?:\w{1,20} )?(?:permissions?|access))|not (?:allowed|authori[sz]ed|permitted) to|insufficient (?:permissions?|privileges?|rights))\b.{0,150})/i,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the GraphQL error says "{message}"',
    },
    {
      match: {
        status: [200],
        json: {
          'errors.*.path.*': true,
          'errors.*.message':
            /^(?<message>(?:signature|(?:the |your )?(?:\w{1,10} )?(?:token|jwt|session)) (?:has |is )?expired[.!]?)$/i,
        },
      },
      rule: 'token-expired',
      certainty: 'likely',
      means: 'the GraphQL error says "{message}"',
    },
    {
      match: {
        status: [200],
        json: {
          'errors.*.path.*': true,
          'errors.*.message':
            /^(?<message>(?:(?:invalid|malformed) (?:\w{1,10} )?(?:token|jwt)|jwt malformed|error decoding signature)[.!]?)$/i,
        },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the GraphQL error says "{message}"',
    },
    {
      match: {
        status: STATUSES,
        json: {
          [`${CODE}|errors.*.type`]: /^(?:throttled|rate_?limited|rate_limit_exceeded|too_many_requests)$/i,
          'errors.*.message': /^(?<message>.{1,200})/s,
        },
      },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'the GraphQL error says "{message}"',
    },
    {
      match: {
        status: [200],
        json: {
          'errors.*.path.*': true,
          'errors.*.message':
            /^(?<message>.{0,80}\b(?:too (?:often|frequently)|too many requests|rate limit)\b.{0,100})/i,
        },
      },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'the GraphQL error says "{message}"',
    },
    {
      match: {
        status: [200],
        json: {
          'errors.*.path.*': true,
          'errors.*.message':
            /^(?<message>(?:unauthenticated|(?:user is |you are )?not (?:authenticated|logged in)|unauthorized)[.!]?)$/i,
        },
      },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'the GraphQL error says "{message}"',
    },
    {
      match: {
        status: [200],
        json: {
          'errors.*.path.*': true,
          'errors.*.message':
            /^(?<message>(?:you )?(?:must|need to|have to|please) (?:first )?(?:be )?(?:log|sign)(?:ged|ed)?[ -]?in\b.{0,100}|(?:authentication|log ?in|sign ?in) (?:is )?required\b.{0,100})/i,
        },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'the GraphQL error says "{message}"',
    },
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
