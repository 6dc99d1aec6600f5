import type { Chain } from '../../core/chain.ts';
import { type Denial, denialOf } from '../../core/denial.ts';

const refusals = new WeakMap<Chain, Denial | null>();

/** The denial that a request is, still without its id and siblings, or null. Worked out once for each. */
export function refusalOfChain(chain: Chain): Denial | null {
  const known = refusals.get(chain);
  if (known !== undefined) return known;
  const denial = denialOf(chain, '');
  refusals.set(chain, denial);
  return denial;
}
