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

/** Errors of its own APIs, each with an id to quote: https://clerk.com/docs/guides/development/errors/frontend-api */
const coded = (code: RegExp, rule: RuleId, means: string, fix?: string): Marker => ({
  match: { status: [400, 401, 403, 422], json: { clerk_trace_id: true, 'errors.*.code': code } },
  rule,
  certainty: 'likely',
  layer: 'identity-provider',
  means,
  ...(fix === undefined ? {} : { fix }),
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
    coded(
      /^origin_invalid$/,
      'csrf-origin',
      'the origin of the page is neither the domain of this instance nor below it',
      'Serve the page from the domain of the production instance, or use the keys of a development instance.',
    ),
    coded(/^(?:user_locked|user_banned)$/, 'account-suspended', 'the user is locked or banned'),
    coded(
      /^(?:session_)?(?:requires_)?reverification(?:_required)?$/,
      'step-up-required',
      'it asks to verify once more',
    ),
    coded(/^captcha_\w{1,30}$/, 'bot-challenge', 'the CAPTCHA was not solved'),
    {
      ...coded(
        /^(?:signed_out|authentication_invalid|dev_browser_unauthenticated)$/,
        'missing-credentials',
        'nobody is signed in',
      ),
      ifSent: 'invalid-token',
    },
  ],
} satisfies Recogniser;
