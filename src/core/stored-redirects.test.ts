import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrival, shuffled } from '../testing/chains.ts';
import { APP, captured, chromium } from '../testing/entries.ts';
import { correlate } from './correlate.ts';
import { denialOf } from './denial.ts';
import { diagnose } from './diagnose.ts';

const FAILED = 'net::ERR_FAILED';
const TO = { Location: '/orders/' };

/** What Chromium 156 shows of a refused redirect that came from the network, and of one that came from its cache. */
const redirect = (start: number, answer: Readonly<Record<string, string>> = TO, status = 301) =>
  chromium.sent({ start, status, answer, error: FAILED, time: 9 });
const unanswered = (start: number) => chromium.neverSent({ start, method: 'GET', time: 5 });

const denials = (...entries: readonly object[]) =>
  correlate(captured(chromium, entries)).flatMap((chain) => denialOf(chain, 'd') ?? []);
const verdicts = (...entries: readonly object[]) =>
  denials(...entries).map(({ cors }) => [cors?.chromium, cors?.certainty]);

describe('a redirect that is refused again from the cache', () => {
  test('has the reason of the first one, likely', () => {
    expect(verdicts(redirect(0), unanswered(20), unanswered(40))).toEqual([
      ['MissingAllowOriginHeader', 'proven'],
      ['MissingAllowOriginHeader', 'likely'],
      ['MissingAllowOriginHeader', 'likely'],
    ]);
  });

  test('leads to one cause, and to no talk of a cache that answers for others', () => {
    const rules = denials(redirect(0), unanswered(20)).map((denial) => diagnose(denial).map(({ rule }) => rule.id));
    expect(rules).toEqual([['cors-allow-origin-missing'], ['cors-allow-origin-missing']]);
  });

  test('is found in whatever order the entries come, and twice is once', () => {
    const entries = captured(chromium, [redirect(0), unanswered(20), redirect(40), unanswered(60)]);
    const reasons = (all: typeof entries) =>
      correlate(all).flatMap((chain) => denialOf(chain, 'd')?.cors?.chromium ?? 'none');
    fc.assert(
      fc.property(arrival, (order) => {
        const chains = correlate(shuffled(entries, order));
        const again = correlate(chains.flatMap(({ hops }) => hops.flatMap(({ actual }) => actual ?? [])));
        expect(again).toEqual(chains);
        expect(reasons(shuffled(entries, order))).toEqual(Array(4).fill('MissingAllowOriginHeader'));
      }),
    );
  });

  test('with a preflight each that answers as the first one did', () => {
    const preflight = (start: number, answer = 'x-test') =>
      chromium.preflight({
        start,
        method: 'GET',
        names: ['x-test'],
        answer: {
          'Access-Control-Allow-Origin': APP,
          'Access-Control-Allow-Credentials': 'true',
          'Access-Control-Allow-Headers': answer,
        },
      });
    const asking = { method: 'GET', headers: { 'x-test': '1' }, time: 5 };
    const first = [preflight(1), chromium.sent({ ...asking, start: 0, status: 301, answer: TO, error: FAILED })];
    expect(verdicts(...first, preflight(21), chromium.neverSent({ ...asking, start: 20 }))).toEqual([
      ['MissingAllowOriginHeader', 'proven'],
      ['MissingAllowOriginHeader', 'likely'],
    ]);
    expect(verdicts(...first, preflight(21, 'x-other'), chromium.neverSent({ ...asking, start: 20 }))[1]).toEqual([
      'HeaderDisallowedByPreflightResponse',
      'proven',
    ]);
  });
});

describe('what no cache answered with', () => {
  const minute = 60_000;
  // https://www.rfc-editor.org/rfc/rfc9111#section-4.2: fresh for as long as it says; by itself only a permanent redirect.
  test.each([
    ['a temporary one', redirect(0, TO, 302), 20],
    ['one that may not be stored', redirect(0, { ...TO, 'Cache-Control': 'no-store' }), 20],
    ['one that must be asked for', redirect(0, { ...TO, 'Cache-Control': 'no-cache' }), 20],
    ['one that is too old', redirect(0, { ...TO, 'Cache-Control': 'public, max-age=60' }), minute + 1],
    ['one that expired', redirect(0, { ...TO, Expires: 'Thu, 01 Jan 1970 00:00:00 GMT' }), 20],
    ['one that came later', redirect(40), 20],
  ])('%s', (_, entry, start) => {
    expect(verdicts(entry, unanswered(start))).toContainEqual([null, 'unknown']);
  });

  test('a temporary one that says for how long is', () => {
    expect(verdicts(redirect(0, { ...TO, 'Cache-Control': 'max-age=60' }, 302), unanswered(minute - 1))[1]).toEqual([
      'MissingAllowOriginHeader',
      'likely',
    ]);
  });

  test('a request of another page', () => {
    const other = chromium.neverSent({ start: 20, method: 'GET', headers: { Referer: 'https://other.example/' } });
    expect(verdicts(redirect(0), other)[1]).toEqual([null, 'unknown']);
  });

  test('a POST', () => {
    const post = chromium.neverSent({ start: 20, method: 'POST' });
    expect(verdicts(chromium.sent({ method: 'POST', status: 301, answer: TO, error: FAILED }), post)[1]).toEqual([
      null,
      'unknown',
    ]);
  });
});

test('where nothing was stored in sight, what is to be done makes the browser show it', () => {
  const [denial] = denials(unanswered(0));
  const [first] = denial === undefined ? [] : diagnose(denial);
  expect(first?.sentence).toMatch(
    /^The browser refused what came of this GET to api\.example, and shows nothing of it\.$/,
  );
  expect(first?.fix.steps.map(({ step }) => step)[0]).toMatch(/Disable cache/);
});
