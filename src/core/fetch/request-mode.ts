import { type Exchange, getHeader, type HeaderList, hasHeader } from '../exchange.ts';
import { isCorsSafelistedMethod } from './cors-safelisted-method.ts';
import { corsUnsafeRequestHeaderNames } from './cors-unsafe-request-header-names.ts';
import { originOf } from './origin.ts';

/** What a capture tells of a request's mode. https://fetch.spec.whatwg.org/#concept-request-mode */
export interface RequestMode {
  readonly mode: 'cors' | 'no-cors' | 'navigate' | 'same-origin' | 'websocket' | 'unknown';
  readonly certain: boolean;
}

const NAVIGATIONS: ReadonlySet<string> = new Set(['document', 'main_frame', 'sub_frame', 'iframe']);

/**
 * The request's mode: `Sec-Fetch-Mode` says it, where the URL is trustworthy enough for the browser to send it; a
 * preflight implies `cors`; else what else the capture holds. `preflighted`: a preflight was captured for it.
 */
export function requestMode(exchange: Exchange, preflighted: boolean): RequestMode {
  if (preflighted) return { mode: 'cors', certain: true };
  const { headers, method, url } = exchange.request;
  const told = getHeader(headers, 'Sec-Fetch-Mode')?.toLowerCase();
  if (told === 'cors' || told === 'no-cors' || told === 'navigate' || told === 'same-origin' || told === 'websocket') {
    return { mode: told, certain: true };
  }
  if (/^wss?:/.test(url) || exchange.resourceType === 'websocket' || hasHeader(headers, 'Sec-WebSocket-Key')) {
    return { mode: 'websocket', certain: true };
  }
  if (exchange.resourceType !== null && NAVIGATIONS.has(exchange.resourceType))
    return { mode: 'navigate', certain: true };
  if (exchange.resourceType === 'font' || exchange.resourceType === 'eventsource')
    return { mode: 'cors', certain: true };
  // A GET or HEAD carries Origin only in CORS mode ("append a request Origin header", Fetch 3.2).
  const origin = getHeader(headers, 'Origin');
  if (origin !== null && (method === 'GET' || method === 'HEAD')) return { mode: 'cors', certain: true };
  const { resourceType } = exchange;
  if (resourceType === 'fetch' || resourceType === 'xhr') {
    // The mode of a fetch() is `cors` unless the page says otherwise; XMLHttpRequest always is.
    return { mode: 'cors', certain: resourceType === 'xhr' || needsPreflight(exchange) };
  }
  const isForeign = origin !== null && originOf(url) !== origin;
  if (!isForeign || resourceType !== null || isNavigation(headers)) return { mode: 'unknown', certain: false };
  return { mode: 'cors', certain: needsPreflight(exchange) };
}

/**
 * The mode of a request within an origin of whose kind nothing else tells: with what only scripts can send it is that of
 * `fetch`, unless the page says otherwise.
 */
export const modeWithinOrigin = (exchange: Exchange): RequestMode => ({
  mode: needsPreflight(exchange) ? 'cors' : 'unknown',
  certain: false,
});

/** What neither forms nor beacons nor elements can send. */
export const needsPreflight = ({ request: { method, headers } }: Exchange): boolean =>
  !isCorsSafelistedMethod(method) || corsUnsafeRequestHeaderNames(headers).length > 0;

const isNavigation = (headers: HeaderList): boolean =>
  hasHeader(headers, 'Upgrade-Insecure-Requests') || getHeader(headers, 'Accept')?.startsWith('text/html,') === true;
