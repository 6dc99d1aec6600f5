import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'gitlab',
  product: 'GitLab',
  layer: 'application',
  docs: [
    'https://docs.gitlab.com/api/rest/troubleshooting/',
    'https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/',
  ],
  markers: [
    {
      match: {
        status: [403],
        json: {
          error: 'insufficient_scope',
          error_description: /^The request requires higher privileges than provided by the access token/,
          scope: /^(?<scope>.{1,200})$/,
        },
      },
      rule: 'insufficient-scope',
      certainty: 'proven',
      means: 'the token lacks a scope; any of these would do: {scope}',
      fix: 'Create a token with one of the scopes {scope}: scopes of a token cannot be changed.',
    },
    {
      match: {
        status: [401],
        json: {
          error: 'invalid_token',
          error_description: /^Token is expired\. You can either do re-authorization or token refresh\.$/,
        },
      },
      rule: 'token-expired',
      certainty: 'proven',
      means: 'the token has expired',
    },
    {
      match: {
        status: [401],
        json: {
          error: 'invalid_token',
          error_description: /^Token was revoked\. You have to re-authorize from the user\.$/,
        },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the token was revoked',
    },
    {
      match: { status: [401], json: { message: /^401 Unauthorized$/ } },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'no token came, or one that is not valid',
      fix: 'Send PRIVATE-TOKEN or Authorization: Bearer with a valid token.',
    },
    {
      match: { status: [429], header: { 'ratelimit-name': /^(?<limit>throttle_\w{1,60})$/ } },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'its limit {limit} is reached',
      fix: 'Wait as Retry-After says, then ask less often.',
    },
    {
      match: {
        status: [403],
        json: {
          message:
            /^403 Forbidden\s{1,2}- .{0,60}\byour account (?:has been (?:blocked|deactivated)|is (?:blocked|pending))/i,
        },
      },
      rule: 'account-suspended',
      certainty: 'likely',
      means: 'the account is blocked, deactivated or not approved yet',
    },
    {
      match: { status: [403], json: { message: /^403 Forbidden(?:\s{1,2}- (?<why>.{1,150}))?$/ } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the role of this user in the project does not allow it',
      fix: 'Raise the role of the user in the project or group, or check protected branches and features that are switched off.',
    },
    {
      match: { status: [429], body: [/^Retry later$/] },
      rule: 'rate-limited',
      layer: 'framework',
      product: 'Rack::Attack',
      certainty: 'likely',
      means: 'its rate limit counts too many requests',
    },
  ],
  carries: [{ header: { 'x-gitlab-meta': true }, tells: 'carried' }],
} satisfies Recogniser;
