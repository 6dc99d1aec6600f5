import { authParams, pick } from './auth-params.ts';
import type { Found } from './found.ts';

/** https://www.rfc-editor.org/rfc/rfc7616#section-3.4: all but the user, the nonces and the response is shown. */
export const readDigest = (value: string): Pick<Found, 'parts'> => ({
  parts: pick(authParams(value), ['realm', 'algorithm', 'qop', 'nc']),
});
