import { describe, expect, it } from 'vitest';
import type { Batch } from '../capture-protocol.ts';
import { ALLOWED, API, APP, chromiumEntry, DAY } from '../fixture/entries.ts';
import { batchOf, redacted } from '../fixture/exchanges.ts';
import { fold, type Happening } from './fold.ts';
import { NOTHING_KNOWN, patchFor } from './patch.ts';
import { EMPTY_SESSION, type Session } from './session.ts';

const captured = (batch: Batch): Happening => ({ type: 'captured', capture: 'c1', batch, preserveLog: true });
const run = (happenings: readonly Happening[], start: Session = EMPTY_SESSION) => happenings.reduce(fold, start);

/** A request to one path, `at` milliseconds into the day. */
const request = (method: string, status: number, at: number) =>
  redacted(
    chromiumEntry({
      method,
      url: `${API}/orders`,
      requestHeaders: { Origin: APP },
      responseHeaders: ALLOWED,
      status,
      at,
    }),
    `c1-${at}`,
    at,
  );

/** What the newest denial names of the requests beside it, and on how many it rests. */
function beside(session: Session) {
  const options = { full: true, preserveLog: true, at: DAY + 50, most: 100 };
  const { denials, restsOn } = patchFor(session, NOTHING_KNOWN, options).patch;
  const denial = denials.at(-1);
  return {
    siblings: denial?.siblings.map(({ method }) => method),
    patterns: denial?.patterns?.map(({ method }) => method) ?? [],
    restsOn: restsOn.at(-1)?.passed.length,
  };
}

describe('what passed before the list was cleared', () => {
  const before = run([captured(batchOf(1, [request('GET', 200, 5), request('POST', 403, 10)]))]);
  const cleared = run([{ type: 'clear', at: DAY + 20 }, captured(batchOf(2, [request('POST', 403, 30)]))], before);

  it('is named by a denial as long as the list shows that time', () => {
    expect(beside(before)).toEqual({ siblings: ['GET'], patterns: ['GET'], restsOn: 1 });
  });

  it('is named no more afterwards, though the diagnosis still rests on it; what passes from then on is', () => {
    expect(beside(cleared)).toEqual({ siblings: [], patterns: [], restsOn: 1 });
    const later = run([captured(batchOf(3, [request('HEAD', 200, 25)]))], cleared);
    expect(beside(later).siblings).toEqual(['HEAD']);
  });

  it('is named again when the clearing is undone', () => {
    expect(beside(run([{ type: 'undo-clear', at: DAY + 40 }], cleared)).siblings).toEqual(['GET']);
  });
});
