import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../core/exchange.ts';
import type { Redacted } from '../../core/redact.ts';
import type { Batch } from '../capture-protocol.ts';
import { ALLOWED, API, APP, chromiumEntry, chromiumNeverSent, chromiumPreflight, DAY } from '../fixture/entries.ts';
import { batchOf, redacted } from '../fixture/exchanges.ts';
import { exchangesOf } from './case-index.ts';
import { fold, type Happening } from './fold.ts';
import { NOTHING_KNOWN, patchFor } from './patch.ts';
import { EMPTY_SESSION, isVisible, type Session } from './session.ts';
import { changesBetween, readSessions } from './stored.ts';

const HELLO: Happening = {
  type: 'hello',
  hello: {
    type: 'hello',
    version: 1,
    capture: 'c1',
    browser: 'chromium',
    environment: { browser: 'Chromium 156', os: 'Linux', extension: '1.0.0', zone: 'UTC' },
    since: DAY,
    requests: 0,
  },
  at: DAY,
};

const captured = (batch: Batch, preserveLog = true): Happening => ({
  type: 'captured',
  capture: 'c1',
  batch,
  preserveLog,
});

const run = (happenings: readonly Happening[], start: Session = EMPTY_SESSION) => happenings.reduce(fold, start);

/** What a fresh panel is told. */
function shown(session: Session, at = DAY) {
  return patchFor(session, NOTHING_KNOWN, { full: true, preserveLog: true, at, most: Number.POSITIVE_INFINITY }).patch;
}

const rows = (session: Session) =>
  shown(session).denials.map(
    ({ request, exchanges }) => `${request.method} ${request.url} ${exchanges.map(({ role }) => role).join()}`,
  );

const preflight = redacted(chromiumPreflight({ status: 403, at: 5 }), 'c1-0', 0);
const actual = redacted(chromiumNeverSent({ at: 4 }), 'c1-1', 1);
const denied = (n: number, path = `orders/${n}`) =>
  redacted(chromiumEntry({ url: `${API}/${path}`, status: 403, at: 10 * n }), `c1-${n}`, n);

describe('captured exchanges become denials', () => {
  it('pairs a partner that comes late with the one that is there, in either order, as one denial with its old id', () => {
    for (const [first, second] of [
      [preflight, actual],
      [actual, preflight],
    ] as const) {
      const alone = run([HELLO, captured(batchOf(1, [first]))]);
      const [before] = shown(alone).denials;
      const both = run([captured(batchOf(2, [second]))], alone);
      const [after, ...rest] = shown(both).denials;
      expect(rest).toEqual([]);
      expect(after?.id).toBe(before?.id);
      expect(rows(both)).toEqual([`PUT ${API}/orders preflight,actual`]);
      expect(after?.blockedBy).toBe('browser');
    }
  });

  it('takes each batch once and each exchange once, however often they are delivered', () => {
    const once = run([HELLO, captured(batchOf(1, [preflight, actual])), captured(batchOf(2, [denied(7)]))]);
    const again = run(
      [
        captured(batchOf(1, [preflight, actual])),
        captured(batchOf(2, [denied(7)])),
        captured(batchOf(3, [denied(7), actual])),
      ],
      once,
    );
    expect(rows(again)).toEqual(rows(once));
    expect(run([captured(batchOf(2, [denied(7)]))], once)).toBe(once);
  });

  it('completes an exchange whose body came later', () => {
    const entry = { url: `${API}/a`, status: 403 };
    const bare = redacted(chromiumEntry(entry), 'c1-0', 0);
    const whole = redacted(chromiumEntry({ ...entry, body: '{"error":"insufficient_scope"}' }), 'c1-0', 0);
    const session = run([HELLO, captured(batchOf(1, [bare])), captured(batchOf(2, [whole]))]);
    const [denial, ...rest] = shown(session).denials;
    expect(rest).toEqual([]);
    expect(denial?.exchanges[0]?.response?.body?.text).toContain('insufficient_scope');
  });

  it('shows what passed nowhere, and uses it as evidence', () => {
    const passed = redacted(
      chromiumEntry({ url: `${API}/orders/8`, requestHeaders: { Origin: APP }, responseHeaders: ALLOWED }),
      'c1-8',
      8,
    );
    const session = run([HELLO, captured(batchOf(1, [passed, denied(9)]))]);
    const [denial, ...rest] = shown(session).denials;
    expect(rest).toEqual([]);
    expect(denial?.siblings.map(({ status }) => status)).toEqual([200]);
  });

  it('counts repeats in the group of the one they repeat', () => {
    const session = run([
      HELLO,
      captured(batchOf(1, [denied(1)])),
      captured(batchOf(2, [], { repeats: [{ of: 'c1-1', count: 9_999, last: DAY }] })),
    ]);
    expect(shown(session).groups.map(({ count, denials }) => [count, denials.length])).toEqual([[10_000, 1]]);
    expect(shown(session).session.denials).toBe(10_000);
  });

  it('comes to the same denials in whatever order exchanges come', () => {
    const exchanges = [
      preflight,
      actual,
      redacted(chromiumPreflight({ url: `${API}/b`, status: 200, at: 20 }), 'c1-2', 2),
      redacted(chromiumNeverSent({ url: `${API}/b`, at: 19 }), 'c1-3', 3),
      redacted(
        chromiumEntry({ url: `${API}/c`, status: 302, redirectUrl: '/d', responseHeaders: { Location: '/d' }, at: 30 }),
        'c1-4',
        4,
      ),
      redacted(chromiumEntry({ url: `${API}/d`, status: 403, at: 36 }), 'c1-5', 5),
      redacted(chromiumEntry({ url: `${API}/e`, at: 40 }), 'c1-6', 6),
    ];
    const expected = rows(run([HELLO, captured(batchOf(1, exchanges))])).sort();
    expect(expected).toHaveLength(3);
    const shuffled = fc.shuffledSubarray(exchanges, { minLength: exchanges.length });
    fc.assert(
      fc.property(
        shuffled,
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 7, maxLength: 7 }),
        (order, sizes) => {
          const batches: Redacted<Exchange>[][] = [];
          for (let at = 0; at < order.length; at += sizes[batches.length - 1] ?? 1)
            batches.push(order.slice(at, at + (sizes[batches.length] ?? 1)));
          const session = run([HELLO, ...batches.map((batch, index) => captured(batchOf(index + 1, batch)))]);
          expect(rows(session).sort()).toEqual(expected);
        },
      ),
    );
  }, 60_000);
});

describe('what storage holds', () => {
  const happenings = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('denied'), n: fc.nat(30) }),
      fc.record({
        kind: fc.constantFrom('preflight', 'actual', 'passed', 'repeat', 'document', 'clear', 'undo-clear'),
        n: fc.nat(5),
      }),
    ),
    { maxLength: 25 },
  );

  function happening({ kind, n }: { kind: string; n: number }, batch: number): Happening {
    const url = `${API}/p${n}`;
    switch (kind) {
      case 'denied':
        return captured(batchOf(batch, [denied(n)]));
      case 'preflight':
        return captured(batchOf(batch, [redacted(chromiumPreflight({ url, status: 403, at: 5 }), `c1-p${n}`, n)]));
      case 'actual':
        return captured(batchOf(batch, [redacted(chromiumNeverSent({ url, at: 4 }), `c1-a${n}`, n)]));
      case 'passed':
        return captured(batchOf(batch, [redacted(chromiumEntry({ url: `${API}/orders/ok${n}` }), `c1-s${n}`, n)]));
      case 'repeat':
        return captured(batchOf(batch, [], { repeats: [{ of: `c1-${n}`, count: 2, last: DAY }] }));
      case 'document':
        return captured(batchOf(batch, [], { document: DAY + 10 * n }), false);
      case 'clear':
        return { type: 'clear', at: DAY + batch };
      default:
        return { type: 'undo-clear', at: DAY + batch };
    }
  }

  it('is the session, at any point: a background that is killed there goes on as if it had not been', () => {
    fc.assert(
      fc.property(happenings, (plan) => {
        const stored: Record<string, unknown> = {};
        let session = EMPTY_SESSION;
        for (const [index, step] of [null, ...plan].entries()) {
          const after = fold(session, step === null ? HELLO : happening(step, index));
          for (const [key, value] of Object.entries(changesBetween(7, session, after))) {
            if (value === null) delete stored[key];
            else stored[key] = structuredClone(value);
          }
          session = after;
          const { sessions, stale } = readSessions(stored);
          expect(stale).toEqual([]);
          const reloaded = sessions.get(7) ?? EMPTY_SESSION;
          expect(reloaded.meta).toEqual(session.meta);
          expect([...reloaded.cases.values()].sort(byId)).toEqual([...session.cases.values()].sort(byId));
          expect(shown(reloaded)).toEqual(shown(session));
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  const byId = (a: { readonly id: string }, b: { readonly id: string }) => a.id.localeCompare(b.id);

  it('changes by the keys of what changed alone', () => {
    const before = run([HELLO, captured(batchOf(1, [denied(1), denied(2)]))]);
    const after = fold(before, captured(batchOf(2, [denied(3)])));
    expect(Object.keys(changesBetween(7, before, after)).sort()).toEqual(['tab:7', 'tab:7:d3']);
    expect(changesBetween(7, after, after)).toEqual({});
  });

  it('of another version is not read, and named to be removed', () => {
    const session = run([HELLO, captured(batchOf(1, [denied(1)]))]);
    const stored = { ...changesBetween(7, null, session) };
    const { sessions, stale } = readSessions({ ...stored, 'tab:7': { ...session.meta, version: 0 }, other: 1 });
    expect(sessions.size).toBe(0);
    expect([...stale].sort()).toEqual(['tab:7', 'tab:7:d1']);
    expect(readSessions({ ...stored, 'tab:7:d1': '{"id":"d1"}' }).stale).toEqual(['tab:7:d1']);
  });
});

describe('clearing', () => {
  const two = run([HELLO, captured(batchOf(1, [denied(1), denied(2)], { requests: 40 }))]);

  it('empties the list and can be undone, beside what has come since', () => {
    const cleared = fold(two, { type: 'clear', at: DAY });
    expect(shown(cleared).denials).toEqual([]);
    expect(shown(cleared).session).toMatchObject({ requests: 0, denials: 0, canUndoClear: true });
    const later = fold(cleared, captured(batchOf(2, [denied(3)], { requests: 50 })));
    expect(rows(later)).toHaveLength(1);
    expect(shown(later).session.requests).toBe(10);
    const undone = fold(later, { type: 'undo-clear', at: DAY + 1 });
    expect(rows(undone)).toHaveLength(3);
    expect(shown(undone).session).toMatchObject({ requests: 50, canUndoClear: false });
  });

  it('cannot be undone after ten minutes, nor twice over', () => {
    const cleared = fold(two, { type: 'clear', at: DAY });
    const late = DAY + 10 * 60_000 + 1;
    expect(shown(cleared, late).session.canUndoClear).toBe(false);
    expect(rows(fold(cleared, { type: 'undo-clear', at: late }))).toEqual([]);
    const again = fold(fold(cleared, captured(batchOf(2, [denied(3)]))), { type: 'clear', at: DAY });
    expect(rows(fold(again, { type: 'undo-clear', at: DAY }))).toHaveLength(1);
    expect(exchangesKept(again)).toEqual(['c1-3']);
  });

  const exchangesKept = (session: Session) => [...session.cases.values()].flatMap(exchangesOf).map(({ id }) => id);

  it('keeps a late partner of what was cleared out of the list', () => {
    const cleared = fold(run([HELLO, captured(batchOf(1, [actual]))]), { type: 'clear', at: DAY });
    expect(rows(fold(cleared, captured(batchOf(2, [preflight]))))).toEqual([]);
  });
});

describe('a new document', () => {
  const before = captured(batchOf(1, [denied(1), denied(2)]));
  const navigated = batchOf(2, [denied(50)], { document: DAY + 300 });

  it('leaves earlier denials where the log is preserved', () => {
    expect(rows(run([HELLO, before, captured(navigated, true)]))).toHaveLength(3);
  });

  it('drops them where it is not, and keeps its own, which came before it was heard of', () => {
    expect(rows(run([HELLO, before, captured(navigated, false)]))).toEqual([`GET ${API}/orders/50 actual`]);
  });
});

describe('DevTools that were closed', () => {
  const closed = run([HELLO, captured(batchOf(1, [denied(1)])), { type: 'closed', at: DAY }]);
  const reopened = (at: number): Happening => ({ ...HELLO, hello: { ...HELLO.hello, capture: 'c2' }, at });

  it('show what they showed when opened again soon, and nothing of it later', () => {
    expect(rows(fold(closed, reopened(DAY + 60_000)))).toHaveLength(1);
    expect(rows(fold(closed, reopened(DAY + 11 * 60_000)))).toEqual([]);
  });

  it('count on from where they were', () => {
    const session = run(
      [reopened(DAY), { type: 'counted', capture: 'c2', requests: 5 }],
      run([{ type: 'counted', capture: 'c1', requests: 40 }], closed),
    );
    expect(shown(session).session.requests).toBe(45);
  });
});

describe('visibility', () => {
  it('is of denials alone', () => {
    const session = run([HELLO, captured(batchOf(1, [redacted(chromiumEntry(), 'c1-1', 1), denied(2)]))]);
    expect([...session.cases.values()].filter((one) => isVisible(one, session.meta))).toHaveLength(1);
  });
});
