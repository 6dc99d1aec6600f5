import { describe, expect, test } from 'vitest';
import { inWords, momentOf } from './server-clock.ts';

const at = Date.UTC(2026, 10, 21, 20, 15);
const answered = (headers: Readonly<Record<string, string>>) => ({
  startedDateTime: at,
  time: 1000,
  response: {
    status: 200,
    statusText: '',
    httpVersion: '',
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    cookies: [],
    redirectUrl: null,
    body: null,
  },
});
const moment = (headers: Readonly<Record<string, string>>) => momentOf({ ...BASE, ...answered(headers) });
const BASE = {
  id: 'e0',
  entry: 0,
  sequence: 0,
  browser: 'firefox' as const,
  page: null,
  role: 'actual' as const,
  resourceType: null,
  initiator: null,
  request: { method: 'GET', url: 'https://api.example/', httpVersion: '', headers: [], cookies: [], body: null },
  error: null,
  reportsErrors: false,
  provisional: false,
  sanitised: false,
  fetchedViaServiceWorker: false,
  credentials: [],
};

describe('momentOf', () => {
  test('the server’s Date, with the skew to the browser’s clock at the end of the exchange', () => {
    expect(moment({ Date: 'Sat, 21 Nov 2026 20:20:01 GMT' })).toEqual({ at: at + 301_000, clock: 'server', skew: 300 });
  });

  test('of a cached answer Date plus Age', () => {
    expect(moment({ Date: 'Sat, 21 Nov 2026 20:10:01 GMT', Age: '300' })).toEqual({
      at: at + 1000,
      clock: 'server',
      skew: 0,
    });
  });

  test.each([{}, { Date: 'garbage' }])('else the browser’s clock: %o', (headers) => {
    expect(moment(headers)).toEqual({ at, clock: 'browser', skew: null });
  });
});

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [-59, '59 seconds'],
  [240, '4 minutes'],
  [7300, '2 hours'],
  [200_000, '2 days'],
])('%d seconds are %s', (seconds, words) => {
  expect(inWords(seconds)).toBe(words);
});
