import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** Better Auth names each error by a code, beside a sentence that never changes. */
const coded = (code: string, message: string, rule: RuleId, means: string, fix: string): Marker => ({
  match: { status: [400, 401, 403], json: { code, message } },
  rule,
  certainty: surest(rule),
  means,
  fix,
});

const TRUSTED = 'List the origin in trustedOrigins of betterAuth, with its scheme and port.';
const SIGN_IN = 'Sign in again.';

export default {
  id: 'better-auth',
  product: 'Better Auth',
  layer: 'framework',
  docs: [
    'https://www.better-auth.com/docs/reference/security#trusted-origins',
    'https://www.better-auth.com/docs/concepts/session-management',
  ],
  markers: [
    coded('INVALID_ORIGIN', 'Invalid origin', 'csrf-origin', 'the origin is none of its trusted origins', TRUSTED),
    coded(
      'MISSING_OR_NULL_ORIGIN',
      'Missing or null Origin',
      'csrf-origin',
      'the request came with cookies and without an origin',
      'Call it from a page of a trusted origin; a sandboxed frame or a redirect makes the origin null.',
    ),
    coded(
      'CROSS_SITE_NAVIGATION_LOGIN_BLOCKED',
      'Cross-site navigation login blocked. This request appears to be a CSRF attack.',
      'csrf-origin',
      'a form of another site tried to sign in',
      TRUSTED,
    ),
    coded(
      'INVALID_CALLBACK_URL',
      'Invalid callbackURL',
      'resource-policy',
      'callbackURL leads to an origin that it does not trust',
      'List the origin of callbackURL in trustedOrigins of betterAuth, or give a path.',
    ),
    coded('SESSION_NOT_FRESH', 'Session is not fresh', 'step-up-required', 'the sign-in was too long ago', SIGN_IN),
    coded(
      'INVALID_EMAIL_OR_PASSWORD',
      'Invalid email or password',
      'invalid-token',
      'no account has this address with this password',
      'Check the address and the password.',
    ),
    coded(
      'EMAIL_NOT_VERIFIED',
      'Email not verified',
      'account-suspended',
      'the address of the account is not verified yet',
      'Follow the link that was sent to the address.',
    ),
  ],
} satisfies Recogniser;
