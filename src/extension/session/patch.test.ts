import { expect, it } from 'vitest';
import { groupsAfter } from '../../core/groups-after.ts';
import type { Group } from '../../core/report-schema.ts';
import { API, chromiumEntry, DAY } from '../fixture/entries.ts';
import { batchOf, redacted } from '../fixture/exchanges.ts';
import { fold } from './fold.ts';
import { NOTHING_KNOWN, patchFor } from './patch.ts';
import { EMPTY_SESSION } from './session.ts';

it('counts into a loop the requests that were not sent one by one', () => {
  const denied = (n: number) =>
    redacted(chromiumEntry({ url: `${API}/orders`, status: 403, at: 10 * n }), `c1-${n}`, n);
  const batches = [
    batchOf(1, [denied(1), denied(2)]),
    { ...batchOf(2, []), repeats: [{ of: 'c1-2', count: 98, last: DAY + 200_000 }] },
  ];
  const session = batches.reduce(
    (before, batch) => fold(before, { type: 'captured', capture: 'c1', batch, preserveLog: true }),
    EMPTY_SESSION,
  );
  const { patch } = patchFor(session, NOTHING_KNOWN, { full: true, preserveLog: true, at: DAY, most: 100 });
  expect(patch.groups[0]?.patterns?.map(({ pattern, says }) => `${pattern} ${says}`)).toEqual([
    'retry-loop was sent 100 times, about every 2 seconds, and refused every time: the page repeats it, which does not help',
  ]);
});

it('tells of groups only what changed, and comes to what a fresh panel is told', () => {
  const denied = (n: number, status: number, host: string) =>
    redacted(chromiumEntry({ url: `https://${host}.example/orders/${n}`, status, at: 10 * n }), `c1-${n}`, n);
  const steps = [
    [denied(1, 403, 'one'), denied(2, 403, 'two'), denied(3, 401, 'three')],
    [denied(4, 403, 'two')],
    [],
    [denied(5, 403, 'four')],
  ];
  let session = EMPTY_SESSION;
  let known = NOTHING_KNOWN;
  let shown: readonly Group[] = [];
  const told = steps.map((exchanges, step) => {
    const batch = batchOf(step + 1, exchanges);
    session = fold(session, { type: 'captured', capture: 'c1', batch, preserveLog: true });
    const next = patchFor(session, known, { full: step === 0, preserveLog: true, at: DAY, most: 100 });
    ({ known } = next);
    const before = shown;
    shown = groupsAfter(shown, next.patch);
    const fresh = patchFor(session, NOTHING_KNOWN, { full: true, preserveLog: true, at: DAY, most: 100 });
    expect(shown).toEqual(groupsAfter([], fresh.patch));
    return [next.patch.groups.length, before.filter((group) => shown.includes(group)).length];
  });
  // Each target is a group of its own: how many were told, and how many are as they were.
  expect(told).toEqual([
    [3, 0],
    [1, 2],
    [0, 3],
    [1, 3],
  ]);
});
