import { isFixTried } from '../../core/chain.ts';
import type { Exchange } from '../../core/exchange.ts';
import { getHeader } from '../../core/exchange.ts';
import { originOf, resolveLocation } from '../../core/fetch/origin.ts';
import { type Case, isDenied } from './session.ts';

/** Where to look for what may belong together. Ids oldest first. */
export interface CaseIndex {
  /** By URL of a hop, and by URL that a hop redirects to. */
  readonly byUrl: ReadonlyMap<string, readonly string[]>;
  readonly byExchange: ReadonlyMap<string, string>;
  /** Cases that passed, by origin. */
  readonly passed: ReadonlyMap<string, readonly string[]>;
}

const indexes = new WeakMap<ReadonlyMap<string, Case>, CaseIndex>();

/** The index of a session's cases, made once for each state of them. */
export function indexOf(cases: ReadonlyMap<string, Case>): CaseIndex {
  const known = indexes.get(cases);
  if (known !== undefined) return known;
  const byUrl = new Map<string, string[]>();
  const byExchange = new Map<string, string>();
  const passed = new Map<string, string[]>();
  for (const one of cases.values()) {
    const { exchanges, urls, origin } = termsOf(one);
    for (const id of exchanges) byExchange.set(id, one.id);
    for (const url of urls) list(byUrl, url, one.id);
    if (origin !== null) list(passed, origin, one.id);
  }
  const index = { byUrl, byExchange, passed };
  indexes.set(cases, index);
  return index;
}

/** What a case is found by. */
interface Terms {
  readonly exchanges: readonly string[];
  readonly urls: readonly string[];
  readonly origin: string | null;
}

const terms = new WeakMap<Case, Terms>();

/** Worked out once for each case: a session changes one case of thousands at a time. */
function termsOf(one: Case): Terms {
  const known = terms.get(one);
  if (known !== undefined) return known;
  const exchanges = exchangesOf(one);
  const made = {
    exchanges: exchanges.map(({ id }) => id),
    urls: exchanges.flatMap(urlsOf),
    origin: isDenied(one) ? null : passedOrigin(one),
  };
  terms.set(one, made);
  return made;
}

export function exchangesOf({ chain }: Pick<Case, 'chain'>) {
  return chain.hops.flatMap(({ preflight, actual }) => [
    ...(preflight === null ? [] : [preflight]),
    ...(actual === null ? [] : [actual]),
  ]);
}

/** The URLs at which an exchange may meet another part of its request. */
export function urlsOf({ request, response }: Exchange): readonly string[] {
  if (response === null || response.status < 300 || response.status > 399) return [request.url];
  const location = getHeader(response.headers, 'Location') ?? response.redirectUrl;
  const target = location === null || location === '' ? null : resolveLocation(location, request.url);
  return target === null ? [request.url] : [request.url, target.split('#', 1)[0] ?? target];
}

/** The origin that let it pass, null where it did not. */
function passedOrigin({ chain }: Case): string | null {
  if (isFixTried(chain)) return null;
  const last = chain.hops.at(-1)?.actual;
  const status = last?.response?.status ?? 0;
  return last == null || status === 0 || status >= 400 ? null : originOf(last.request.url);
}

function list(lists: Map<string, string[]>, key: string, id: string): void {
  const ids = lists.get(key);
  if (ids === undefined) lists.set(key, [id]);
  else if (ids.at(-1) !== id) ids.push(id);
}
