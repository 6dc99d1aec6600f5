import { type Exchange, getHeader, hasHeader } from './exchange.ts';
import { isOkStatus } from './fetch/cors-preflight-fetch.ts';
import { requestedHeaderNames } from './fetch/simulate.ts';
import type { Redacted } from './redact.ts';

/** Entries' clocks differ by a few milliseconds; the actual is created before its preflight is sent. */
const CLOCK_SLACK = 50;

/**
 * Pairs each preflight with its actual request: same URL, the method it asked for, the header names it asked for, and
 * first come first served in the order in which the browser made them. An actual without an entry here had its
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
    const free = new Set(byTarget.get(target) ?? []);
    const waiting = new Set(inRequestOrder(asked));
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

/** `headersKnown`: false takes an actual of which no request header was captured. */
function belongs(preflight: Exchange, actual: Exchange, headersKnown: boolean): boolean {
  const { headers } = actual.request;
  const origin = getHeader(headers, 'Origin');
  if (origin !== null && origin !== getHeader(preflight.request.headers, 'Origin')) return false;
  if (!timesFit(preflight, actual) || !outcomesFit(preflight, actual)) return false;
  if (!headersKnown) return headers.length === 0;
  const hidden = (name: string) => actual.sanitised && (name === 'authorization' || name === 'cookie');
  return requestedHeaderNames(preflight).every((name) => hasHeader(headers, name) || hidden(name));
}

function timesFit(preflight: Exchange, actual: Exchange): boolean {
  if (preflight.startedDateTime === null || actual.startedDateTime === null) return true;
  if (actual.startedDateTime > preflight.startedDateTime + CLOCK_SLACK) return false;
  // A request that was never sent shows no duration; one that was sent lasted longer than its preflight.
  if (actual.response === null || actual.time === null) return true;
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
