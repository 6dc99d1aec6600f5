import { byLikeliness, nearby } from './candidates.ts';
import { actualMethod } from './glimpse.ts';
import type { Ring, RingRecord } from './ring.ts';

/** Of as many requests at once as these are half, each finds its own. */
const DEPTH = 256;

/**
 * Puts a denied actual together with the likeliest preflight that no other has, or a preflight with an actual that came before it
 * and found none. Of the two the first to be told or counted decides for both: one that is told without the other would look
 * like another fault. Null where there is none, or none yet.
 */
export function pairUp(record: RingRecord, ring: Ring): RingRecord | null {
  if (record.paired) return record.partner;
  const { preflight } = record.glimpse;
  const free = nearby(record, ring, DEPTH).filter((one) => !one.paired && (!preflight || one.sent || one.counted));
  const method = methodOf(record);
  const partner = byLikeliness(record, free).find((one) => methodOf(one) === method);
  if (partner === undefined) return null;
  record.paired = true;
  record.partner = partner;
  partner.paired = true;
  partner.partner = record;
  return partner;
}

const methodOf = ({ entry, glimpse }: RingRecord): string => actualMethod(entry, glimpse);
