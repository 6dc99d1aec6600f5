import type { Chain } from './chain.ts';
import type { Denial } from './denial.ts';
import type { Exchange } from './exchange.ts';
import type { Redacted } from './redact.ts';
import { isTokenRequest } from './token-request.ts';

/** The requests for a token among those that passed, earliest first. */
export function renewalsOf(passed: Iterable<Chain>): readonly Redacted<Exchange>[] {
  const renewals: Redacted<Exchange>[] = [];
  for (const { hops } of passed) {
    const actual = hops.at(-1)?.actual ?? null;
    if (actual === null || !isTokenRequest(actual.request) || actual.startedDateTime === null) continue;
    const status = actual.response?.status ?? 0;
    if (status >= 200 && status < 300) renewals.push(actual);
  }
  return renewals.sort((a, b) => (a.startedDateTime ?? 0) - (b.startedDateTime ?? 0));
}

/** The denial with the latest of them that began before it, where there is one. */
export function withRenewal(denial: Denial, renewals: readonly Redacted<Exchange>[]): Denial {
  const start = denial.actual?.startedDateTime ?? null;
  if (start === null || renewals.length === 0) return denial;
  const renewal = renewals.findLast((one) => (one.startedDateTime ?? start) < start);
  return renewal === undefined ? denial : { ...denial, renewal };
}
