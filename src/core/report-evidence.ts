import type { Chain } from './chain.ts';
import type { Denial } from './denial.ts';
import { urlOf } from './fetch/hop-context.ts';
import { originOf } from './fetch/origin.ts';
import { credentialsOf } from './report-credentials.ts';
import { exchangesOf } from './report-exchange.ts';
import type { Report, ReportExchange } from './report-schema.ts';
import { type PassedRequest, siblingsByOrigin } from './siblings-by-origin.ts';

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
  const known = new Map<readonly Chain[], readonly PassedRequest[]>();
  const listOf = (chains: readonly Chain[]): readonly PassedRequest[] => {
    const list = known.get(chains) ?? chains.map(passedRequest);
    known.set(chains, list);
    return list;
  };
  const rests = denials.map(({ id, hops, siblings }) => ({
    denial: id,
    origin: originOf(urlOf(hops[hops.length - 1] ?? hops[0])) ?? '',
    chains: listOf(siblings),
  }));
  const siblings = siblingsByOrigin(rests);
  const told = new Set(siblings.map(({ origin }) => origin));
  let room = MOST_ELSEWHERE;
  for (const [origin, chains] of passed) {
    if (told.has(origin) || room === 0) continue;
    siblings.push({ origin, chains: chains.slice(0, room).map(passedRequest) });
    room = Math.max(0, room - chains.length);
  }
  return siblings.length === 0 ? {} : { evidence: { siblings } };
}

const told = new WeakMap<Chain, PassedRequest>();

/** The same for the same request: by that it is told once. */
export function passedRequest(chain: Chain): PassedRequest {
  const known = told.get(chain);
  if (known !== undefined) return known;
  const made = { exchanges: exchangesOf(chain).map(withoutBodies), credentials: credentialsOf(chain, []) };
  told.set(chain, made);
  return made;
}

const withoutBodies = ({ frames: _, ...exchange }: ReportExchange): ReportExchange => ({
  ...exchange,
  request: { ...exchange.request, body: null },
  response: exchange.response && { ...exchange.response, body: null },
});
