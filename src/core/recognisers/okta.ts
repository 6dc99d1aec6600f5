import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

const coded = (code: string, rule: RuleId, means: string, fix: string, status = [401, 403, 429]): Marker => ({
  match: { status, json: { errorCode: code, errorSummary: true } },
  rule,
  certainty: 'likely',
  means,
  fix,
});

export default {
  id: 'okta',
  product: 'Okta',
  layer: 'identity-provider',
  docs: [
    'https://developer.okta.com/docs/reference/error-codes/',
    'https://developer.okta.com/docs/reference/core-okta-api/#cors',
  ],
  markers: [
    coded(
      'E0000006',
      'insufficient-permission',
      'the user or token may not do this',
      'Give the administrator role or the okta.* scope that the operation needs; the org’s trusted origins matter for CORS.',
    ),
    coded('E0000005', 'token-expired', 'the session is invalid or has expired', 'Sign in again.'),
    coded(
      'E0000011',
      'invalid-token',
      'the token is not valid',
      'Create a new API token: one that is not used for 30 days expires.',
    ),
    coded('E0000004', 'invalid-token', 'authentication failed', 'Check the user name and password.'),
    coded('E0000015', 'license-or-plan', 'the feature is not enabled for the organisation', 'Ask Okta to enable it.'),
    coded('E0000047', 'rate-limited', 'too many requests', 'Wait as X-Rate-Limit-Reset says.'),
    coded('E0000069', 'account-suspended', 'the user is locked', 'Unlock the account.'),
    coded('E0000119', 'account-suspended', 'the account is locked', 'Unlock the account.'),
    {
      match: {
        status: [404],
        json: { errorCode: 'E0000007', errorSummary: /^Not found: Resource not found: me \(Session\)$/ },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'it sees no session of this browser',
      fix: 'Sign in at Okta, send the call with credentials, and add the page to the trusted origins; a browser that blocks third-party cookies sends none.',
    },
    {
      match: { status: [403], header: { 'x-okta-request-id': true, 'www-authenticate': /insufficient_scope/ } },
      rule: 'insufficient-scope',
      certainty: 'proven',
      means: 'the token lacks an okta.* scope',
      fix: 'Grant the scope to the application (Okta API Scopes) and ask for it.',
    },
  ],
  carries: [{ header: { 'x-okta-request-id': true }, tells: 'answered' }],
  headers: ['x-okta-request-id', 'x-rate-limit-limit', 'x-rate-limit-remaining', 'x-rate-limit-reset'],
} satisfies Recogniser;
