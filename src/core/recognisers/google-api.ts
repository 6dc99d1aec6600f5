import { type Marker, type Match, type Pattern, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** Where the error stands: alone, or in a list where the answer is a stream. */
const REASON = 'error.details.*.reason|*.error.details.*.reason';
const META = {
  'error.details.*.metadata.service|*.error.details.*.metadata.service': /(?<service>[\w.-]{1,100})/,
  'error.details.*.metadata.consumer|*.error.details.*.metadata.consumer': /(?<consumer>[\w/:.-]{1,100})/,
  'error.details.*.metadata.method': /(?<method>[\w.]{1,150})/,
  'error.message|*.error.message': /^(?<message>.{1,300})/s,
} as const;

const reason = (names: string, rule: RuleId, means: string, fix: string, certainty = surest(rule)): Marker => ({
  match: { status: [400, 401, 403, 429, 503], json: { [REASON]: new RegExp(`^(?<reason>${names})$`) } },
  rule,
  certainty,
  means,
  fix,
  reads: { json: META },
});

const legacy = (names: string, rule: RuleId, means: string, fix: string, certainty = surest(rule)): Marker => ({
  match: {
    status: [400, 401, 403, 429],
    json: { 'error.errors.*.reason': new RegExp(`^(?<reason>${names})$`), 'error.code': true },
  },
  rule,
  certainty,
  means,
  fix,
  reads: { json: META },
});

/** Google Maps Platform refuses with 200. */
const maps = (status: Pattern, message: RegExp | true, rule: RuleId, means: string, fix?: string): Marker => ({
  match: { status: [200], json: { status, error_message: message } },
  rule,
  certainty: 'likely',
  product: 'Google Maps Platform',
  means,
  ...(fix ? { fix } : {}),
});

const denied = (message: RegExp): Match => ({
  status: [403],
  json: { 'error.status|*.error.status': 'PERMISSION_DENIED', 'error.message|*.error.message': message },
});

const deniedTo = (message: RegExp, means: string): Marker => ({
  match: denied(message),
  rule: 'insufficient-permission',
  certainty: 'likely',
  means,
});

export default {
  id: 'google-api',
  product: 'Google API',
  layer: 'application',
  docs: [
    'https://cloud.google.com/apis/design/errors#error_info',
    'https://github.com/googleapis/googleapis/blob/master/google/api/error_reason.proto',
    'https://developers.google.com/drive/api/guides/handle-errors',
  ],
  markers: [
    reason(
      'SERVICE_DISABLED',
      'quota-or-billing',
      'the API is not enabled in the project',
      'Enable the API in the project that metadata.consumer names, in the API library of the console.',
    ),
    reason('BILLING_DISABLED', 'quota-or-billing', 'the project has no billing', 'Link a billing account to it.'),
    reason(
      '(?:RESOURCE_QUOTA_EXCEEDED|RESOURCE_USAGE_RESTRICTION_VIOLATED)',
      'quota-or-billing',
      'the quota of the project is used up or restricted',
      'Raise the quota, or wait for it to renew.',
    ),
    {
      match: {
        status: [403, 429],
        json: {
          [`${REASON}|error.errors.*.reason`]: /^rate_?limit_?exceeded$/i,
          'error.message|*.error.message': / per day\b/,
        },
      },
      rule: 'quota-or-billing',
      certainty: 'likely',
      means: 'the daily quota is used up',
      fix: 'Raise the quota in the console, or wait for the next day.',
      reads: { json: META },
    },
    reason('RATE_LIMIT_EXCEEDED', 'rate-limited', 'too many requests', 'Slow down and retry with growing pauses.'),
    deniedTo(/^Permission denied on resource project\b/, 'the caller has no access to the project, or there is none'),
    reason(
      'CONSUMER_(?:SUSPENDED|INVALID)',
      'account-suspended',
      'the project is suspended or does not exist',
      'Check the project that metadata.consumer names.',
    ),
    reason(
      '(?:LOCATION_TAX_POLICY_VIOLATED|LOCATION_POLICY_VIOLATED|LOCATION_ORG_POLICY_VIOLATED|USER_PROJECT_DENIED|SECURITY_POLICY_VIOLATED|SYSTEM_PARAMETER_UNSUPPORTED|ORG_RESTRICTION_VIOLATION|ORG_RESTRICTION_HEADER_INVALID)',
      'resource-policy',
      'a policy of the organisation or project forbids it',
      'Ask the organisation’s administrator; VPC Service Controls and x-goog-user-project are the usual ones.',
    ),
    reason('ACCESS_TOKEN_EXPIRED', 'token-expired', 'the access token has expired', 'Renew it with the refresh token.'),
    reason(
      'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
      'insufficient-scope',
      'the access token lacks a scope that this method needs',
      'Ask for the scope that the method’s reference page lists, and have the user consent to it.',
    ),
    reason(
      'ACCESS_TOKEN_TYPE_UNSUPPORTED',
      'invalid-token',
      'what came is no access token of a kind that this method takes',
      'Send an OAuth access token of Google, not an ID token or one of another issuer.',
    ),
    reason(
      'CREDENTIALS_MISSING',
      'missing-credentials',
      'no credentials of a kind that this method takes came',
      'Send an OAuth access token.',
      'likely',
    ),
    reason(
      '(?:ACCOUNT_STATE_INVALID|JWT_TOKEN_INVALID|SESSION_COOKIE_INVALID)',
      'invalid-token',
      'the credentials are not accepted',
      'Sign in again and use the new token.',
    ),
    reason(
      'API_KEY_INVALID',
      'api-key-invalid',
      'the API key is not valid',
      'Copy the key again from the credentials page of the project.',
    ),
    reason(
      'API_KEY_HTTP_REFERRER_BLOCKED',
      'api-key-restricted',
      'the API key does not allow this website',
      'Add the page’s address to the key’s website restrictions, and let the page send its Referer.',
    ),
    reason(
      '(?:API_KEY_SERVICE_BLOCKED|API_KEY_IP_ADDRESS_BLOCKED|API_KEY_ANDROID_APP_BLOCKED|API_KEY_IOS_APP_BLOCKED)',
      'api-key-restricted',
      'a restriction of the API key forbids this call',
      'Change the API, address or application restrictions of the key.',
    ),
    reason(
      'IAM_PERMISSION_DENIED',
      'insufficient-permission',
      'the caller lacks an IAM permission',
      'Grant a role that has the permission in metadata.permission on metadata.resource.',
      'likely',
    ),
    // An older name for the same: the reason is that of a rate limit.
    {
      match: { status: [403], json: { 'error.message': /^Requests from referer .{1,300} are blocked\.$/s } },
      rule: 'api-key-restricted',
      certainty: 'proven',
      means: 'the API key does not allow this website',
      fix: 'Add the page’s address to the key’s website restrictions, and let the page send its Referer.',
    },
    {
      match: denied(/unregistered callers|without established identity|missing a valid API key/),
      rule: 'api-key-missing',
      certainty: 'likely',
      means: 'neither an API key nor a token came',
      fix: 'Send an API key (x-goog-api-key) or an access token.',
    },
    legacy(
      '(?:userRateLimitExceeded|rateLimitExceeded)',
      'rate-limited',
      'too many requests',
      'Slow down and retry with growing pauses.',
      'likely',
    ),
    legacy(
      '(?:dailyLimitExceeded|quotaExceeded|dailyLimitExceededUnreg)',
      'quota-or-billing',
      'the daily quota is used up',
      'Raise the quota in the console, or wait for the next day.',
    ),
    legacy(
      'accessNotConfigured',
      'quota-or-billing',
      'the API is not enabled in the project',
      'Enable the API in the API library of the console.',
    ),
    {
      match: {
        status: [403],
        json: { 'error.errors.*.reason': 'insufficientPermissions', 'error.message': /^User does not have/ },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the user may not read this',
      fix: 'Give the user access to what the request names (account, property or view).',
    },
    legacy(
      'insufficientPermissions',
      'insufficient-scope',
      'the access token lacks a scope that this method needs',
      'Ask for the scope that the method’s reference page lists, and have the user consent to it.',
      'likely',
    ),
    legacy(
      'domainPolicy',
      'resource-policy',
      'the administrators of the domain do not allow this app',
      'Ask the domain’s administrator to allow the app.',
    ),
    legacy(
      '(?:insufficientFilePermissions|forbidden|appNotAuthorizedToFile|youtubeSignupRequired)',
      'insufficient-permission',
      'the user may not do this with this resource',
      'Share the resource with the user, or ask the domain’s administrator.',
      'likely',
    ),
    legacy(
      '(?:retentionPolicyNotMet|objectUnderActiveHold|UserProjectAccessDenied|policyViolation|vpcServiceControls)',
      'resource-policy',
      'a policy of the bucket or project forbids it',
      'Change the retention policy or hold of the bucket, or the project that is billed.',
    ),
    legacy(
      '(?:accountDisabled|UserProjectAccountProblem)',
      'quota-or-billing',
      'the project has a billing problem',
      'Check the billing account of the project.',
    ),
    legacy('keyInvalid', 'api-key-invalid', 'the API key is not valid', 'Copy the key again from the project.'),
    legacy(
      '(?:ipRefererBlocked|refererNotAllowed)',
      'api-key-restricted',
      'the API key does not allow this website or address',
      'Change the application restrictions of the key.',
    ),
    legacy('authError', 'invalid-token', 'the access token is invalid or has expired', 'Renew it and try again.'),
    {
      match: denied(/Request had insufficient authentication scopes/),
      rule: 'insufficient-scope',
      certainty: 'proven',
      means: 'the access token lacks a scope that this method needs',
      fix: 'Ask for the scope that the method’s reference page lists, and have the user consent to it.',
    },
    {
      match: denied(/^Missing or insufficient permissions\.$/),
      rule: 'insufficient-permission',
      product: 'Firestore',
      certainty: 'likely',
      means: 'security rules deny this read or write',
      fix: 'Try the request in the rules playground as this user; App Check refuses with the same words.',
    },
    {
      match: denied(/^Permission '(?<permission>[\w.]{3,80})' denied(?: on resource '(?<resource>[^']{1,200})')?/),
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the caller lacks {permission}',
      fix: 'Grant a role that has {permission} on the resource.',
    },
    deniedTo(/^(?!.{0,200}\bAPI key\b)(?<message>.{1,250})/s, '{message}'),
    {
      match: {
        status: [401],
        json: {
          'error.status|*.error.status': 'UNAUTHENTICATED',
          'error.message|*.error.message': /missing required authentication credential/,
        },
      },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'no access token came, or one that it does not know',
      fix: 'Send Authorization: Bearer TOKEN with a Google access token.',
    },
    {
      match: { status: [401], json: { 'error.status|*.error.status': 'UNAUTHENTICATED' } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the access token is invalid or has expired',
    },
    maps(
      'REQUEST_DENIED',
      /referer restrictions|not authorized to use this|IP, site or mobile/i,
      'api-key-restricted',
      'the API key may not call this service from here',
      'Change the application or API restrictions of the key; web services want a key without website restrictions.',
    ),
    maps('REQUEST_DENIED', /You must use an API key/, 'api-key-missing', 'no API key came'),
    maps('REQUEST_DENIED', /API key is invalid/, 'api-key-invalid', 'the API key is not valid'),
    maps('REQUEST_DENIED', /enable Billing/, 'quota-or-billing', 'the project has no billing account'),
    maps(/^OVER_(?:QUERY|DAILY)_LIMIT$/, true, 'quota-or-billing', 'the quota is used up, or billing is off'),
  ],
  carries: [
    { header: { server: /^(?:ESF|Google Frontend)$/ }, tells: 'carried', layer: 'gateway', product: 'Google Frontend' },
  ],
} satisfies Recogniser;
