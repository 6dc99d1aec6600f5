import { describe, expect, it } from 'vitest';
import { API, chromiumEntry, DAY } from '../fixture/entries.ts';
import { batchOf, redacted } from '../fixture/exchanges.ts';
import { fold, type Happening } from './fold.ts';
import { NOTHING_KNOWN, patchFor } from './patch.ts';
import { EMPTY_SESSION, type Session } from './session.ts';

const run = (happenings: readonly Happening[], start: Session = EMPTY_SESSION) => happenings.reduce(fold, start);
const shown = (session: Session) =>
  patchFor(session, NOTHING_KNOWN, { full: true, preserveLog: true, at: DAY, most: 100 }).patch;
const environment = { browser: 'Chromium 156', os: 'Linux', extension: '1.0.0', zone: 'UTC' };
const hello = (capture: string, since: number): Happening => ({
  type: 'hello',
  hello: { type: 'hello', version: 1, capture, browser: 'chromium', environment, since, requests: 0 },
  at: since,
});
const refused = redacted(chromiumEntry({ url: `${API}/orders`, status: 403, at: 10 }), 'c1-1', 1);
const captured: Happening = { type: 'captured', capture: 'c1', batch: batchOf(1, [refused]), preserveLog: true };

describe('the time that capture covers', () => {
  it('begins anew when DevTools were closed: what was refused meanwhile is missed', () => {
    const closed = run([hello('c1', DAY), captured, { type: 'closed', at: DAY + 50 }]);
    const again = run([hello('c2', DAY + 90)], closed);
    expect(shown(again)).toMatchObject({ session: { since: DAY + 90, denials: 1 } });
  });

  it('goes on when only the background was away', () => {
    expect(shown(run([hello('c1', DAY), hello('c1', DAY)])).session.since).toBe(DAY);
  });
});
