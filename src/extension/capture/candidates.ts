import { CLOCK_SLACK } from '../../core/pair-preflights.ts';
import type { Glimpse } from './glimpse.ts';
import { PARTNER_WINDOW } from './interest.ts';
import { originOfUrl, type Ring, type RingRecord } from './ring.ts';

/** How far back a list of the ring is searched. */
const DEPTH = 64;
const PARTNERS = 2;
const HOPS = 20;
const SIBLINGS = 6;

/** Records that were not sent yet and may belong to `record`, or tell something about it. */
export interface Candidates {
  /** Its preflights or its actual, hops before and after it with theirs. */
  readonly parts: readonly RingRecord[];
  /** Requests to the same server that passed, the likest first. */
  readonly siblings: readonly RingRecord[];
}

/** `siblingsLeft`: how many siblings may be added. The later stages decide which belong together. */
export function candidatesOf(record: RingRecord, ring: Ring, siblingsLeft: number): Candidates {
  const parts = new Set<RingRecord>();
  const hops = [record, ...hopsBefore(record, ring), ...hopsAfter(record, ring)];
  for (const hop of hops) {
    if (hop !== record) parts.add(hop);
    if (hop.partner !== null) parts.add(hop.partner);
    for (const partner of partnersOf(hop, ring)) parts.add(partner);
  }
  const own = new Set([record, ...parts]);
  const siblings = siblingsOf(record, ring, Math.min(SIBLINGS, siblingsLeft)).filter((sibling) => !own.has(sibling));
  return { parts: [...parts].filter(({ sent, counted }) => !sent && !counted), siblings };
}

/** The preflights that may be this actual's, or the actuals that may be this preflight's, the likeliest first. */
function partnersOf(record: RingRecord, ring: Ring): readonly RingRecord[] {
  return byLikeliness(
    record,
    nearby(record, ring).filter((other) => !other.paired),
  ).slice(0, PARTNERS);
}

/** Those whose actual began before the preflight first, and of these the nearest in time. */
export function byLikeliness(record: RingRecord, others: readonly RingRecord[]): readonly RingRecord[] {
  const rank = ({ glimpse }: RingRecord): readonly [number, number] => {
    const [preflight, actual] = glimpse.preflight ? [glimpse, record.glimpse] : [record.glimpse, glimpse];
    return [preflight.start < actual.start - CLOCK_SLACK ? 1 : 0, distance(preflight, actual)];
  };
  return others
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
    .map(({ one }) => one);
}

/** The preflights beside an actual, or the actuals beside a preflight, whether or not they are taken. */
export const nearby = ({ glimpse }: RingRecord, ring: Ring, depth = DEPTH): readonly RingRecord[] =>
  ring
    .byUrl(glimpse.url, depth)
    .filter((other) => other.glimpse.preflight !== glimpse.preflight && isNear(other.glimpse, glimpse));

const distance = (a: Glimpse, b: Glimpse): number => Math.abs(a.start - b.start);

const isNear = (a: Glimpse, b: Glimpse): boolean => distance(a, b) <= PARTNER_WINDOW;

function hopsBefore(record: RingRecord, ring: Ring): readonly RingRecord[] {
  const hops: RingRecord[] = [];
  let last = record;
  while (hops.length < HOPS) {
    const { glimpse } = last;
    const leading = ring
      .byRedirect(glimpse.url, DEPTH)
      .filter((one) => one !== last && !hops.includes(one) && one.glimpse.start <= glimpse.start)
      .filter((one) => isNear(one.glimpse, glimpse));
    // One that was sent led to another request, where several lead to the same place.
    const before = leading.find(({ sent }) => !sent) ?? leading[0];
    if (before === undefined) break;
    hops.push(before);
    last = before;
  }
  return hops;
}

function hopsAfter(record: RingRecord, ring: Ring): readonly RingRecord[] {
  const hops: RingRecord[] = [];
  let last = record;
  while (hops.length < HOPS) {
    const { redirect, start } = last.glimpse;
    if (redirect === null) break;
    const after = ring
      .byUrl(redirect, DEPTH)
      .filter((other) => !other.glimpse.preflight && other.glimpse.start >= start && !hops.includes(other))
      .at(-1);
    if (after === undefined || after === record || !isNear(after.glimpse, last.glimpse)) break;
    hops.push(after);
    last = after;
  }
  return hops;
}

function siblingsOf({ glimpse }: RingRecord, ring: Ring, count: number): readonly RingRecord[] {
  if (count === 0) return [];
  const path = pathOf(glimpse.url);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const likeness = (other: RingRecord) => {
    const otherPath = pathOf(other.glimpse.url);
    return otherPath === path ? 0 : otherPath.startsWith(folder) && folder.length > 1 ? 1 : 2;
  };
  return ring
    .byOrigin(originOfUrl(glimpse.url), DEPTH)
    .filter(({ sent, glimpse: other }) => !sent && !other.preflight && hasPassed(other))
    .map((other) => ({ other, likeness: likeness(other) }))
    .sort((a, b) => a.likeness - b.likeness)
    .slice(0, count)
    .map(({ other }) => other);
}

const hasPassed = ({ status, error }: Glimpse): boolean => status >= 200 && status < 400 && error === null;

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return (query < 0 ? url : url.slice(0, query)).slice(originOfUrl(url).length);
}
