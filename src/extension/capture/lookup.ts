import type { Glimpse } from './glimpse.ts';
import { createRecovery, type Recovered } from './recovery.ts';
import { preflightOutcome } from './suspect.ts';

export interface LookupHost {
  readonly now: () => number;
  readonly later: (milliseconds: number, then: () => void) => void;
  readonly getHar: () => Promise<readonly unknown[]>;
  readonly onFound: (row: Recovered) => void;
}

/**
 * Asks Firefox for the HAR when a request has to be looked up there. While Firefox makes it, its network monitor is
 * blind: requests that begin or end meanwhile are missing from events and from its own panel. So it is asked in quiet
 * moments alone, and only where the answer will come fast.
 */
export interface Lookup {
  /** A request gave an event. */
  readonly event: (seen: Glimpse) => void;
  /** A preflight whose request is to be looked up if it gives no event. */
  readonly preflight: (entry: unknown, seen: Glimpse) => void;
  /** A new document began, and with it a new HAR. */
  readonly document: () => void;
}

/** Milliseconds without an event that count as quiet. */
const QUIET = 1_000;
/** The longest that Firefox may be made blind for. */
const BLIND = 600;
/** Milliseconds an entry of the HAR costs, until a first one has been measured. */
const COST = 1.5;

export function createLookup({ now, later, getHar, onFound }: LookupHost): Lookup {
  const recovery = createRecovery();
  let isUnderWay = false;
  let scheduled = Number.POSITIVE_INFINITY;
  let lastEvent = Number.NEGATIVE_INFINITY;
  let entriesKnown = 0;
  let cost = COST;

  /** When the HAR may be asked for, null: not at all. */
  const nextTime = (): number | null => {
    const due = recovery.due();
    if (due === null || entriesKnown * cost > BLIND) return null;
    return Math.max(due, lastEvent + QUIET);
  };

  const ask = async () => {
    scheduled = Number.POSITIVE_INFINITY;
    const asked = now();
    const time = nextTime();
    // What was waited for may have come meanwhile, or something else that is not to be disturbed.
    if (!isUnderWay && time !== null && time <= asked) {
      isUnderWay = true;
      const entries = await getHar().catch(() => []);
      isUnderWay = false;
      entriesKnown = entries.length;
      if (entries.length > 0) cost = (now() - asked) / entries.length;
      for (const row of recovery.take(entries, now())) onFound(row);
    }
    askInTime();
  };

  const askInTime = () => {
    const time = nextTime();
    if (isUnderWay || time === null || time >= scheduled) return;
    scheduled = time;
    later(Math.max(0, time - now()), () => void ask());
  };

  return {
    event: (seen) => {
      lastEvent = now();
      entriesKnown += 1;
      if (!seen.preflight) recovery.actual(seen);
    },
    preflight: (entry, seen) => {
      recovery.preflight(entry, seen, preflightOutcome(entry, seen), now());
      askInTime();
    },
    document: () => {
      entriesKnown = 0;
    },
  };
}
