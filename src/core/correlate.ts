import type { Chain, Hop } from './chain.ts';
import { type Exchange, getHeader, ownResponse } from './exchange.ts';
import { isRedirectStatus } from './fetch/cors-preflight-fetch.ts';
import { resolveLocation } from './fetch/origin.ts';
import { type FreePlaces, firstAbove, freePlaces } from './free-places.ts';
import { groupBy } from './group-by.ts';
import { pairPreflights } from './pair-preflights.ts';
import type { Redacted } from './redact.ts';
import { storedRedirects } from './stored-redirects.ts';
import { throughServiceWorker } from './through-service-worker.ts';

/**
 * Puts the exchanges of a capture together into requests: each preflight with its actual, each redirect with the hop
 * that followed it, what a page asked for with what its service worker fetched. In whatever order the exchanges come, the chains are the same; they are sorted by capture.
 */
export function correlate(exchanges: readonly Redacted<Exchange>[]): readonly Chain[] {
  const preflights = exchanges.filter((exchange) => exchange.role === 'preflight').sort(byStart);
  const actuals = exchanges.filter((exchange) => exchange.role === 'actual').sort(byStart);
  const afterRedirect = followRedirects(actuals);
  const handedOver = new Set(throughServiceWorker(actuals, new Map()).keys());
  const preflightOf = pairPreflights(preflights, actuals, new Set(afterRedirect.values()), handedOver);
  const paired = new Set(preflightOf.values());
  const next = new Map([...throughServiceWorker(actuals, preflightOf), ...afterRedirect]);
  const continued = new Set(next.values());
  const answered = storedRedirects(actuals, preflightOf, {
    has: (actual) => continued.has(actual) || next.has(actual),
  });

  const chains: Chain[] = [];
  for (const actual of actuals) {
    if (continued.has(actual)) continue;
    const hopOf = (exchange: Redacted<Exchange>): Hop => ({
      preflight: preflightOf.get(exchange) ?? null,
      actual: answered.get(exchange) ?? exchange,
    });
    const rest: Hop[] = [];
    for (let hop = next.get(actual); hop !== undefined; hop = next.get(hop)) rest.push(hopOf(hop));
    chains.push({ hops: [hopOf(actual), ...rest] });
  }
  for (const preflight of preflights) {
    if (!paired.has(preflight)) chains.push({ hops: [{ preflight, actual: null }] });
  }
  return chains.sort((a, b) => sequenceOf(a) - sequenceOf(b));
}

/** A chain's place in the capture: that of its last actual, else of its preflight. */
function sequenceOf(chain: Chain): number {
  const last = chain.hops[chain.hops.length - 1] ?? chain.hops[0];
  return (last.actual ?? last.preflight)?.sequence ?? 0;
}

/** By start, and by capture where starts are equal or unknown: an order that does not depend on arrival. */
function byStart(a: Exchange, b: Exchange): number {
  return (a.startedDateTime ?? 0) - (b.startedDateTime ?? 0) || a.sequence - b.sequence;
}

/** A redirect is followed at once; a request to its target that came later than this is another one. */
const LONGEST_PAUSE = 10_000;

type Actual = Redacted<Exchange>;

/** From each redirect to the exchange that followed it: never to one before it, so that no circle closes. */
function followRedirects(actuals: readonly Actual[]): Map<Actual, Actual> {
  const rank = new Map(actuals.map((actual, index) => [actual, index]));
  const lines = new Map(
    [...groupBy(actuals, ({ request }) => `${request.method} ${withoutUserinfo(request.url)}`)].map(
      ([target, members]) => [target, { members, free: freePlaces(members.length) }] as const,
    ),
  );
  const next = new Map<Actual, Actual>();
  for (const actual of actuals) {
    const line = lines.get(redirectTarget(actual) ?? '');
    if (line === undefined) continue;
    const place = closest(actual, line.members, line.free, rank);
    const follower = line.members[place];
    if (follower === undefined) continue;
    next.set(actual, follower);
    line.free.take(place);
  }
  return next;
}

/** Method and URL with which a redirect goes on; null where it is none. */
function redirectTarget(exchange: Exchange): string | null {
  const { browser, request } = exchange;
  const response = ownResponse(exchange);
  if (response === null || !isRedirectStatus(response.status)) return null;
  const location = getHeader(response.headers, 'Location') ?? response.redirectUrl;
  // An empty one is the URL itself, to Firefox; to Chromium it is none.
  if (location === null || (location === '' && browser !== 'firefox')) return null;
  const url = resolveLocation(location, request.url);
  if (url === null) return null;
  return `${methodAfter(request.method, response.status)} ${withoutUserinfo(url.split('#', 1)[0] ?? url)}`;
}

/** A user name is masked, and written in one way in a header and in another in a URL that a browser has read. */
const withoutUserinfo = (url: string): string =>
  url.includes('@') ? url.replace(/^(https?:\/\/)[^/?#]*@/, '$1') : url;

/** HTTP-redirect fetch, step 12: the method stays, but POST (301, 302) and any but GET and HEAD (303) become GET. */
function methodAfter(method: string, status: number): string {
  const rewritten = status === 303 ? method !== 'HEAD' : method === 'POST' && (status === 301 || status === 302);
  return rewritten ? 'GET' : method;
}

/** Place of the free member that began nearest to the end of the redirect, and after it began; -1 where none did. */
function closest(redirect: Actual, members: readonly Actual[], free: FreePlaces, rank: Map<Actual, number>): number {
  const rankOf = (actual: Actual): number => rank.get(actual) ?? 0;
  const first = firstAbove(members, rankOf(redirect), rankOf);
  if (redirect.startedDateTime === null) return free.atOrAfter(first);
  const ended = redirect.startedDateTime + (redirect.time ?? 0);
  const distance = (place: number): number => Math.abs((members[place]?.startedDateTime ?? ended) - ended);
  const split = firstAbove(members, ended, ({ startedDateTime }) => startedDateTime ?? 0);
  let found = free.atOrAfter(Math.max(split, first));
  // Of those that began before the end the nearest is the last; of several that began at once it is the first.
  for (let place = free.atOrBefore(split - 1); place >= first; place = free.atOrBefore(place - 1)) {
    if (found !== -1 && distance(place) > distance(found)) break;
    found = place;
  }
  return found !== -1 && (redirect.time === null || distance(found) <= LONGEST_PAUSE) ? found : -1;
}
