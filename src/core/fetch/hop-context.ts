import type { Chain, Hop } from '../chain.ts';
import { type Exchange, getHeader, type Origin } from '../exchange.ts';
import { isRedirectTainted } from './http-redirect-fetch.ts';
import { includesUserinfo, isSameOrigin, originOf } from './origin.ts';
import { modeWithinOrigin, type RequestMode, requestMode } from './request-mode.ts';

/** A hop as CORS sees it. */
export interface HopContext {
  readonly index: number;
  readonly hop: Hop;
  readonly url: string;
  /** The actual's method: where the actual was not captured the preflight names it. */
  readonly method: string;
  /** The serialized request origin at this hop; null where nothing tells it. */
  readonly origin: Origin | null;
  /** What the preflight was sent with: after a redirect across origins Firefox does not send it with the actual's `null`. */
  readonly preflightOrigin: Origin | null;
  /** True when the response tainting is "cors": this hop's CORS check is run. Null where the origin is unknown. */
  readonly crossOrigin: boolean | null;
  readonly mode: RequestMode;
}

const MODE_BY_USERINFO: RequestMode = { mode: 'cors', certain: false };

/** Only in CORS mode is a redirect to another origin's URL with a user name not followed: HTTP-redirect fetch, steps 9 and 10. */
const wasStoppedByUserinfo = (next: Hop | undefined): boolean =>
  next?.actual?.provisional === true && next.actual.response === null && includesUserinfo(next.actual.request.url);

const any = (hop: Hop): Exchange | null => hop.actual ?? hop.preflight;

/** The method of a hop's actual request, or '' where even the preflight does not name it. */
export function methodOf(hop: Hop): string {
  if (hop.actual !== null) return hop.actual.request.method;
  return hop.preflight === null
    ? ''
    : (getHeader(hop.preflight.request.headers, 'Access-Control-Request-Method') ?? '');
}

export const urlOf = (hop: Hop): string => any(hop)?.request.url ?? '';

/** Reads the hops of a chain for CORS: origin, tainting, mode. Never throws. */
export function hopContexts(chain: Chain): readonly HopContext[] {
  const pageOrigin = requestOrigin(chain);
  const urls = chain.hops.map(urlOf);
  let tainted = false;
  return chain.hops.map((hop, index) => {
    const url = urls[index] ?? '';
    const sent = originHeader(hop);
    const computed =
      pageOrigin === null ? null : isRedirectTainted(pageOrigin, urls.slice(0, index + 1)) ? 'null' : pageOrigin;
    const origin = sent ?? computed;
    const urlOrigin = originOf(url);
    // Browsers ask leave across origins only: also of the page's own origin, once a redirect has tainted the request.
    const asks = hop.preflight !== null;
    const foreign = asks || (origin === null || urlOrigin === null ? null : !isSameOrigin(origin, urlOrigin));
    tainted ||= foreign === true;
    const actual = hop.actual ?? hop.preflight;
    const told: RequestMode =
      actual === null ? { mode: 'unknown', certain: false } : requestMode(actual, hop.preflight !== null);
    const within = told.mode === 'unknown' && actual !== null && foreign === false ? modeWithinOrigin(actual) : told;
    const mode = within.mode === 'unknown' && wasStoppedByUserinfo(chain.hops[index + 1]) ? MODE_BY_USERINFO : within;
    const asked = hop.preflight === null ? null : getHeader(hop.preflight.request.headers, 'Origin');
    const preflightOrigin = asked ?? origin;
    return {
      index,
      hop,
      url,
      method: methodOf(hop),
      origin,
      preflightOrigin,
      crossOrigin: tainted ? true : foreign,
      mode,
    };
  });
}

/**
 * The origin that the request was made from, by its first hop: its Origin header; a request that was sent in CORS mode
 * without one was same-origin; one that was never sent shows a Referer, or else the page it came from.
 */
export function requestOrigin(chain: Chain): Origin | null {
  const [first] = chain.hops;
  const said = originHeader(first);
  if (said !== null) return said;
  const exchange = any(first);
  if (exchange === null) return null;
  const { headers, url } = exchange.request;
  const site = getHeader(headers, 'Sec-Fetch-Site');
  if (site === 'same-origin' || (isForScripts(exchange) && !exchange.provisional)) return originOf(url);
  return webOrigin(getHeader(headers, 'Referer')) ?? webOrigin(exchange.page);
}

/** Of a kind that names its origin to every other one: without Origin it was same-origin, or not in CORS mode after all. */
const isForScripts = ({ request, resourceType }: Exchange): boolean =>
  getHeader(request.headers, 'Sec-Fetch-Mode') === 'cors' || resourceType === 'fetch' || resourceType === 'xhr';

function webOrigin(url: string | null): Origin | null {
  const origin = originOf(url);
  return origin === 'null' ? null : origin;
}

function originHeader(hop: Hop): Origin | null {
  const onActual = hop.actual === null ? null : getHeader(hop.actual.request.headers, 'Origin');
  return onActual ?? (hop.preflight === null ? null : getHeader(hop.preflight.request.headers, 'Origin'));
}
