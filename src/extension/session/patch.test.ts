import { expect, it } from 'vitest';
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
