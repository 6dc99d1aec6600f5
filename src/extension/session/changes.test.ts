import { describe, expect, it } from 'vitest';
import { API, chromiumEntry, chromiumNeverSent, chromiumPreflight } from '../fixture/entries.ts';
import { redacted } from '../fixture/exchanges.ts';
import { applyChanges, changesFor, type Sent } from './changes.ts';
import { mergeExchanges } from './merge.ts';
import { EMPTY_SESSION, type Session, withMeta } from './session.ts';

const OPTIONS = { full: false, preserveLog: true, scopes: '', most: 2 };

const denied = (n: number) => redacted(chromiumEntry({ url: `${API}/p${n}`, status: 403, at: n * 10 }), `c-${n}`, n);

const sessionOf = (...numbers: readonly number[]): Session =>
  withMeta(mergeExchanges(EMPTY_SESSION, numbers.map(denied)), { revision: numbers.join() });

/** All messages from one state to the next, as they cross a port, and the session at the other end. */
function tell(at: Session, from: Session, to: Session) {
  let sent: Sent = from.cases;
  let there = at;
  for (let messages = 1; ; messages += 1) {
    const told = changesFor(to, sent, OPTIONS);
    ({ sent } = told);
    const message = structuredClone(told.changes);
    there = applyChanges(applyChanges(there, message), message);
    if (message.revision !== undefined) return { there, messages };
  }
}

describe('what a panel is told of a session', () => {
  it('comes in parts, and makes the same session, however often a part is applied', () => {
    const session = sessionOf(1, 2, 3, 4, 5);
    const { there, messages } = tell(EMPTY_SESSION, EMPTY_SESSION, session);
    expect(messages).toBe(3);
    expect(there).toEqual(session);
    expect([...there.cases.keys()]).toEqual([...session.cases.keys()]);
  });

  it('is later only what changed, what came, and what is gone', () => {
    const before = sessionOf(1, 2, 3, 4, 5);
    const more = mergeExchanges(before, [denied(6)]);
    const cases = new Map(more.cases);
    cases.delete('d2');
    const after = withMeta({ ...more, cases }, { revision: 'later' });
    const { changes } = changesFor(after, before.cases, OPTIONS);
    expect(changes.removed).toEqual(['d2']);
    expect(changes.cases).toHaveLength(1);
    expect(tell(before, before, after).there).toEqual(after);
  });

  it('follows a request whose preflight comes late into its place', () => {
    const url = `${API}/late`;
    const first = mergeExchanges(sessionOf(1), [redacted(chromiumNeverSent({ url, at: 40 }), 'c-40', 40)]);
    const preflight = redacted(chromiumPreflight({ url, status: 403, at: 41 }), 'c-41', 41);
    const second = mergeExchanges(first, [preflight]);
    expect(tell(first, first, second).there).toEqual(second);
    expect([...tell(first, first, second).there.cases.values()].at(-1)?.chain.hops[0].preflight).not.toBeNull();
  });

  it('leaves out what it cannot read, and keeps the rest', () => {
    const { changes } = changesFor(sessionOf(1, 2), new Map(), { ...OPTIONS, full: true });
    const broken = { ...changes, cases: ['{"id":"d9"', 'null', ...changes.cases] };
    expect([...applyChanges(EMPTY_SESSION, broken).cases.keys()]).toEqual(['d1', 'd2']);
  });
});
