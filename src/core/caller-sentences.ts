import { any, near, said, TOKEN } from './error-words.ts';
import type { Marker } from './recogniser.ts';

/** What a token is called where a caller sent one; of links and forms, too, it is said that a token is no good. */
const CALLERS_TOKEN =
  '(?:the |your |an? )?(?:provided |supplied |given )?(?:(?:access|auth\\w*|bearer|id|session|api|user|jwt|login)[ _-])?(?:token|jwt|credentials)';

const REFUSED =
  '(?:access (?:is |was )?denied|(?:access )?(?:is )?forbidden|permission denied|(?:you are )?not authori[sz]ed)';

/**
 * Of an error that is not called a refusal, and that answers a request with a token, a password or a key: the same words may be about
 * something else where none came.
 */
export const CALLER_SENTENCES: readonly Marker[] = [
  ...said('token-expired', any(near(TOKEN, 'expired')), [422, 500]),
  ...said(
    'api-key-invalid',
    /\bapi[ _-]?key\b[^.]{0,20}\b(?:invalid|not valid|incorrect|not found)\b|\b(?:invalid|incorrect|bad|wrong|unknown)[ _]api[ _-]?key\b/,
    [422, 500],
  ),
  ...said(
    'invalid-token',
    any(
      `^${CALLERS_TOKEN}\\b[^.]{0,20}\\b(?:invalid|not valid|incorrect|malformed|revoked|not found)\\b`,
      `^(?:invalid|malformed|bad|wrong|incorrect) ${CALLERS_TOKEN}\\b`,
      '^(?:unauthori[sz]ed|unauthenticated)(?: exception)?\\W?$',
    ),
    [400, 422, 500],
  ),
  ...said('invalid-signature', /^(?:invalid signature|signature (?:validation|verification) failed)\W?$/, [422, 500]),
  ...said('insufficient-permission', any(`^${REFUSED}\\W{0,2}$`, /\baccess denied exception\b/), [400, 422, 500]),
].map((marker) => ({ ...marker, match: { ...marker.match, isToCaller: true } as const }));
