import { type Glimpse, glimpse, keyOf } from './glimpse.ts';
import type { Ring } from './ring.ts';

/** Identical requests of one millisecond are looked for among the newest of their URL. */
const DEPTH = 256;

/**
 * Events and `getHAR` overlap: one request is one. True where a HAR told of this event's request before; each record
 * stands for one request, so that of several that cannot be told apart as many are kept as there were.
 */
export function wasListed(ring: Ring, event: Glimpse): boolean {
  const listed = ring.listed(event.url, DEPTH);
  if (listed.length === 0) return false;
  const key = keyOf(event);
  const twin = listed.find((record) => !record.matched && keyOf(record.glimpse) === key);
  if (twin === undefined) return false;
  twin.matched = true;
  return true;
}

/**
 * The finished requests of a HAR that are not known yet: of those that cannot be told apart as many as it lists beyond
 * what is known. A HAR may be listed again and again. What is older than the ring reaches is left out.
 */
export function newInHar(
  ring: Ring,
  entries: readonly unknown[],
): readonly { readonly entry: unknown; readonly seen: Glimpse }[] {
  const listed = new Map<string, number>();
  const reach = ring.reach();
  return entries.flatMap((entry) => {
    const seen = glimpse(entry);
    if (seen === null || !isFinished(seen) || seen.start < reach) return [];
    const key = keyOf(seen);
    const number = (listed.get(key) ?? 0) + 1;
    listed.set(key, number);
    const known = ring.byUrl(seen.url, DEPTH).filter((record) => keyOf(record.glimpse) === key).length;
    return number > known ? [{ entry, seen }] : [];
  });
}

/** A pending request, which a HAR lists as well, has no status and no error. */
export function isFinished({ status, error }: Glimpse): boolean {
  return status > 0 || (error !== null && error !== '');
}
