import type { Chain } from './chain.ts';
import { getHeader } from './exchange.ts';
import { isRedirectStatus } from './fetch/cors-preflight-fetch.ts';
import { isSameOrigin, originOf, resolveLocation } from './fetch/origin.ts';
import { parseUrl } from './parse-url.ts';

/** Where a request was sent to sign in. */
export interface SignInRedirect {
  readonly status: number;
  /** The page of the sign-in, without its query. */
  readonly to: string;
}

const SEGMENT = /^(?:log-?in|sign-?in|sign_in|sso|saml2?|cas|adfs|oauth2?|openid-connect|authori[sz]e|\.auth)$/i;

/** The redirect of a request to another origin's page for signing in: so gateways answer whoever has no session with them. */
export function signInRedirect({ hops }: Chain): SignInRedirect | null {
  for (const { actual } of hops) {
    const { response } = actual ?? {};
    if (actual === null || response == null || !isRedirectStatus(response.status)) continue;
    const location = getHeader(response.headers, 'Location') ?? response.redirectUrl;
    const target = location === null ? null : resolveLocation(location, actual.request.url);
    const url = target === null ? null : parseUrl(target);
    const origin = originOf(actual.request.url);
    if (url === null || origin === null || isSameOrigin(url.origin, origin)) continue;
    if (url.pathname.split('/').some((segment) => SEGMENT.test(segment)))
      return { status: response.status, to: `${url.origin}${url.pathname}` };
  }
  return null;
}
