import { challengesOf, isForAny } from './challenge.ts';
import type { Exchange } from './exchange.ts';

/** The request carried credentials of a scheme that the 401 asks for again: what came is not accepted. */
export function cameInVain({ response, credentials }: Exchange): boolean {
  if (response?.status !== 401) return false;
  const asked = challengesOf(response.headers).filter(isForAny);
  const schemes = new Set(asked.map(({ scheme }) => scheme.toLowerCase()));
  return credentials.some(
    ({ scheme, where }) => where === 'request header authorization' && schemes.has(scheme?.toLowerCase() ?? ''),
  );
}
