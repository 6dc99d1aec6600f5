import type { Chain } from './chain.ts';
import type { Denial } from './denial.ts';
import { urlOf } from './fetch/hop-context.ts';
import { originOf } from './fetch/origin.ts';
import { credentialsOf } from './report-credentials.ts';
import { exchangesOf } from './report-exchange.ts';
import type { Report, ReportExchange } from './report-schema.ts';

/** Requests to origins without a denial that are kept, all together. */
const MOST_ELSEWHERE = 100;

/**
 * The requests that passed beside the denied ones, by origin, without their bodies: what diagnoses rest on. `passed`: others of the
 * capture, by origin; some of them stay, so that two captures can be compared. Nothing where there are none.
 */
export function evidenceOf(
  denials: readonly Denial[],
  passed: ReadonlyMap<string, readonly Chain[]>,
): Pick<Report, 'evidence'> {
  const byOrigin = new Map<string, Set<Chain>>();
  for (const { hops, siblings } of denials) {
    const origin = originOf(urlOf(hops[hops.length - 1] ?? hops[0])) ?? '';
    const kept = byOrigin.get(origin) ?? new Set();
    for (const sibling of siblings) kept.add(sibling);
    if (kept.size > 0) byOrigin.set(origin, kept);
  }
  let room = MOST_ELSEWHERE;
  for (const [origin, chains] of passed) {
    if (byOrigin.has(origin) || room === 0) continue;
    byOrigin.set(origin, new Set(chains.slice(0, room)));
    room = Math.max(0, room - chains.length);
  }
  if (byOrigin.size === 0) return {};
  const siblings = [...byOrigin].map(([origin, chains]) => ({ origin, chains: [...chains].map(told) }));
  return { evidence: { siblings } };
}

const told = (chain: Chain) => ({
  exchanges: exchangesOf(chain).map(withoutBodies),
  credentials: credentialsOf(chain, []),
});

const withoutBodies = (exchange: ReportExchange): ReportExchange => ({
  ...exchange,
  request: { ...exchange.request, body: null },
  response: exchange.response && { ...exchange.response, body: null },
});
