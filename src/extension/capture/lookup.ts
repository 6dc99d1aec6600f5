import type { Glimpse } from './glimpse.ts';
import { createRecovery, type Recovered } from './recovery.ts';
import { preflightOutcome } from './suspect.ts';

export interface LookupHost {
  readonly now: () => number;
  readonly later: (milliseconds: number, then: () => void) => void;
  readonly getHar: () => Promise<readonly unknown[]>;
  readonly onFound: (row: Recovered) => void;
}

/** Asks Firefox for the HAR when a request has to be looked up there, one question at a time. */
export interface Lookup {
  readonly preflight: (entry: unknown, seen: Glimpse) => void;
  readonly actual: (seen: Glimpse) => void;
}

export function createLookup({ now, later, getHar, onFound }: LookupHost): Lookup {
  const recovery = createRecovery();
  let isUnderWay = false;
  let scheduled = Number.POSITIVE_INFINITY;

  const ask = async () => {
    scheduled = Number.POSITIVE_INFINITY;
    const asked = now();
    const due = recovery.due();
    // What was waited for may have come meanwhile.
    if (!isUnderWay && due !== null && due <= asked) {
      isUnderWay = true;
      const entries = await getHar().catch(() => []);
      isUnderWay = false;
      for (const row of recovery.take(entries, now(), now() - asked)) onFound(row);
    }
    askWhenDue();
  };

  const askWhenDue = () => {
    const due = recovery.due();
    if (isUnderWay || due === null || due >= scheduled) return;
    scheduled = due;
    later(Math.max(0, due - now()), () => void ask());
  };

  return {
    preflight: (entry, seen) => {
      recovery.preflight(entry, seen, preflightOutcome(entry, seen), now());
      askWhenDue();
    },
    actual: recovery.actual,
  };
}
