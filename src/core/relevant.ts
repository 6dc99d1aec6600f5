import { type Exchange, getHeader, hasHeader } from './exchange.ts';
import { isRedirectStatus } from './fetch/cors-preflight-fetch.ts';
import { originOf, resolveLocation } from './fetch/origin.ts';
import { isRefusal } from './refusal.ts';
import { urlShape } from './url-shape.ts';

/** Requests that passed, kept for each origin as evidence. */
export const SIBLINGS_KEPT = 20;

/** A page that polls passes with the same request again and again. */
const SIBLINGS_ALIKE = 2;

/**
 * The exchanges of a capture that can be part of a denial, and a few of each origin that passed; in their order. Most
 * requests pass, and reading and masking what they carry would cost more than all the rest.
 */
export function relevantExchanges(exchanges: readonly Exchange[]): readonly Exchange[] {
  const urls = new Set(exchanges.flatMap(urlToFollow));
  const passed = new Map<string, Map<string, number>>();
  const refused = new Set<string>();
  return exchanges.filter((exchange) => {
    const { method, url } = exchange.request;
    if (isSuspect(exchange)) {
      if (exchange.role === 'actual') refused.add(`${method} ${urlShape(url)}`);
      return true;
    }
    // The first pass after a refusal clears it.
    if (urls.has(url) || (refused.size > 0 && refused.delete(`${method} ${urlShape(url)}`))) return true;
    const origin = originOf(exchange.request.url) ?? '';
    const kept = passed.get(origin) ?? new Map<string, number>();
    passed.set(origin, kept);
    const shape = `${method} ${urlShape(url)}`;
    const times = kept.get(shape) ?? 0;
    if (times === SIBLINGS_ALIKE || (times === 0 && kept.size === SIBLINGS_KEPT)) return false;
    kept.set(shape, times + 1);
    return true;
  });
}

/** The URL of the exchange that comes next: a preflight's actual, a redirect's next hop. */
function urlToFollow({ role, request, response }: Exchange): readonly string[] {
  if (role === 'preflight') return [request.url];
  if (response === null || !isRedirectStatus(response.status)) return [];
  const location = getHeader(response.headers, 'Location') ?? response.redirectUrl;
  const target = location === null ? null : resolveLocation(location, request.url);
  return target === null ? [] : [target.split('#', 1)[0] ?? target];
}

/** Whether an exchange may be part of a denial, whatever others there are. */
export function isSuspect(exchange: Exchange): boolean {
  const { role, response, error, reportsErrors, request } = exchange;
  if (role === 'preflight' || response === null || response.status >= 300 || error !== null) return true;
  // Where errors are not told, only the CORS check tells that the browser kept an answer from the page.
  if (!reportsErrors && hasHeader(request.headers, 'Origin')) return true;
  return isRefusal(exchange);
}
