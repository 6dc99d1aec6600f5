import { describe, expect, it } from 'vitest';
import { API, chromiumEntry, DAY } from '../fixture/entries.ts';
import { redacted } from '../fixture/exchanges.ts';
import { bytesOf, evict, type Limits } from './evict.ts';
import { fold } from './fold.ts';
import { mergeExchanges } from './merge.ts';
import { NOTHING_KNOWN, patchFor } from './patch.ts';
import { EMPTY_SESSION, type Session } from './session.ts';

const ROOMY: Limits = { denials: 1e9, others: 1e9, bytes: 1e9 };

const denied = (n: number, path: string) =>
  redacted(chromiumEntry({ url: `${API}/${path}`, status: 403, at: n }), `c-${n}`, n);

const sessionOf = (...paths: readonly string[]): Session =>
  mergeExchanges(
    EMPTY_SESSION,
    paths.map((path, n) => denied(n, path)),
  );

const patch = (session: Session) =>
  patchFor(session, NOTHING_KNOWN, { full: true, preserveLog: true, at: DAY, most: 1e9 }).patch;

const paths = (session: Session) => patch(session).denials.map(({ request }) => request.url.slice(API.length + 1));

describe('a session that is full', () => {
  it('forgets the oldest first, and says how many', () => {
    const full = evict(sessionOf('a', 'b', 'c', 'd'), { ...ROOMY, denials: 2 });
    expect(paths(full)).toEqual(['c', 'd']);
    expect(patch(full).session).toMatchObject({ denials: 4, evicted: 2 });
  });

  it('keeps what was denied once, rather than the fiftieth of what was denied often', () => {
    const often = Array.from({ length: 50 }, () => 'often');
    const full = evict(sessionOf('once', ...often), { ...ROOMY, denials: 30 });
    expect(paths(full)[0]).toBe('once');
    expect(paths(full)).toHaveLength(30);
  });

  it('counts what it forgot in the group that it was of', () => {
    const full = evict(sessionOf(...Array.from({ length: 60 }, () => 'often')), { ...ROOMY, denials: 10 });
    expect(patch(full).groups.map(({ count, denials }) => [count, denials.length])).toEqual([[60, 10]]);
  });

  it('counts what it forgot with the kind that it was of, and with no other', () => {
    const other = redacted(chromiumEntry({ url: `${API}/other`, status: 401, at: 99 }), 'c-99', 99);
    const often = Array.from({ length: 60 }, (_, n) => denied(n, 'often'));
    const full = evict(mergeExchanges(EMPTY_SESSION, [...often, other]), { ...ROOMY, denials: 11 });
    expect(patch(full).groups.map(({ count, denials }) => [count, denials.length])).toEqual([
      [60, 10],
      [1, 1],
    ]);
  });

  it('counts in all alone what it forgot to the last of its kind', () => {
    const gone = redacted(chromiumEntry({ url: `${API}/gone`, status: 401, at: 0 }), 'c-0', 0);
    const full = evict(mergeExchanges(EMPTY_SESSION, [gone, denied(1, 'a'), denied(2, 'b')]), { ...ROOMY, denials: 2 });
    expect(patch(full).groups.map(({ count }) => count)).toEqual([2]);
    expect(patch(full).session).toMatchObject({ denials: 3, evicted: 1 });
  });

  it('forgets what was cleared before anything else, and does not speak of it', () => {
    const cleared = fold(sessionOf('a', 'b'), { type: 'clear', at: DAY });
    const full = evict(mergeExchanges(cleared, [denied(8, 'c'), denied(9, 'd')]), { ...ROOMY, denials: 2 });
    expect(paths(full)).toEqual(['c', 'd']);
    expect(patch(full).session.evicted).toBe(0);
  });

  it('stays within its bytes', () => {
    const session = sessionOf('a', 'b', 'c', 'd', 'e');
    const bytes = bytesOf(session) / 2;
    const full = evict(session, { ...ROOMY, bytes });
    expect(bytesOf(full)).toBeLessThanOrEqual(bytes);
    expect(paths(full)).toEqual(['d', 'e']);
  });

  it('lets evidence go with the oldest, and no denial points to what is gone', () => {
    const passed = Array.from({ length: 5 }, (_, n) =>
      redacted(chromiumEntry({ url: `${API}/ok${n}`, at: n }), `s-${n}`, n),
    );
    const session = mergeExchanges(EMPTY_SESSION, [...passed, denied(9, 'a')]);
    const full = evict(session, { ...ROOMY, others: 2 });
    expect(patch(session).denials[0]?.siblings).toHaveLength(5);
    expect(patch(full).denials[0]?.siblings).toHaveLength(2);
  });

  it('stays as large as it may be, however much comes, and has counted all of it', () => {
    let session = EMPTY_SESSION;
    for (let batch = 0; batch < 20; batch += 1) {
      const exchanges = Array.from({ length: 20 }, (_, n) => denied(batch * 20 + n, `p${batch * 20 + n}`));
      session = evict(mergeExchanges(session, exchanges), { ...ROOMY, denials: 50 });
    }
    expect(session.cases.size).toBe(50);
    expect(session.meta.evicted).toBe(350);
    expect(paths(session)).toEqual(Array.from({ length: 50 }, (_, n) => `p${350 + n}`));
  });
});
