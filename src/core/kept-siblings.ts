import type { Chain } from './chain.ts';
import { urlOf } from './fetch/hop-context.ts';
import { originOf } from './fetch/origin.ts';
import { SIBLINGS_KEPT } from './relevant.ts';

/** The requests that passed, a few of each origin, and of the rest those that were the last before one was refused. */
interface KeptSiblings {
  readonly passed: (chain: Chain) => void;
  readonly refused: (chain: Chain) => void;
  readonly byOrigin: ReadonlyMap<string, readonly Chain[]>;
}

/** To be told of every request of a capture, in order. */
export function keptSiblings(): KeptSiblings {
  const byOrigin = new Map<string, Chain[]>();
  /** By origin the last one that was not kept. */
  const left = new Map<string, Chain>();
  return {
    byOrigin,
    passed: (chain) => {
      const last = chain.hops[chain.hops.length - 1] ?? chain.hops[0];
      const status = last.actual?.response?.status;
      const origin = originOf(urlOf(last));
      if (status === undefined || status >= 400 || origin === null) return;
      const kept = byOrigin.get(origin);
      if (kept === undefined) byOrigin.set(origin, [chain]);
      else if (kept.length < SIBLINGS_KEPT) kept.push(chain);
      else left.set(origin, chain);
    },
    refused: (chain) => {
      const origin = originOf(urlOf(chain.hops[chain.hops.length - 1] ?? chain.hops[0])) ?? '';
      const last = left.get(origin);
      const kept = byOrigin.get(origin);
      left.delete(origin);
      if (last !== undefined && kept !== undefined && kept.length < 2 * SIBLINGS_KEPT) kept.push(last);
    },
  };
}
