import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrival, shuffled, type Truth, told, truly } from '../testing/chains.ts';
import { API, APP, captured, chromium, firefox } from '../testing/entries.ts';
import { correlate } from './correlate.ts';
import type { Exchange } from './exchange.ts';
import type { Redacted } from './redact.ts';

const NAMES = { chromium, firefox };
type BrowserName = keyof typeof NAMES;

interface World {
  readonly browser: BrowserName;
  readonly entries: readonly object[];
  readonly truths: readonly Truth[];
}

const CORS = { 'Access-Control-Allow-Origin': APP };
const GRANTED = { ...CORS, 'Access-Control-Allow-Methods': 'PUT, DELETE', 'Access-Control-Allow-Headers': 'x-a, x-b' };

/** Requests with the same URL, method and headers: some at once, each with a preflight, then some served by its cache. */
interface Burst {
  readonly url: string;
  readonly method: string;
  readonly names: readonly string[];
  readonly at: number;
  /** One a request: milliseconds after the one before. */
  readonly gaps: readonly number[];
  /** Milliseconds from the actual's start to its preflight's. */
  readonly lag: number;
  readonly refused: boolean;
  /** What follows once the preflight is in the cache: milliseconds after the one before, and how long it takes. */
  readonly cached: readonly (readonly [gap: number, time: number])[];
}

const burst = fc.record<Burst>({
  url: fc.constantFrom(API, `${API}?page=2`, 'https://cdn.example/x'),
  method: fc.constantFrom('PUT', 'DELETE'),
  names: fc.constantFrom([], ['x-a'], ['x-a', 'x-b']),
  at: fc.constant(0),
  gaps: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 12 }),
  lag: fc.integer({ min: 0, max: 25 }),
  refused: fc.boolean(),
  cached: fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 4000 })), { maxLength: 4 }),
});

/** The entries of the bursts, in turn or overlapping, with requests beside them that have no preflight. */
function worldOf(browser: BrowserName, bursts: readonly Burst[], pauses: readonly number[]): World {
  const { preflight, sent, neverSent } = NAMES[browser];
  const entries: object[] = [];
  const truths: Truth[] = [];
  const place = (entry: object): number => entries.push(entry) - 1;
  const latest = new Map<string, number>();
  let at = 0;
  let serial = 6;
  for (const [index, { url, method, names, gaps, lag, refused, cached }] of bursts.entries()) {
    const key = `${method} ${url} ${names.join()}`;
    // A burst of the same requests begins when the one before is over.
    at = Math.max(at + (pauses[index] ?? 0), latest.get(key) ?? 0);
    const headers = Object.fromEntries(names.map((name) => [name, '1']));
    let start = at;
    for (const gap of gaps) {
      start += gap;
      const status = refused ? 403 : 204;
      const request = { url, method, headers, start };
      const asked = place(
        preflight({
          url,
          method,
          names,
          status,
          answer: refused ? {} : GRANTED,
          start: start + lag,
          time: 4,
          requestId: `26459.${serial}`,
        }),
      );
      const actual = refused ? neverSent(request) : sent({ ...request, answer: CORS, time: lag + 9 });
      truths.push([[asked, place(actual)]]);
      serial += 3;
    }
    start += lag + 4;
    if (!refused)
      for (const [gap, time] of cached) {
        start += gap;
        truths.push([[-1, place(sent({ url, method, headers, start, answer: CORS, time }))]]);
      }
    latest.set(key, start + 1);
    // The application's own OPTIONS and a simple request to the same URL are no part of any pair.
    truths.push([[-1, place(sent({ url, method: 'OPTIONS', start: at + 1, answer: CORS, status: 204 }))]]);
    truths.push([[-1, place(sent({ url, start: at + 2, answer: CORS }))]]);
  }
  return { browser, entries, truths };
}

const world = fc
  .tuple(
    fc.constantFrom<BrowserName>('chromium', 'firefox'),
    fc.array(burst, { minLength: 1, maxLength: 3 }),
    fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 3 }),
  )
  .map(([browser, bursts, pauses]) => worldOf(browser, bursts, pauses));

describe('each preflight with its own actual, in whatever order they arrive', () => {
  test('requests at once and in turn, refused and allowed, cached preflights, an application’s OPTIONS', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(world, arrival, ({ browser, entries, truths }, order) => {
        const exchanges = shuffled(captured(NAMES[browser], entries), order);
        expect(told(correlate(exchanges))).toEqual(truly(truths));
      }),
      { numRuns: 100 },
    );
  });

  test('Chromium numbers the actuals: preflights that started in another order are paired by number', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 2, maxLength: 20 }),
        arrival,
        (lags, order) => {
          const count = lags.length;
          const entries = lags.flatMap((lag, index) => [
            chromium.preflight({ status: 403, start: count + lag, requestId: `26459.${6 + index}` }),
            chromium.neverSent({ start: index }),
          ]);
          const exchanges = shuffled(captured(chromium, entries), order);
          expect(told(correlate(exchanges))).toEqual(truly(lags.map((_, index) => [[2 * index, 2 * index + 1]])));
        },
      ),
    );
  });

  test('20 identical requests at once, half of them refused', () => {
    const entries = Array.from({ length: 20 }, (_, index) => {
      const refused = index % 2 === 1;
      return [
        firefox.preflight({ status: refused ? 500 : 204, answer: refused ? {} : GRANTED, start: 20 + index }),
        refused
          ? firefox.neverSent({ start: index })
          : firefox.sent({ method: 'PUT', start: index, time: 60, answer: CORS }),
      ];
    }).flat();
    const truths = Array.from({ length: 20 }, (_, index): Truth => [[2 * index, 2 * index + 1]]);
    expect(told(correlate(captured(firefox, entries)))).toEqual(truly(truths));
  });

  test('a request with more headers, at the same time, to the same URL', () => {
    for (const [first, second] of [
      [['x-a'], ['x-a', 'x-b']],
      [['x-a', 'x-b'], ['x-a']],
    ] as const) {
      const headersOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1']));
      const entries = [
        firefox.neverSent({ headers: headersOf(first), start: 0 }),
        firefox.neverSent({ headers: headersOf(second), start: 0 }),
        firefox.preflight({ names: second, status: 403, start: 3 }),
        firefox.preflight({ names: first, status: 403, start: 3 }),
      ];
      expect(told(correlate(captured(firefox, entries)))).toEqual(truly([[[3, 0]], [[2, 1]]]));
    }
  });

  test('two pages with the same request', () => {
    const other = 'https://other.example';
    const entries = [
      firefox.sent({ method: 'PUT', origin: other, start: 0, time: 20 }),
      firefox.sent({ method: 'PUT', start: 1, time: 20 }),
      firefox.preflight({ status: 204, start: 2, answer: GRANTED }),
      firefox.preflight({ status: 204, origin: other, start: 3, answer: GRANTED }),
    ];
    expect(told(correlate(captured(firefox, entries)))).toEqual(truly([[[3, 0]], [[2, 1]]]));
  });

  test('a file without times pairs in the order of its entries', () => {
    const timeless = (entry: object) => ({ ...entry, startedDateTime: undefined });
    const entries = [
      firefox.preflight({ status: 204, answer: GRANTED }),
      firefox.sent({ method: 'PUT' }),
      firefox.sent({ method: 'PUT' }),
      firefox.sent({ method: 'PUT' }),
    ].map(timeless);
    expect(told(correlate(captured(firefox, entries)))).toEqual(truly([[[0, 1]], [[-1, 2]], [[-1, 3]]]));
  });

  test('a preflight that was refused belongs to no request that was answered', () => {
    const entries = [
      chromium.sent({ method: 'PUT', start: 0, time: 30 }),
      chromium.preflight({ status: 403, start: 2 }),
    ];
    expect(told(correlate(captured(chromium, entries)))).toEqual(truly([[[1, -1]], [[-1, 0]]]));
  });

  test('who writes a capture down in the order of what was sent has the refused request come after its preflight', () => {
    const preflight = chromium.preflight({ status: 403, start: 0 });
    const unsent = chromium.sent({ method: 'PUT', status: 0, start: 1_000 });
    expect(told(correlate(captured(chromium, [preflight, unsent])))).toEqual(truly([[[0, 1]]]));
  });

  test('a request that began long after the preflight is not its', () => {
    const entries = [firefox.preflight({ status: 403, start: 0 }), firefox.neverSent({ start: 900 })];
    expect(told(correlate(captured(firefox, entries)))).toEqual(truly([[[0, -1]], [[-1, 1]]]));
  });
});

describe('whatever the entries hold', () => {
  const wild = fc.array(
    fc.record({
      browser: fc.constantFrom<BrowserName>('chromium', 'firefox'),
      kind: fc.constantFrom('preflight', 'sent', 'neverSent'),
      url: fc.constantFrom(API, `${API}/`, 'https://cdn.example/x'),
      method: fc.constantFrom('GET', 'PUT', 'POST', 'OPTIONS'),
      status: fc.constantFrom(0, 200, 204, 302, 303, 307, 403),
      location: fc.option(fc.constantFrom(API, `${API}/`, 'https://cdn.example/x', '?', 'http://'), { nil: undefined }),
      start: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
      time: fc.integer({ min: 0, max: 40 }),
    }),
    { maxLength: 24 },
  );

  const build = (plans: typeof wild extends fc.Arbitrary<infer T> ? T : never): readonly Redacted<Exchange>[] => {
    const entries = plans.map(({ browser, kind, location, start, ...plan }) => {
      const answer = location === undefined ? {} : { Location: location };
      const shapes = NAMES[browser];
      const entry =
        kind === 'preflight'
          ? shapes.preflight({ ...plan, answer, start: start ?? 0 })
          : kind === 'sent'
            ? shapes.sent({ ...plan, answer, start: start ?? 0 })
            : shapes.neverSent({ ...plan, start: start ?? 0 });
      return start === undefined ? { ...entry, startedDateTime: null } : entry;
    });
    return captured(firefox, entries);
  };

  test('each exchange is in exactly one chain, and the order in which they are given does not matter', () => {
    fc.assert(
      fc.property(wild, arrival, (plans, order) => {
        const exchanges = build(plans);
        const chains = correlate(exchanges);
        const ids = chains.flatMap(({ hops }) => hops.flatMap(({ preflight, actual }) => [preflight?.id, actual?.id]));
        expect(ids.filter((id) => id !== undefined).sort()).toEqual(exchanges.map(({ id }) => id).sort());
        const sequences = new Map(exchanges.map(({ id, sequence }) => [id, sequence]));
        const again = shuffled(exchanges, order).map((one) => ({ ...one, sequence: sequences.get(one.id) ?? 0 }));
        expect(told(correlate(again))).toEqual(told(chains));
      }),
      { numRuns: 200 },
    );
  });
});
