import { type Glimpse, keyOf } from './glimpse.ts';
import type { Ring } from './ring.ts';

/** Identical requests of one millisecond are looked for among the newest of their URL. */
const DEPTH = 128;

/**
 * Events and `getHAR` overlap: one request is one. True where the other source told of this one already; each record
 * stands for one request, so that of several that cannot be told apart as many are kept as there were.
 */
export function isKnown(ring: Ring, glimpse: Glimpse, source: 'event' | 'har'): boolean {
  const key = keyOf(glimpse);
  const twin = ring
    .byUrl(glimpse.url, DEPTH)
    .find((record) => record.source !== source && !record.matched && keyOf(record.glimpse) === key);
  if (twin === undefined) return false;
  twin.matched = true;
  return true;
}

/**
 * Whether an entry of a HAR is of a finished request. A pending one has no status and, where errors are reported, no
 * error; in Firefox, which reports none, a request without status may be pending or never have been sent.
 */
export function isFinished({ status, error }: Glimpse): boolean {
  return status > 0 || (error !== null && error !== '');
}
