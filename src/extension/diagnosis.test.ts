import { describe, expect, it } from 'vitest';
import { createDiagnosis } from './diagnosis.ts';
import { API, chromiumEntry, DAY } from './fixture/entries.ts';
import { redacted } from './fixture/exchanges.ts';
import type { Changes, Patch } from './protocol.ts';
import { changesFor } from './session/changes.ts';
import { mergeExchanges } from './session/merge.ts';
import { EMPTY_SESSION, type Session, withMeta } from './session/session.ts';

const OPTIONS = { full: true, preserveLog: true, scopes: '', most: 1e9 };

const sessionOf = (count: number): Session => {
  const exchanges = Array.from({ length: count }, (_, n) =>
    redacted(chromiumEntry({ url: `${API}/p${n}`, status: 403, at: n * 10 }), `c-${n}`, n),
  );
  return withMeta(mergeExchanges(EMPTY_SESSION, exchanges), { revision: `r${count}` });
};

function start() {
  const patches: Patch[] = [];
  const errors: unknown[] = [];
  const waiting: (() => void)[] = [];
  const { take } = createDiagnosis({
    post: (patch) => void patches.push(patch),
    now: () => DAY,
    later: (_, then) => void waiting.push(then),
    report: (error) => void errors.push(error),
  });
  return { take, patches, errors, frame: () => waiting.shift()?.() };
}

describe('the diagnosis of a session', () => {
  it('waits for the last part: half a session would be diagnosed without its evidence', () => {
    const { take, patches } = start();
    const { changes, sent } = changesFor(sessionOf(2), new Map(), { ...OPTIONS, most: 1 });
    take(changes);
    expect(patches).toEqual([]);
    take(changesFor(sessionOf(2), sent, { ...OPTIONS, full: false }).changes);
    expect(patches.map(({ full, denials, revision }) => [full, denials.length, revision])).toEqual([[true, 2, 'r2']]);
  });

  it('tells a large session in several patches, and what comes between them is not lost', () => {
    const { take, patches, frame } = start();
    const many = sessionOf(130);
    take(changesFor(many, new Map(), OPTIONS).changes);
    expect(patches.map(({ denials, revision }) => [denials.length, revision])).toEqual([[100, undefined]]);
    const more = sessionOf(131);
    take(changesFor(more, many.cases, { ...OPTIONS, full: false }).changes);
    frame();
    frame();
    const shown = new Set(patches.flatMap(({ denials }) => denials.map(({ id }) => id)));
    expect(shown.size).toBe(131);
    expect(patches.at(-1)?.revision).toBe('r131');
  });

  it('works nothing out anew where only a request more was counted', () => {
    const { take, patches } = start();
    const before = sessionOf(3);
    take(changesFor(before, new Map(), OPTIONS).changes);
    const after = withMeta(before, { revision: 'r4' });
    take(changesFor(after, before.cases, { ...OPTIONS, full: false }).changes);
    const [first, second] = patches;
    expect(second).toMatchObject({ full: false, denials: [], revision: 'r4' });
    expect([second?.groups, second?.groupIds]).toEqual([[], undefined]);
    expect(second?.redactions).toBe(first?.redactions);
  });

  it('begins anew with a full message', () => {
    const { take, patches } = start();
    take(changesFor(sessionOf(3), new Map(), OPTIONS).changes);
    take(changesFor(sessionOf(1), new Map(), OPTIONS).changes);
    expect(patches.at(-1)).toMatchObject({ full: true, removed: [], denials: [{ id: 'd1' }] });
  });

  it.each<[string, (changes: Changes) => unknown]>([
    ['of another version', (changes) => ({ ...changes, version: changes.version + 1 })],
    ['without its cases', (changes) => ({ ...changes, cases: undefined })],
    ['that is a word', () => 'changes'],
  ])('reports a message %s, and shows what it showed', (_, spoil) => {
    const { take, patches, errors } = start();
    const { changes } = changesFor(sessionOf(1), new Map(), OPTIONS);
    take(changes);
    take(spoil(changes));
    expect(patches).toHaveLength(1);
    expect(errors).toHaveLength(1);
  });
});
