import { type Exchange, getHeader, hasHeader } from '../exchange.ts';
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
  if (/^wss?:/.test(url) || exchange.resourceType === 'websocket') return { mode: 'websocket', certain: true };
  if (exchange.resourceType !== null && NAVIGATIONS.has(exchange.resourceType))
    return { mode: 'navigate', certain: true };
  if (exchange.resourceType === 'font' || exchange.resourceType === 'eventsource')
    return { mode: 'cors', certain: true };
  // A GET or HEAD carries Origin only in CORS mode ("append a request Origin header", Fetch 3.2).
  const origin = getHeader(headers, 'Origin');
  if (origin !== null && (method === 'GET' || method === 'HEAD')) return { mode: 'cors', certain: true };
  if (exchange.resourceType === 'fetch' || exchange.resourceType === 'xhr') {
    // The mode of a fetch() is `cors` unless the page says otherwise; XMLHttpRequest always is.
    return { mode: 'cors', certain: exchange.resourceType === 'xhr' };
  }
  if (origin !== null && exchange.resourceType === null && !hasHeader(headers, 'Upgrade-Insecure-Requests')) {
    return { mode: originOf(url) === origin ? 'unknown' : 'cors', certain: false };
  }
  return { mode: 'unknown', certain: false };
}
