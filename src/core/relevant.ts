import { type Exchange, getHeader, hasHeader } from './exchange.ts';
import { isRedirectStatus } from './fetch/cors-preflight-fetch.ts';
import { originOf, resolveLocation } from './fetch/origin.ts';
import { groupBy } from './group-by.ts';
import { readDateTime } from './har/date-time.ts';
import type { Passed } from './har/passed.ts';
import { askedFor, harmlessPreflights } from './harmless-preflights.ts';
import { LONGEST_LAG, REDIRECT_SLACK } from './pair-preflights.ts';
import { isRefusal } from './refusal.ts';
import { isTokenRequest } from './token-request.ts';
import { urlShape } from './url-shape.ts';

/** Requests that passed, kept for each origin as evidence. */
export const SIBLINGS_KEPT = 20;

/** A page that polls passes with the same request again and again. */
const SIBLINGS_ALIKE = 2;

/** A request that surely passed, not read yet. */
export interface Unread {
  readonly passed: Passed;
  readonly read: () => Exchange | null;
}

/**
 * The exchanges of a capture that can be part of a denial, and a few of each origin that passed; in their order. Most
 * requests pass, and reading and masking what they carry would cost more than all the rest.
 */
export function relevantExchanges(all: readonly (Exchange | Unread)[]): readonly Exchange[] {
  const suspects = new Set(all.filter((one): one is Exchange => !('passed' in one) && isSuspect(one)));
  const harmless = harmlessPreflights([...suspects]);
  const keepsPreflight = siblingsQuota();
  const left = new Set<Exchange | Unread>();
  for (const preflight of harmless) {
    const { url } = preflight.request;
    if (keepsPreflight(originOf(url) ?? '', urlShape(askedFor(preflight)))) continue;
    suspects.delete(preflight);
    left.add(preflight);
  }
  const follows = followers([...suspects]);
  const turning = lastBeforeRefusal(
    all.filter((one) => !left.has(one)),
    suspects,
  );
  const keeps = siblingsQuota();
  const refused = new Set<string>();
  const isWanted = (one: Exchange | Unread): boolean => {
    const known = passedOf(one);
    const shape = `${known.method} ${urlShape(known.url)}`;
    // The first pass after a refusal clears it.
    if (follows(known) || (refused.size > 0 && refused.delete(shape)) || turning.has(one)) return true;
    return keeps(known.origin, shape, isTokenRequest(known));
  };
  return all.flatMap((one) => {
    if ('passed' in one) return (isWanted(one) ? one.read() : null) ?? [];
    const { method, url } = one.request;
    if (left.has(one)) return [];
    if (!suspects.has(one)) return isWanted(one) ? [one] : [];
    if (one.role === 'actual') refused.add(`${method} ${urlShape(url)}`);
    return [one];
  });
}

/** Says of each origin's requests, by what they look like, whether one more is worth keeping; of requests for tokens more are. */
function siblingsQuota(): (origin: string, shape: string, isToken?: boolean) => boolean {
  const origins = new Map<string, Map<string, number>>();
  return (origin, shape, isToken = false) => {
    const kept = origins.get(origin) ?? new Map<string, number>();
    origins.set(origin, kept);
    const times = kept.get(shape) ?? 0;
    if (times === (isToken ? SIBLINGS_KEPT : SIBLINGS_ALIKE)) return false;
    if (times === 0 && !isToken && kept.size === SIBLINGS_KEPT) return false;
    kept.set(shape, times + 1);
    return true;
  };
}

function passedOf(one: Exchange | Unread): Passed {
  if ('passed' in one) return one.passed;
  const { method, url } = one.request;
  return { method, url, origin: originOf(url) ?? '', started: one.startedDateTime };
}

/** Says whether a request that passed may be what a preflight was for, or where a redirect led to. */
function followers(suspects: readonly Exchange[]): (one: Passed) => boolean {
  const targets = new Set(suspects.flatMap(redirectTarget));
  const asked = groupBy(
    suspects.filter(({ role }) => role === 'preflight'),
    askedFor,
  );
  return ({ method, url, started }) => {
    if (targets.has(url)) return true;
    const preflights = asked.get(`${method} ${url}`);
    if (preflights === undefined) return false;
    const start = typeof started === 'number' ? started : readDateTime(started);
    return preflights.some((preflight) => mayPair(preflight, start));
  };
}

/** What `pairPreflights` asks of the times, at the least. */
function mayPair({ startedDateTime }: Exchange, actual: number | null): boolean {
  if (startedDateTime === null || actual === null) return true;
  return actual <= startedDateTime + REDIRECT_SLACK && actual >= startedDateTime - LONGEST_LAG;
}

/** By origin, the last request that passed before one was refused: it tells since when. */
function lastBeforeRefusal(
  all: readonly (Exchange | Unread)[],
  suspects: ReadonlySet<Exchange>,
): ReadonlySet<Exchange | Unread> {
  const turning = new Set<Exchange | Unread>();
  if (suspects.size === 0) return turning;
  const last = new Map<string, Exchange | Unread>();
  const found = new Map<string, number>();
  for (const one of all) {
    const { origin } = passedOf(one);
    const before = last.get(origin);
    if ('passed' in one || !suspects.has(one)) last.set(origin, one);
    else if (before !== undefined && (found.get(origin) ?? 0) < SIBLINGS_KEPT) {
      turning.add(before);
      last.delete(origin);
      found.set(origin, (found.get(origin) ?? 0) + 1);
    }
  }
  return turning;
}

/** The URL of a redirect's next hop. */
function redirectTarget({ request, response }: Exchange): readonly string[] {
  if (response === null || !isRedirectStatus(response.status)) return [];
  const location = getHeader(response.headers, 'Location') ?? response.redirectUrl;
  const target = location === null ? null : resolveLocation(location, request.url);
  return target === null ? [] : [target.split('#', 1)[0] ?? target];
}

/** Whether an exchange may be part of a denial, whatever others there are. */
function isSuspect(exchange: Exchange): boolean {
  const { role, response, error, reportsErrors, request } = exchange;
  if (role === 'preflight' || response === null || response.status >= 300 || error !== null) return true;
  // Where errors are not told, only the CORS check tells that the browser kept an answer from the page.
  if (!reportsErrors && hasHeader(request.headers, 'Origin')) return true;
  return isRefusal(exchange);
}
