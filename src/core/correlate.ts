import type { Chain, Hop } from './chain.ts';
import { type Exchange, getHeader } from './exchange.ts';
import { isRedirectStatus } from './fetch/cors-preflight-fetch.ts';
import { resolveLocation } from './fetch/origin.ts';
import { pairPreflights } from './pair-preflights.ts';
import type { Redacted } from './redact.ts';

/**
 * Puts the exchanges of a capture together into requests: each preflight with its actual, each redirect with the hop
 * that followed it. In whatever order the exchanges come, the chains are the same; they are sorted by capture.
 */
export function correlate(exchanges: readonly Redacted<Exchange>[]): readonly Chain[] {
  const preflights = exchanges.filter((exchange) => exchange.role === 'preflight').sort(byStart);
  const actuals = exchanges.filter((exchange) => exchange.role === 'actual').sort(byStart);
  const preflightOf = pairPreflights(preflights, actuals);
  const paired = new Set(preflightOf.values());
  const next = followRedirects(actuals);
  const continued = new Set(next.values());

  const chains: Chain[] = [];
  for (const actual of actuals) {
    if (continued.has(actual)) continue;
    const hopOf = (exchange: Redacted<Exchange>): Hop => ({
      preflight: preflightOf.get(exchange) ?? null,
      actual: exchange,
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
export function sequenceOf(chain: Chain): number {
  const last = chain.hops[chain.hops.length - 1] ?? chain.hops[0];
  return (last.actual ?? last.preflight)?.sequence ?? 0;
}

/** By start, and by capture where starts are equal or unknown: an order that does not depend on arrival. */
function byStart(a: Exchange, b: Exchange): number {
  return (a.startedDateTime ?? 0) - (b.startedDateTime ?? 0) || a.sequence - b.sequence;
}

/** A second hop starts when the redirect has been received; clocks of entries are a few milliseconds apart. */
const HOP_SLACK = 50;

/** From each redirect to the exchange that followed it. */
function followRedirects(actuals: readonly Redacted<Exchange>[]): Map<Redacted<Exchange>, Redacted<Exchange>> {
  const byUrl = new Map<string, Redacted<Exchange>[]>();
  for (const actual of actuals) {
    const same = byUrl.get(actual.request.url);
    if (same === undefined) byUrl.set(actual.request.url, [actual]);
    else same.push(actual);
  }
  const next = new Map<Redacted<Exchange>, Redacted<Exchange>>();
  const taken = new Set<Redacted<Exchange>>();
  for (const actual of actuals) {
    const url = redirectTarget(actual);
    if (url === null) continue;
    const follower = closest(actual, byUrl.get(url) ?? [], taken);
    if (follower === undefined) continue;
    next.set(actual, follower);
    taken.add(follower);
  }
  return next;
}

function redirectTarget({ request, response }: Exchange): string | null {
  if (response === null || !isRedirectStatus(response.status)) return null;
  const location = getHeader(response.headers, 'Location') ?? response.redirectUrl;
  if (location === null || location === '') return null;
  const url = resolveLocation(location, request.url);
  return url === null ? null : (url.split('#', 1)[0] ?? url);
}

/** The free candidate that began nearest to the end of the redirect, and not before it began. Candidates by start. */
function closest(
  redirect: Redacted<Exchange>,
  candidates: readonly Redacted<Exchange>[],
  taken: ReadonlySet<Redacted<Exchange>>,
): Redacted<Exchange> | undefined {
  const began = redirect.startedDateTime ?? 0;
  const ended = began + (redirect.time ?? 0);
  let best: Redacted<Exchange> | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let index = firstFrom(candidates, began - HOP_SLACK); index < candidates.length; index++) {
    const candidate = candidates[index];
    if (candidate === undefined) break;
    const started = candidate.startedDateTime ?? ended;
    if (started - ended >= bestDistance) break;
    if (candidate === redirect || taken.has(candidate) || !methodSurvives(redirect, candidate)) continue;
    const distance = Math.abs(started - ended);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Index of the first candidate that began at or after `time`, by bisection; those without a start come first. */
function firstFrom(candidates: readonly Exchange[], time: number): number {
  if (candidates[0]?.startedDateTime == null) return 0;
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((candidates[middle]?.startedDateTime ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** HTTP-redirect fetch, step 12: the method stays, or POST (301, 302) and any but HEAD (303) become GET. */
function methodSurvives(redirect: Exchange, candidate: Exchange): boolean {
  const { method } = redirect.request;
  return candidate.request.method === method || (candidate.request.method === 'GET' && method !== 'HEAD');
}
