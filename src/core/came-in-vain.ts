import { challengesOf } from './challenge.ts';
import type { Exchange } from './exchange.ts';

/** Schemes whose servers answer wrong credentials and none with one page. */
const ONE_PAGE: ReadonlySet<string> = new Set(['basic', 'digest', 'negotiate', 'ntlm']);

/** The request carried credentials of a scheme that the 401 asks for again: what came is not accepted. */
export function cameInVain({ response, credentials }: Exchange): boolean {
  if (response?.status !== 401) return false;
  const asked = new Set(challengesOf(response.headers).map(({ scheme }) => scheme.toLowerCase()));
  return credentials.some(({ scheme, where }) => {
    const sent = scheme?.toLowerCase() ?? '';
    return where === 'request header authorization' && ONE_PAGE.has(sent) && asked.has(sent);
  });
}
