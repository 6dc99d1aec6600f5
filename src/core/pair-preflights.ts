import { type Exchange, getHeader, hasHeader } from './exchange.ts';
import { isOkStatus } from './fetch/cors-preflight-fetch.ts';
import { requestedHeaderNames } from './fetch/simulate.ts';
import type { Redacted } from './redact.ts';

/** Entries' clocks differ by a few milliseconds; the actual is created before its preflight is sent. */
const CLOCK_SLACK = 50;

/**
 * Pairs each preflight with its actual request: same URL, the method it asked for, the header names it asked for, and
 * from the last backwards, each the latest that began before it: requests at once pair in their order, and of requests
 * in turn the one that had to ask. An actual without an entry here had its
 * preflight in the cache, or it was not captured.
 *
 * Both lists sorted by start. Returns the preflight of each paired actual.
 */
export function pairPreflights(
  preflights: readonly Redacted<Exchange>[],
  actuals: readonly Redacted<Exchange>[],
): Map<Redacted<Exchange>, Redacted<Exchange>> {
  const pairs = new Map<Redacted<Exchange>, Redacted<Exchange>>();
  const byTarget = groupBy(actuals, (actual) => `${actual.request.method} ${actual.request.url}`);
  const targetOf = (preflight: Exchange) =>
    `${getHeader(preflight.request.headers, 'Access-Control-Request-Method') ?? ''} ${preflight.request.url}`;
  for (const [target, asked] of groupBy(preflights, targetOf)) {
    const free = new Set((byTarget.get(target) ?? []).toReversed());
    const waiting = new Set(inRequestOrder(asked).toReversed());
    // Exact matches first, so that a preflight for fewer headers does not take the actual of another.
    for (const headersKnown of [true, false]) {
      for (const preflight of waiting) {
        const match = firstOf(free, (actual) => belongs(preflight, actual, headersKnown));
        if (match === undefined) continue;
        pairs.set(match, preflight);
        free.delete(match);
        waiting.delete(preflight);
      }
    }
  }
  return pairs;
}

function firstOf<T>(items: Iterable<T>, fits: (item: T) => boolean): T | undefined {
  for (const item of items) if (fits(item)) return item;
  return undefined;
}

/** `headersKnown`: false takes an actual of which none of the page's headers was captured. */
function belongs(preflight: Exchange, actual: Exchange, headersKnown: boolean): boolean {
  const { headers } = actual.request;
  const origin = getHeader(headers, 'Origin');
  // After a redirect across origins Firefox asks with the first origin for an actual that says null.
  if (origin !== null && origin !== 'null' && origin !== getHeader(preflight.request.headers, 'Origin')) return false;
  if (!timesFit(preflight, actual) || !outcomesFit(preflight, actual)) return false;
  const hidden = (name: string) => actual.sanitised && (name === 'authorization' || name === 'cookie');
  // A redirect that made it a GET dropped its body's headers; Firefox still asks for them.
  const dropped = (name: string) => actual.request.method === 'GET' && BODY_HEADERS.has(name);
  const asked = requestedHeaderNames(preflight).filter((name) => !hidden(name) && !dropped(name));
  if (asked.every((name) => hasHeader(headers, name))) return true;
  // Chromium shows none of the page's headers of a redirected request that was never sent, or that a worker sent.
  const unseen = actual.response === null || actual.provisional;
  return !headersKnown && unseen && !asked.some((name) => hasHeader(headers, name));
}

/** https://fetch.spec.whatwg.org/#request-body-header-name */
const BODY_HEADERS: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-language',
  'content-location',
  'content-type',
]);

function timesFit(preflight: Exchange, actual: Exchange): boolean {
  if (preflight.startedDateTime === null || actual.startedDateTime === null) return true;
  if (actual.startedDateTime > preflight.startedDateTime + CLOCK_SLACK) return false;
  // In Chromium a request that was answered lasted longer than its preflight; Firefox's times begin with the sending.
  if (actual.browser !== 'chromium' || actual.response === null || actual.time === null) return true;
  return actual.startedDateTime + actual.time >= preflight.startedDateTime - CLOCK_SLACK;
}

/** A request whose preflight was refused by its status, or not answered, was never sent. */
function outcomesFit(preflight: Exchange, actual: Exchange): boolean {
  if (actual.response === null) return true;
  return preflight.response !== null && isOkStatus(preflight.response.status);
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

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}
