import { getHeader } from '../../core/exchange.ts';
import { fieldsOf, type Glimpse, glimpse, headersOf } from './glimpse.ts';
import type { PreflightOutcome } from './suspect.ts';

/**
 * Firefox tells of a failed preflight, but not of the request that was therefore never sent: only `getHAR` lists it.
 * That is asked for then alone, once for all preflights that fail together.
 */
export interface Recovery {
  /** Tells of a preflight, whatever came of it. */
  readonly preflight: (entry: unknown, seen: Glimpse, outcome: PreflightOutcome, now: number) => void;
  /** Tells of an actual request that did give an event. */
  readonly actual: (seen: Glimpse) => void;
  /** When to ask for the HAR next, in milliseconds since the epoch; null: not at all. */
  readonly due: () => number | null;
  /** Rows of requests that were never sent, from the HAR's entries; each is found once. */
  readonly take: (entries: readonly unknown[], now: number) => readonly Recovered[];
}

export interface Recovered {
  readonly entry: unknown;
  readonly seen: Glimpse;
}

interface Awaited {
  readonly method: string;
  readonly url: string;
  readonly start: number;
  readonly due: number;
  readonly tries: number;
  readonly since: number;
}

/** How long an actual may take to give its event after a preflight that only credentials would have failed. */
const DOUBT = 1_500;
/** A row that is not there yet, or still under way, is looked for again after so long. */
const AGAIN = [150, 600, 2_400];
/** A page that is never quiet, or whose HAR is too long, is not asked about what failed so long ago. */
const FORGOTTEN = 60_000;
const AWAITED = 500;
/** The row of the actual begins before its preflight; clocks of entries are a few milliseconds apart. */
const CLOCK_SLACK = 50;
const WINDOW = 60_000;

export function createRecovery(): Recovery {
  let awaited: Awaited[] = [];
  const taken = new Set<string>();

  return {
    preflight: (entry, { url, start }, outcome, now) => {
      if (outcome === 'passes') return;
      const method = getHeader(headersOf(fieldsOf(entry)?.request), 'Access-Control-Request-Method') ?? '';
      awaited.push({ method, url, start, due: now + (outcome === 'fails' ? 0 : DOUBT), tries: 0, since: now });
      awaited = awaited.filter(({ since }) => since > now - FORGOTTEN).slice(-AWAITED);
    },
    actual: ({ method, url }) => {
      const index = awaited.findIndex((one) => one.url === url && one.method === method);
      if (index >= 0) awaited.splice(index, 1);
    },
    due: () => (awaited.length === 0 ? null : Math.min(...awaited.map(({ due }) => due))),
    take: (entries, now) => {
      const urls = new Set(awaited.map(({ url }) => url));
      const rows = unanswered(entries, urls, taken);
      const found: Recovered[] = [];
      const left: Awaited[] = [];
      for (const one of awaited) {
        const row = rows.find(({ seen }) => matches(one, seen));
        if (row !== undefined) {
          rows.splice(rows.indexOf(row), 1);
          if (row.state === 'never-sent') {
            taken.add(row.id);
            found.push(row);
          } else if (row.state === 'waiting') left.push(again(one, now));
        } else if (one.due > now) left.push(one);
        else left.push(again(one, now));
      }
      awaited = left.filter(({ tries, since }) => tries <= AGAIN.length && since > now - FORGOTTEN);
      return found;
    },
  };
}

const again = (one: Awaited, now: number): Awaited => ({
  ...one,
  due: now + (AGAIN[one.tries] ?? 0),
  tries: one.tries + 1,
});

interface Row extends Recovered {
  readonly id: string;
  /** `waiting`: for the answer to its preflight. `sent`: its event is still to come. */
  readonly state: 'never-sent' | 'waiting' | 'sent';
}

/** Rows of the URLs without any answer, oldest first; of rows that look alike each has its own number. */
function unanswered(entries: readonly unknown[], urls: ReadonlySet<string>, taken: ReadonlySet<string>): Row[] {
  const numbers = new Map<string, number>();
  const rows: Row[] = [];
  for (const entry of entries) {
    const seen = glimpse(entry);
    if (seen === null || seen.status !== 0 || seen.preflight || !urls.has(seen.url)) continue;
    const key = `${seen.method} ${seen.started} ${seen.url}`;
    const number = numbers.get(key) ?? 0;
    numbers.set(key, number + 1);
    const id = `${key} ${number}`;
    if (!taken.has(id)) rows.push({ entry, seen, id, state: stateOf(entry) });
  }
  return rows.sort((a, b) => a.seen.start - b.seen.start);
}

/** Firefox counts the bytes of a header only once it is sent, and has a size of -1 for an answer that may still come. */
function stateOf(entry: unknown): Row['state'] {
  const fields = fieldsOf(entry);
  if (fieldsOf(fields?.request)?.headersSize !== 0) return 'sent';
  return fieldsOf(fields?.response)?.bodySize === -1 ? 'waiting' : 'never-sent';
}

function matches(one: Awaited, seen: Glimpse): boolean {
  if (seen.url !== one.url || (one.method !== '' && seen.method !== one.method)) return false;
  return seen.start <= one.start + CLOCK_SLACK && seen.start >= one.start - WINDOW;
}
