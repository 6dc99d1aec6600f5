import { type Exchange, getHeader, hasHeader, ownResponse } from './exchange.ts';
import { isOkStatus } from './fetch/cors-preflight-fetch.ts';
import { corsUnsafeRequestHeaderNames } from './fetch/cors-unsafe-request-header-names.ts';
import { isForWarning, requestedHeaderNames } from './fetch/simulate.ts';
import { firstAbove, freePlaces } from './free-places.ts';
import { groupBy } from './group-by.ts';
import type { Redacted } from './redact.ts';

/** Entries' clocks may differ by a few milliseconds; else the actual is created before its preflight is sent. */
export const CLOCK_SLACK = 50;
/** A redirected request is listed once its redirect was handled: on a busy machine later than the preflight that it had by then. */
export const REDIRECT_SLACK = 1_000;
/** Who writes a capture down as it is told, or asks for both in turn, has the request that was never answered come after its preflight. */
const WRITTEN_SLACK = 5_000;
/** How long before its preflight an actual may have begun: measured at most 25 ms, and a busy browser takes longer. */
export const LONGEST_LAG = 30_000;

/**
 * Ways for an actual to be a preflight's, the surest first, so that a preflight for fewer headers does not take the actual of
 * another: the very header names it asked for; these and more; begun a little later than it; none of the page's headers seen;
 * after a redirect, begun later than that; and one that was never answered, begun after a preflight that is left. In each way
 * first those that no worker seems to have fetched for the page.
 */
const FITS = [
  { slack: 0, names: 'equal', redirected: false },
  { slack: 0, names: 'covered', redirected: false },
  { slack: CLOCK_SLACK, names: 'covered', redirected: false },
  { slack: CLOCK_SLACK, names: 'unseen', redirected: false },
  { slack: REDIRECT_SLACK, names: 'covered', redirected: true },
  { slack: REDIRECT_SLACK, names: 'unseen', redirected: true },
  { slack: WRITTEN_SLACK, names: 'any', redirected: false },
] as const;
type Names = (typeof FITS)[number]['names'];

/**
 * Pairs each preflight with its actual request: same URL, the method it asked for, the header names it asked for, and
 * from the last backwards, each the latest that began before it: requests at once pair in their order, and of requests
 * in turn the one that had to ask. An actual without an entry here had its preflight in the cache, or it was not captured.
 *
 * Both lists sorted by start; `redirected`: the actuals that a redirect led to; `handedOver`: those that a page may have
 * handed over to its worker, whose fetch then had the preflight. Returns the preflight of each paired actual.
 */
export function pairPreflights(
  preflights: readonly Redacted<Exchange>[],
  actuals: readonly Redacted<Exchange>[],
  redirected: ReadonlySet<Exchange>,
  handedOver: ReadonlySet<Exchange>,
): Map<Redacted<Exchange>, Redacted<Exchange>> {
  const pairs = new Map<Redacted<Exchange>, Redacted<Exchange>>();
  const byTarget = groupBy(actuals, (actual) => `${actual.request.method} ${actual.request.url}`);
  const targetOf = (preflight: Exchange) =>
    `${getHeader(preflight.request.headers, 'Access-Control-Request-Method') ?? ''} ${preflight.request.url}`;
  for (const [target, asked] of groupBy(preflights, targetOf)) {
    const members = byTarget.get(target) ?? [];
    const candidates = candidatesOf(members);
    const ways = members.some((actual) => handedOver.has(actual)) ? [false, true] : [true];
    const waiting = new Set(inRequestOrder(asked).toReversed());
    for (const { slack, names, redirected: only } of FITS) {
      for (const withHandedOver of ways) {
        for (const preflight of waiting) {
          const fits = (one: Exchange) =>
            (!only || redirected.has(one)) &&
            (withHandedOver || !handedOver.has(one)) &&
            belongs(preflight, one, names);
          const actual = candidates.take(preflight.startedDateTime, slack, fits);
          if (actual === null) continue;
          pairs.set(actual, preflight);
          waiting.delete(preflight);
        }
      }
    }
  }
  return pairs;
}

interface Candidates {
  /** The latest that fits and began before `start`, where that is known, else the first; it is none any more. */
  take(start: number | null, slack: number, fits: (actual: Exchange) => boolean): Redacted<Exchange> | null;
}

function candidatesOf(actuals: readonly Redacted<Exchange>[]): Candidates {
  const timeless = new Set(actuals.filter(({ startedDateTime }) => startedDateTime === null));
  const timed = actuals.filter(({ startedDateTime }) => startedDateTime !== null);
  const free = freePlaces(timed.length);
  return {
    take(start, slack, fits) {
      for (const actual of timeless) if (fits(actual)) return timeless.delete(actual) ? actual : null;
      const limit = start === null ? Number.POSITIVE_INFINITY : start + slack;
      const next = start === null ? free.atOrAfter : free.atOrBefore;
      const step = start === null ? 1 : -1;
      let place = next(start === null ? 0 : firstAbove(timed, limit, startOf) - 1);
      for (; place !== -1; place = next(place + step)) {
        const actual = timed[place];
        if (actual === undefined || (start !== null && startOf(actual) < start - LONGEST_LAG)) break;
        if (!fits(actual)) continue;
        free.take(place);
        return actual;
      }
      return null;
    },
  };
}

const startOf = ({ startedDateTime }: Exchange): number => startedDateTime ?? 0;

function belongs(preflight: Exchange, actual: Exchange, names: Names): boolean {
  const { headers, method } = actual.request;
  const origin = getHeader(headers, 'Origin');
  // After a redirect across origins Firefox asks with the first origin for an actual that says null.
  if (origin !== null && origin !== 'null' && origin !== getHeader(preflight.request.headers, 'Origin')) return false;
  if (!isInTime(preflight, actual) || !outcomesFit(preflight, actual)) return false;
  const hidden = (name: string) => actual.sanitised && (name === 'authorization' || name === 'cookie');
  // A redirect that made it a GET dropped its body's headers; Firefox still asks for them.
  const dropped = (name: string) => method === 'GET' && BODY_HEADERS.has(name);
  const asked = requestedHeaderNames(preflight).filter((name) => !hidden(name) && !dropped(name));
  if (names === 'any') return actual.response === null && !actual.provisional;
  // Chromium shows none of the page's headers of a redirected request that was never sent, or that a worker sent.
  if (names === 'unseen')
    return (ownResponse(actual) === null || actual.provisional) && !asked.some((name) => hasHeader(headers, name));
  if (!asked.every((name) => hasHeader(headers, name))) return false;
  return names === 'covered' || corsUnsafeRequestHeaderNames(headers).every((name) => asked.includes(name));
}

/** https://fetch.spec.whatwg.org/#request-body-header-name */
const BODY_HEADERS: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-language',
  'content-location',
  'content-type',
]);

/** In Chromium a request that was answered lasted longer than its preflight; Firefox's times begin with the sending. */
function isInTime(preflight: Exchange, actual: Exchange): boolean {
  const { browser, startedDateTime, time } = actual;
  if (preflight.startedDateTime === null || startedDateTime === null) return true;
  if (browser !== 'chromium' || ownResponse(actual) === null || time === null) return true;
  return startedDateTime + time >= preflight.startedDateTime - CLOCK_SLACK;
}

/** A request whose preflight was refused by its status, or not answered, was never sent; a preflight for a warning stopped none. */
function outcomesFit(preflight: Exchange, actual: Exchange): boolean {
  if (ownResponse(actual) === null) return true;
  return isForWarning(preflight) || (preflight.response !== null && isOkStatus(preflight.response.status));
}

/**
 * Chromium numbers the actuals (`26459.6`), one process at a time: within a process that number is the order in which
 * they were made, whatever the order of their preflights' starts. Other preflights stay in their places.
 */
function inRequestOrder(preflights: readonly Redacted<Exchange>[]): readonly Redacted<Exchange>[] {
  const ordered = [...preflights];
  const places = groupBy([...preflights.keys()], (place) => numberOf(preflights[place])?.process ?? '');
  for (const [process, members] of places) {
    if (process === '') continue;
    const sorted = members
      .flatMap((place) => preflights[place] ?? [])
      .sort((a, b) => (numberOf(a)?.serial ?? 0) - (numberOf(b)?.serial ?? 0));
    for (const [index, preflight] of sorted.entries()) ordered[members[index] ?? index] = preflight;
  }
  return ordered;
}

function numberOf(preflight: Exchange | undefined): { readonly process: string; readonly serial: number } | null {
  const match = /^(.+)\.(\d+)$/.exec(preflight?.initiator?.requestId ?? '');
  const [, process, serial] = match ?? [];
  return process === undefined ? null : { process, serial: Number(serial) };
}
