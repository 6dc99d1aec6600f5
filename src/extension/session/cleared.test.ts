import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../core/exchange.ts';
import type { Redacted } from '../../core/redact.ts';
import type { Batch } from '../capture-protocol.ts';
import { ALLOWED, API, APP, chromiumEntry, DAY } from '../fixture/entries.ts';
import { batchOf, redacted } from '../fixture/exchanges.ts';
import { fold, type Happening } from './fold.ts';
import { NOTHING_KNOWN, patchFor } from './patch.ts';
import { EMPTY_SESSION, type Session } from './session.ts';

const captured = (batch: Batch): Happening => ({ type: 'captured', capture: 'c1', batch, preserveLog: true });
const run = (happenings: readonly Happening[], start: Session = EMPTY_SESSION) => happenings.reduce(fold, start);
const outcome = (session: Session) =>
  patchFor(session, NOTHING_KNOWN, { full: true, preserveLog: true, at: DAY, most: 100 }).patch.denials.map(
    ({ outcome, clearedAt }) => [outcome, clearedAt],
  );

describe('a denied request that passes when it is repeated', () => {
  const request = { url: `${API}/orders?page=1`, requestHeaders: { Origin: APP } };
  const refused = redacted(chromiumEntry({ ...request, status: 403, responseHeaders: ALLOWED, at: 10 }), 'c1-1', 1);
  const passing = (at: number, options: Parameters<typeof chromiumEntry>[0] = {}) =>
    redacted(chromiumEntry({ ...request, status: 200, responseHeaders: ALLOWED, at, ...options }), `c1-${at}`, at);
  const start = run([captured(batchOf(1, [refused]))]);
  const following = (...exchanges: Redacted<Exchange>[]) => outcome(run([captured(batchOf(2, exchanges))], start));

  it('is cleared at the time of the repetition, whatever the values in its query', () => {
    const at = new Date(DAY + 60_000).toISOString();
    expect(following(passing(60_000, { url: `${API}/orders?page=2` }))).toEqual([['cleared', at]]);
  });

  it('is not cleared by another method, path or origin, by an error or an earlier pass', () => {
    const others = [
      passing(60, { method: 'POST' }),
      passing(61, { url: `${API}/orders/7?page=1` }),
      passing(62, { requestHeaders: { Origin: 'https://else.example' } }),
      passing(63, { status: 500 }),
      passing(64, { responseHeaders: {}, error: 'net::ERR_FAILED' }),
      passing(5),
    ];
    expect(following(...others)[0]).toEqual(['refused', null]);
  });

  it('stays cleared when what cleared it is gone, and is refused again when it is denied again', () => {
    const cleared = run([captured(batchOf(2, [passing(60)]))], start);
    const alone = { ...cleared, cases: new Map([...cleared.cases].filter(([id]) => id.startsWith('d'))) };
    const again = run(
      [captured(batchOf(3, [redacted(chromiumEntry({ url: `${API}/else`, status: 403, at: 90 }), 'c1-9', 9)]))],
      alone,
    );
    expect(outcome(again)[0]?.[0]).toBe('cleared');
    const repeat = { of: 'c1-1', count: 1, last: DAY + 70 };
    expect(outcome(run([captured(batchOf(4, [], { repeats: [repeat] }))], again))[0]).toEqual(['refused', null]);
  });
});
