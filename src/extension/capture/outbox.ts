import type { Exchange } from '../../core/exchange.ts';
import type { Redacted } from '../../core/redact.ts';
import type { Batch, ExperimentResult } from '../capture-protocol.ts';

/**
 * What the background does not have yet. One batch at a time is under way; what comes meanwhile waits for the next
 * one, so that a flood makes batches larger instead of more. A batch is kept until it is acknowledged, and is sent
 * again as it was: the background takes each number once.
 */
export interface Outbox {
  readonly add: (exchange: Redacted<Exchange>) => void;
  /** One more request like the exchange `of`, which began at `at`: milliseconds since the epoch. */
  readonly repeat: (of: string, at: number) => void;
  /** `at`: when a new document began, in milliseconds since the epoch. */
  readonly document: (at: number) => void;
  readonly result: (result: ExperimentResult) => void;
  readonly skip: (entry: number, reason: string) => void;
  /** From now on nothing is sent, until what this returns is called: something that belongs before the rest is being read. */
  readonly hold: () => () => void;
  /** The batch to send now, if there is one and none is under way. */
  readonly next: (requests: number) => Batch | null;
  /** The batch under way: what to send again after the background was lost. */
  readonly unacknowledged: () => Batch | null;
  readonly saved: (batch: number) => void;
  /** True while a whole batch waits. */
  readonly isFull: () => boolean;
  /** True while anything is not acknowledged. */
  readonly isPending: () => boolean;
}

/** Exchanges in one batch: about a megabyte. */
const BATCH = 100;
/** Exchanges that wait while the background cannot be reached: about 16 MB. */
const WAITING = 2_000;
const SKIPPED_KEPT = 20;

export function createOutbox(): Outbox {
  const waiting = new Map<string, Redacted<Exchange>>();
  const repeats = new Map<string, { count: number; last: number }>();
  let skipped: { entry: number; reason: string }[] = [];
  let results: ExperimentResult[] = [];
  let document: number | null = null;
  let lost = 0;
  let number = 0;
  let holds = 0;
  let underWay: Batch | null = null;

  const isEmpty = () =>
    waiting.size === 0 &&
    repeats.size === 0 &&
    results.length === 0 &&
    skipped.length === 0 &&
    document === null &&
    lost === 0;

  return {
    add: (exchange) => {
      waiting.set(exchange.id, exchange);
      if (waiting.size <= WAITING) return;
      waiting.delete(waiting.keys().next().value ?? '');
      lost += 1;
    },
    repeat: (of, at) => {
      const known = repeats.get(of) ?? { count: 0, last: at };
      repeats.set(of, { count: known.count + 1, last: Math.max(known.last, at) });
    },
    document: (at) => {
      document = Math.max(document ?? at, at);
    },
    result: (result) => void results.push(result),
    skip: (entry, reason) => {
      if (skipped.length < SKIPPED_KEPT) skipped.push({ entry, reason });
    },
    hold: () => {
      holds += 1;
      return () => {
        holds -= 1;
      };
    },
    next: (requests) => {
      if (holds > 0 || underWay !== null || isEmpty()) return null;
      number += 1;
      const exchanges = [...waiting.values()].slice(0, BATCH);
      for (const { id } of exchanges) waiting.delete(id);
      // A repeat is told with or after the exchange that it repeats.
      const known = [...repeats].filter(([of]) => !waiting.has(of));
      for (const [of] of known) repeats.delete(of);
      underWay = {
        batch: number,
        exchanges,
        repeats: known.map(([of, { count, last }]) => ({ of, count, last })),
        results,
        document,
        skipped,
        lost,
        requests,
      };
      skipped = [];
      results = [];
      document = null;
      lost = 0;
      return underWay;
    },
    unacknowledged: () => underWay,
    saved: (batch) => {
      if (underWay?.batch === batch) underWay = null;
    },
    isFull: () => waiting.size >= BATCH,
    isPending: () => holds > 0 || underWay !== null || !isEmpty(),
  };
}
