import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** Slack refuses with 200 and `ok: false`. */
const coded = (
  error: string,
  rule: RuleId,
  means: string,
  fix: string,
  certainty = surest(rule),
): readonly Marker[] => {
  const match = { status: [200, 401, 403, 429], json: { ok: 'false', error: new RegExp(`^(?:${error})$`) } };
  return [
    { match: { ...match, header: { 'x-slack-req-id': true } }, rule, certainty, means, fix },
    { match, rule, certainty: 'likely', means, fix },
  ];
};

export default {
  id: 'slack',
  product: 'Slack',
  layer: 'application',
  docs: [
    'https://docs.slack.dev/reference/methods/chat.postMessage#errors',
    'https://docs.slack.dev/apis/web-api/rate-limits',
  ],
  markers: [
    {
      match: {
        status: [200, 403],
        json: {
          ok: 'false',
          error: 'missing_scope',
          needed: /^(?<scope>.{1,200})$/,
          provided: /^(?<provided>.{0,400})$/,
        },
      },
      rule: 'insufficient-scope',
      certainty: 'proven',
      means: 'the token lacks the scope {scope}',
      fix: 'Add {scope} to the app’s scopes and install it again.',
    },
    ...coded(
      'missing_scope',
      'insufficient-scope',
      'the token lacks a scope',
      'Add the scope to the app and install it again.',
    ),
    ...coded(
      'not_authed',
      'missing-credentials',
      'no token came',
      'Send Authorization: Bearer TOKEN; a browser cannot, as Slack does not allow the header in CORS: post it in the form body, from a server.',
    ),
    ...coded(
      'invalid_auth|token_revoked',
      'invalid-token',
      'the token is not valid',
      'Install the app again and use the new token.',
    ),
    ...coded('token_expired', 'token-expired', 'the token has expired', 'Renew it with the refresh token.'),
    ...coded(
      'account_inactive',
      'account-suspended',
      'the user or workspace is deactivated',
      'Install the app again with another user.',
    ),
    ...coded(
      'not_allowed_token_type',
      'wrong-auth-scheme',
      'this method takes another kind of token',
      'Use the bot, user or app token that the method’s page lists.',
    ),
    ...coded(
      'two_factor_setup_required',
      'step-up-required',
      'the workspace wants a second factor',
      'Have the user set up two-factor authentication.',
    ),
    ...coded(
      'paid_only',
      'license-or-plan',
      'the plan of the workspace lacks this',
      'Use a workspace with a paid plan.',
    ),
    ...coded('ratelimited', 'rate-limited', 'too many calls', 'Wait as Retry-After says.'),
    ...coded(
      'restricted_action(?:_\\w{3,40})?',
      'resource-policy',
      'a preference of the workspace does not let the user do this',
      'Ask an administrator of the workspace.',
    ),
    ...coded(
      'no_permission|(?:team_)?access_not_granted|user_is_(?:ultra_)?restricted|cant_(?:update|delete|broadcast)_\\w{3,20}|not_in_channel|access_denied',
      'insufficient-permission',
      'the user or app may not do this',
      'Invite the app to the channel, or ask an administrator.',
      'likely',
    ),
    ...coded(
      'ekm_access_denied|enterprise_is_restricted|accesslimited',
      'resource-policy',
      'a policy of the organisation refuses',
      'Ask an administrator of the organisation.',
    ),
  ],
  carries: [{ header: { 'x-slack-req-id': true }, tells: 'answered' }],
  headers: ['x-oauth-scopes', 'x-accepted-oauth-scopes'],
} satisfies Recogniser;
