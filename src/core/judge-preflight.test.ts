import { describe, expect, test } from 'vitest';
import { APP, captured, chromium } from '../testing/entries.ts';
import { judgePreflight, type PreflightContext } from './judge-preflight.ts';
import { exchangeOf } from './report-exchange.ts';

const GOOD = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Allow-Headers': 'x-a',
};

/** What is made of one answer: where it stops, in each credentials mode that is judged. */
function stops(
  plan: { readonly status: number; readonly answer: Readonly<Record<string, string>>; readonly error?: string },
  context: Partial<PreflightContext> = {},
): readonly (string | null)[] {
  const [exchange] = captured(chromium, [chromium.preflight({ method: 'PUT', names: ['x-a'], ...plan })]);
  if (exchange === undefined) throw new Error('no exchange');
  const sent = { at: '', method: 'PUT', headers: ['x-a'], said: '', exchanges: [exchangeOf(exchange, 'preflight')] };
  const { verdicts } = judgePreflight(sent, { origin: APP, credentials: 'omit', browser: 'chromium', ...context });
  return verdicts.map(({ passed, first }) => {
    expect(passed).toBe(first === null);
    return first && `${first.algorithm} ${first.step}`;
  });
}

describe('a preflight that was sent alone', () => {
  test('passes where every step does', () => {
    expect(stops({ status: 204, answer: GOOD })).toEqual([null]);
  });

  // https://fetch.spec.whatwg.org/#cors-preflight-fetch
  test.each([
    ['no header at all, whatever the status', { status: 401, answer: {} }, 'CORS check 2'],
    ['a status that is not ok', { status: 401, answer: GOOD }, 'CORS-preflight fetch 7'],
    [
      'another origin',
      { status: 204, answer: { ...GOOD, 'Access-Control-Allow-Origin': 'https://api.example' } },
      'CORS check 4',
    ],
    [
      'the method in lower case',
      { status: 204, answer: { ...GOOD, 'Access-Control-Allow-Methods': 'put' } },
      'CORS-preflight fetch 7.5',
    ],
    [
      'a header that is not listed',
      { status: 204, answer: { ...GOOD, 'Access-Control-Allow-Headers': 'x-b' } },
      'CORS-preflight fetch 7.7',
    ],
    [
      'a redirect that Chromium hides',
      { status: 0, answer: {}, error: 'net::ERR_INVALID_REDIRECT' },
      'CORS-preflight fetch 7',
    ],
  ])('stops at %s', (_name, plan, step) => {
    expect(stops(plan)).toEqual([step]);
  });

  test('stops where this browser does: Firefox looks at the method before it reads the list of headers', () => {
    const answer = { ...GOOD, 'Access-Control-Allow-Methods': 'GET', 'Access-Control-Allow-Headers': 'x a' };
    expect(stops({ status: 204, answer })).toEqual(['CORS-preflight fetch 7.3']);
    expect(stops({ status: 204, answer }, { browser: 'firefox' })).toEqual(['CORS-preflight fetch 7.5']);
  });

  test('is judged with and without credentials where the capture does not tell', () => {
    expect(stops({ status: 204, answer: GOOD }, { credentials: 'unknown' })).toEqual(['CORS check 8', null]);
    const allowed = { ...GOOD, 'Access-Control-Allow-Credentials': 'true' };
    expect(stops({ status: 204, answer: allowed }, { credentials: 'include' })).toEqual([null]);
  });

  test('is judged by nothing where no answer came', () => {
    expect(stops({ status: 0, answer: {}, error: 'net::ERR_CONNECTION_REFUSED' })).toEqual([]);
  });
});
