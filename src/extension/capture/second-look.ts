import { fieldsOf, type Glimpse, glimpse, headersOf, keyOf } from './glimpse.ts';
import type { HarSource } from './har-source.ts';
import type { RingRecord } from './ring.ts';

export interface SecondLookHost {
  readonly now: () => number;
  readonly later: (milliseconds: number, then: () => void) => void;
  readonly har: HarSource;
  /** False where something that came meanwhile says why there is no answer. */
  readonly isWanted: (record: RingRecord) => boolean;
  /** The whole of an entry whose event told only a part. */
  readonly onFound: (record: RingRecord, entry: unknown) => void;
}

/**
 * Under load an event may come before the browser knows all of an answer: in Chromium a refused answer without its
 * status and headers, in Firefox headers without their status. The HAR has the rest a moment later.
 */
export interface SecondLook {
  readonly wait: (record: RingRecord) => void;
}

/** Records waiting at once; more are not worth the HAR. */
const WAITING = 200;

export function createSecondLook({ now, later, har, isWanted, onFound }: SecondLookHost): SecondLook {
  let waiting: RingRecord[] = [];
  let isScheduled = false;

  const schedule = () => {
    const quiet = har.quietAt();
    if (isScheduled || waiting.length === 0 || quiet === null) return;
    isScheduled = true;
    later(Math.max(0, quiet - now()), () => {
      isScheduled = false;
      if ((har.quietAt() ?? Number.POSITIVE_INFINITY) > now()) schedule();
      else void look();
    });
  };

  const look = async () => {
    const asked = waiting.filter(isWanted);
    waiting = [];
    if (asked.length === 0) return;
    const whole = new Map<string, unknown[]>();
    for (const entry of await har.ask()) {
      const seen = glimpse(entry);
      if (seen === null || seen.status === 0) continue;
      const same = whole.get(keyOf(seen));
      if (same === undefined) whole.set(keyOf(seen), [entry]);
      else same.push(entry);
    }
    for (const record of asked) {
      const entry = whole.get(keyOf(record.glimpse))?.pop();
      if (entry !== undefined) onFound(record, entry);
    }
  };

  return {
    wait: (record) => {
      if (waiting.length < WAITING) waiting.push(record);
      schedule();
    },
  };
}

/** Whether an event may have told only a part. A worker's refused answers are never told in Chromium. */
export function isHalfTold(entry: unknown, { status, error, preflight }: Glimpse): boolean {
  if (status !== 0) return false;
  const fields = fieldsOf(entry);
  if (headersOf(fields?.response).length > 0) return true;
  const stack = fieldsOf(fieldsOf(fields?._initiator)?.stack);
  return !preflight && error === 'net::ERR_FAILED' && fieldsOf(stack?.parentId) === null;
}
