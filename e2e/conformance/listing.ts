import { hasHeader } from '../../src/core/exchange.ts';
import { exchangeFromEntry } from '../../src/core/har/exchange-from-entry.ts';
import type { BrowserName } from '../drivers/session.ts';
import type { Plan } from './plan.ts';
import { planIdOf } from './run.ts';
import type { Received } from './server.ts';

/** What the browser's own network monitor has of a plan: no extension can know more. */
export interface Listing {
  /** It lists every preflight and request that the servers received. */
  readonly isWhole: boolean;
  /** What the servers received last of it was a preflight. */
  readonly neverSent: boolean;
  /** Some entry has a header that is sent only with credentials. */
  readonly showsCredentials: boolean;
}

export type Listings = ReadonlyMap<string, Listing>;

/** That of a plan of which nothing is missing. */
export const EVERYTHING: Listing = { isWhole: true, neverSent: false, showsCredentials: true };

interface Counted extends Pick<Received, 'preflights' | 'actuals'> {
  showsCredentials: boolean;
}

/** Reads a HAR for each plan. */
export function listingsOf(
  browser: BrowserName,
  plans: readonly Plan[],
  entries: readonly unknown[],
  received: (planId: string) => Received,
): Listings {
  const counts = new Map<string, Counted>();
  for (const [sequence, entry] of entries.entries()) {
    const exchange = exchangeFromEntry(entry, {
      id: '',
      sequence,
      entry: sequence,
      browser,
      page: null,
      sanitised: false,
    });
    const id = 'skipped' in exchange ? null : planIdOf(exchange.request.url);
    if (id === null || 'skipped' in exchange) continue;
    const counted = counts.get(id) ?? { preflights: 0, actuals: 0, showsCredentials: false };
    counted[exchange.role === 'preflight' ? 'preflights' : 'actuals'] += 1;
    counted.showsCredentials ||= ['Cookie', 'Sec-Fetch-Storage-Access'].some((name) =>
      hasHeader(exchange.request.headers, name),
    );
    counts.set(id, counted);
  }
  const listingOf = ({ id }: Plan): Listing => {
    const { preflights, actuals, showsCredentials } = counts.get(id) ?? NOTHING;
    const sent = received(id);
    const isWhole = preflights >= sent.preflights && actuals >= sent.actuals && preflights + actuals > 0;
    return { isWhole, neverSent: sent.last === 'preflight', showsCredentials };
  };
  return new Map(plans.map((plan) => [plan.id, listingOf(plan)]));
}

const NOTHING: Counted = { preflights: 0, actuals: 0, showsCredentials: false };
