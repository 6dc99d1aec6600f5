import { type Exchange, ownResponse } from './exchange.ts';
import { firstAbove } from './free-places.ts';
import { groupBy } from './group-by.ts';
import type { Redacted } from './redact.ts';

type Actual = Redacted<Exchange>;

/** Entries' clocks differ by a few milliseconds. */
const CLOCK_SLACK = 5;

/**
 * A request that passes through a service worker is two in Chromium: the page's, which shows no header of the wire, and what the
 * worker fetched meanwhile for it. From the page's to the worker's, where that was refused: one request is one denial.
 *
 * `actuals` sorted by start. `preflighted`: those that have a preflight, which the page's own has not.
 */
export function throughServiceWorker(
  actuals: readonly Actual[],
  preflighted: ReadonlyMap<Actual, unknown>,
): ReadonlyMap<Actual, Actual> {
  const fetched = groupBy(actuals.filter(isRefusedFetch), targetOf);
  const links = new Map<Actual, Actual>();
  const taken = new Set<Actual>();
  if (fetched.size === 0) return links;
  for (const actual of actuals) {
    const { startedDateTime, time } = actual;
    const candidates = fetched.get(targetOf(actual));
    if (candidates === undefined || startedDateTime === null || preflighted.has(actual) || !isHandedOver(actual))
      continue;
    const end = startedDateTime + (time ?? 0) + CLOCK_SLACK;
    const first = firstAbove(candidates, startedDateTime - 1, startOf);
    for (let index = first; index < candidates.length; index++) {
      const candidate = candidates[index];
      if (candidate === undefined || startOf(candidate) > end) break;
      if (taken.has(candidate)) continue;
      links.set(actual, candidate);
      taken.add(candidate);
      break;
    }
  }
  return links;
}

export const startOf = ({ startedDateTime }: Exchange): number => startedDateTime ?? 0;
export const targetOf = ({ request }: Exchange): string => `${request.method} ${request.url}`;

/** The page's own entry: answered by a worker, or failed without a word of the network. */
function isHandedOver(exchange: Exchange): boolean {
  const { browser, error, fetchedViaServiceWorker, initiator, provisional } = exchange;
  if (browser !== 'chromium' || !provisional || initiator?.worker === true) return false;
  return fetchedViaServiceWorker || (ownResponse(exchange) === null && error === 'net::ERR_FAILED');
}

/** What a worker fetched, and did not get. */
function isRefusedFetch({ browser, error, fetchedViaServiceWorker, initiator, response }: Exchange): boolean {
  if (browser !== 'chromium' || initiator?.worker !== true || fetchedViaServiceWorker) return false;
  return error !== null || (response !== null && response.status >= 400);
}
