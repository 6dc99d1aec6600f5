import type { Glimpse } from './glimpse.ts';
import type { HarSource } from './har-source.ts';
import { createRecovery, type Recovered } from './recovery.ts';
import { preflightOutcome } from './suspect.ts';

export interface LookupHost {
  readonly now: () => number;
  readonly later: (milliseconds: number, then: () => void) => void;
  readonly har: HarSource;
  readonly onFound: (row: Recovered) => void;
}

/** Looks requests up in Firefox's HAR that gave no event. */
export interface Lookup {
  /** A request gave an event. */
  readonly event: (seen: Glimpse) => void;
  /** A preflight whose request is to be looked up if it gives no event. */
  readonly preflight: (entry: unknown, seen: Glimpse) => void;
  /** Looks at once, however busy the page is: somebody waits for it. */
  readonly now: () => Promise<void>;
}

export function createLookup({ now, later, har, onFound }: LookupHost): Lookup {
  const recovery = createRecovery();
  let isUnderWay = false;
  let scheduled = Number.POSITIVE_INFINITY;

  /** When the HAR may be asked for, null: not at all. */
  const nextTime = (): number | null => {
    const due = recovery.due();
    const quiet = har.quietAt();
    return due === null || quiet === null ? null : Math.max(due, quiet);
  };

  const ask = async () => {
    scheduled = Number.POSITIVE_INFINITY;
    const time = nextTime();
    // What was waited for may have come meanwhile, or something else that is not to be disturbed.
    if (!isUnderWay && time !== null && time <= now()) {
      isUnderWay = true;
      const entries = await har.ask();
      isUnderWay = false;
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
      if (!seen.preflight) recovery.actual(seen);
    },
    now: async () => {
      if (har.quietAt() === null) return;
      for (const row of recovery.take(await har.ask(), now())) onFound(row);
      askInTime();
    },
    preflight: (entry, seen) => {
      recovery.preflight(entry, seen, preflightOutcome(entry, seen), now());
      askInTime();
    },
  };
}
