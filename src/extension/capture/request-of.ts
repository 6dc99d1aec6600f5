import { nearby } from './candidates.ts';
import { actualMethod } from './glimpse.ts';
import type { Ring, RingRecord } from './ring.ts';

/**
 * The request itself behind a record: where that is a preflight, the actual that it was for. `look` is called where that
 * gave no event, and adds to the ring what the browser lists besides. Null where it is listed nowhere.
 */
export async function requestOf(record: RingRecord, ring: Ring, look: () => Promise<void>): Promise<RingRecord | null> {
  if (!record.glimpse.preflight) return record;
  const method = actualMethod(record.entry, record.glimpse);
  const find = () => nearby(record, ring).find(({ glimpse }) => glimpse.method === method) ?? null;
  const found = find();
  if (found !== null) return found;
  await look();
  return find();
}
