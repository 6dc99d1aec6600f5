import fc from 'fast-check';
import type { Chain } from '../core/chain.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Redacted } from '../core/redact.ts';

/** A request as it was: places of its entries in the capture, preflight and actual of each hop; -1 where there is none. */
export type Truth = readonly (readonly [preflight: number, actual: number])[];
/** An order of arrival. */
export const arrival = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));

/** The same exchanges as if they had arrived in another order. */
export function shuffled(
  exchanges: readonly Redacted<Exchange>[],
  order: Iterable<number>,
): readonly Redacted<Exchange>[] {
  const keys = order[Symbol.iterator]();
  return exchanges
    .map((exchange) => ({ exchange, key: Number(keys.next().value) }))
    .sort((a, b) => a.key - b.key)
    .map(({ exchange }, sequence) => ({ ...exchange, sequence }));
}

/** Chains by the ids of their entries, sorted: what belongs together, whatever the order. */
export const told = (chains: readonly Chain[]): readonly string[] =>
  chains
    .map(({ hops }) =>
      hops.map(({ preflight, actual }) => `${preflight?.id ?? 'e-1'}>${actual?.id ?? 'e-1'}`).join(' '),
    )
    .sort();
export const truly = (truths: readonly Truth[]): readonly string[] =>
  truths.map((hops) => hops.map(([preflight, actual]) => `e${preflight}>e${actual}`).join(' ')).sort();
