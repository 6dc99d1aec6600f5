import type { Chain } from '../../core/chain.ts';
import { correlate } from '../../core/correlate.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Redacted } from '../../core/redact.ts';
import type { Batch } from '../capture-protocol.ts';
import { exchangesOf, indexOf, urlsOf } from './case-index.ts';
import { refusalOfChain } from './refused.ts';
import { type Case, isDenied, isVisible, type Session } from './session.ts';
import { siblingsFor } from './siblings.ts';

/** Partners are looked for among the latest requests to the same URL: so many of those that lack the same part, of so many in all. */
const NEIGHBOURS = 64;
const DEPTH = 512;

/** What a request is known by that was not known before. */
const BLANK = {
  count: 1,
  evicted: 0,
  last: null,
  cleared: null,
  recheck: null,
  probe: null,
  preflight: null,
  tried: null,
} as const;

/**
 * Takes exchanges in, in whatever order they come and however often: puts them together with what is there of the same
 * URLs, and gives each request its place, the old one where it had one.
 */
export function mergeExchanges(session: Session, exchanges: readonly Redacted<Exchange>[]): Session {
  if (exchanges.length === 0) return session;
  const touched = neighboursOf(session, exchanges);
  const pool = new Map(touched.flatMap(exchangesOf).map((exchange) => [exchange.id, exchange]));
  for (const exchange of exchanges) pool.set(exchange.id, exchange);

  const free = new Map(touched.map((one) => [one.id, one]));
  const placed = placesOf(correlate([...pool.values()]), free, indexOf(session.cases).byExchange);

  let { nextDenial, nextOther } = session.meta;
  const cases = new Map(session.cases);
  const denied: Case[] = [];
  for (const [chain, old] of placed) {
    if (old !== undefined && isSameChain(old.chain, chain)) {
      if (isDenied(old)) denied.push(old);
      continue;
    }
    const isRefused = refusalOfChain(chain) !== null;
    const keepsId = old !== undefined && isDenied(old) === isRefused;
    const id = keepsId ? old.id : isRefused ? `d${nextDenial++}` : `s${nextOther++}`;
    if (old !== undefined && !keepsId) cases.delete(old.id);
    const made: Case = { ...(old ?? BLANK), id, chain, siblings: [] };
    cases.set(id, made);
    if (isRefused) denied.push(made);
  }
  // What is left was parts of requests that now have one place, and so stood for none of its own.
  for (const id of free.keys()) cases.delete(id);

  for (const one of denied) {
    const siblings = siblingsFor(one.chain, cases);
    if (siblings.join() !== one.siblings.join()) cases.set(one.id, { ...one, siblings });
  }
  return { meta: { ...session.meta, nextDenial, nextOther }, cases };
}

/** Counts requests that were just like one that is known. Those whose like is gone are told in `unplaced`. */
export function addRepeats(
  session: Session,
  repeats: Batch['repeats'],
): { readonly session: Session; readonly unplaced: number } {
  const { byExchange } = indexOf(session.cases);
  const cases = new Map(session.cases);
  let unplaced = 0;
  for (const { of, count, last } of repeats) {
    const one = cases.get(byExchange.get(of) ?? '');
    if (one === undefined || !isDenied(one)) unplaced += one === undefined ? count : 0;
    else cases.set(one.id, { ...one, count: one.count + count, last: Math.max(one.last ?? last, last) });
  }
  return { session: repeats.length === 0 ? session : { ...session, cases }, unplaced };
}

/** A request that has its preflight. */
const isWhole = ({ chain }: Case): boolean =>
  chain.hops.every(({ preflight, actual }) => preflight !== null && actual !== null);

/** Which parts of a request are there: a number that is equal for those that lack the same. */
function partsOf({ chain: { hops } }: Case): number {
  const { preflight, actual } = hops[hops.length - 1] ?? hops[0];
  const answered = actual?.response == null ? 0 : 1;
  return (preflight === null ? 0 : 1) + (actual === null ? 0 : 2) + 4 * answered + 8 * Math.min(hops.length, 2);
}

/** What was cleared and is whole takes part no more: its actual would take the preflight of the request that repeats it. */
function neighboursOf({ cases, meta }: Session, exchanges: readonly Redacted<Exchange>[]): readonly Case[] {
  const { byUrl, byExchange } = indexOf(cases);
  const ids = new Set(exchanges.flatMap(({ id }) => byExchange.get(id) ?? []));
  for (const url of new Set(exchanges.flatMap(urlsOf))) {
    const quota = new Map<number, number>();
    for (const id of byUrl.get(url)?.slice(-DEPTH).reverse() ?? []) {
      const one = cases.get(id);
      if (one === undefined || (isDenied(one) && !isVisible(one, meta) && isWhole(one))) continue;
      const kind = partsOf(one);
      const taken = quota.get(kind) ?? 0;
      quota.set(kind, taken + 1);
      if (taken < NEIGHBOURS) ids.add(id);
    }
  }
  return [...ids].flatMap((id) => cases.get(id) ?? []);
}

/**
 * The place that each request had, taken from `free`. All actuals come before any preflight: a request keeps the place of its
 * own exchange, though a preflight that came before its actual stood there for a moment.
 */
function placesOf(
  chains: readonly Chain[],
  free: Map<string, Case>,
  byExchange: ReadonlyMap<string, string>,
): ReadonlyMap<Chain, Case | undefined> {
  const places = new Map<Chain, Case | undefined>(chains.map((chain) => [chain, undefined]));
  for (const part of ['actual', 'preflight'] as const) {
    for (const chain of chains) {
      if (places.get(chain) !== undefined) continue;
      const parts = chain.hops.flatMap((hop) => hop[part] ?? []);
      const old = parts.map(({ id }) => free.get(byExchange.get(id) ?? '')).find((one) => one !== undefined);
      if (old === undefined) continue;
      free.delete(old.id);
      places.set(chain, old);
    }
  }
  return places;
}

const isSameChain = (a: Chain, b: Chain): boolean =>
  a.hops.length === b.hops.length &&
  a.hops.every((hop, at) => hop.preflight === b.hops[at]?.preflight && hop.actual === b.hops[at]?.actual);
