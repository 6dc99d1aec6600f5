import type { Exchange } from './exchange.ts';
import { parseUrl } from './parse-url.ts';

/** The last segment of the paths at which tokens are issued and renewed: `/oauth2/v2.0/token`, `/auth/refresh`, `/refreshToken`. */
const SEGMENT =
  /^(?:oauth2?[-_]?)?(?:access[-_]?|refresh[-_]?|renew[-_]?)?(?:token|refresh|renew)(?:[-_]?(?:token|session|access))?$/i;

/** True for a request that asks for a token, or for a new one. https://www.rfc-editor.org/rfc/rfc6749#section-3.2 */
export function isTokenRequest({ method, url }: { readonly method: string; readonly url: string }): boolean {
  if (method !== 'POST') return false;
  const segments = parseUrl(url)
    ?.pathname.split('/')
    .filter((segment) => segment !== '');
  return SEGMENT.test(segments?.at(-1) ?? '');
}

/** A password in a form or in JSON: what is posted to sign in with. */
export const signsIn = ({ request: { method, body } }: Exchange): boolean =>
  method === 'POST' && /\bpass(?:word|wd|phrase)?"?\s{0,2}[:=]/i.test(body?.text?.slice(0, 2_048) ?? '');
