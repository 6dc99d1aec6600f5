import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** The backend SDK says its reason in a header, whatever the application answers. */
const reason = (words: RegExp, rule: RuleId, means: string, fix: string): Marker => ({
  match: { status: [401, 403], header: { 'x-clerk-auth-reason': words } },
  rule,
  certainty: surest(rule),
  means,
  fix,
});

export default {
  id: 'clerk',
  product: 'Clerk',
  layer: 'framework',
  docs: [
    'https://clerk.com/docs/references/backend/authenticate-request',
    'https://clerk.com/docs/guides/development/troubleshooting',
  ],
  markers: [
    reason(
      /^(?:session-)?token-expired/,
      'token-expired',
      'the session token has expired',
      'Call getToken() before each request: it renews the token, which lives for a minute.',
    ),
    reason(
      /^(?:token-not-active-yet|session-token-nbf|(?:session-)?token-iat-in-the-future)/,
      'clock-skew',
      'the token is not valid yet by this server’s clock',
      'Set the clock of the server (NTP), or clockSkewInMs.',
    ),
    reason(
      /^(?:session-token-(?:and-uat-)?missing|client-uat-without-session-token|dev-browser-missing)/,
      'missing-credentials',
      'no session token came',
      'Send Authorization: Bearer with the token of getToken(); from another origin the cookie is not sent.',
    ),
    reason(
      /^token-invalid-authorized-parties/,
      'wrong-audience',
      'the token was made for a page that is not among authorizedParties',
      'Add the origin of the page to authorizedParties.',
    ),
    reason(
      /^token-(?:invalid|verification-failed)/,
      'invalid-token',
      'the session token does not verify',
      'Use the keys of the same Clerk instance in page and server.',
    ),
  ],
} satisfies Recogniser;
