import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportCredential } from '../../core/report-schema.ts';
import { exchange, scopeDenial } from '../fixtures/denials.ts';
import { placesOf, timesSentence, tokenTimes } from './token-times.ts';

const seconds = (time: string) => Date.parse(`2026-11-21T${time}Z`) / 1000;

const token = (claims: ReportCredential['claims']): ReportCredential => ({
  kind: 'jwt',
  where: 'actual request header authorization',
  scheme: 'Bearer',
  label: null,
  header: null,
  claims,
  length: 300,
  fingerprint: null,
  faults: [],
  verdicts: [],
});

function answeredAt(date: string | null, age = '0') {
  const headers =
    date === null
      ? []
      : [
          { name: 'date', value: `Sat, 21 Nov 2026 ${date} GMT` },
          { name: 'age', value: age },
        ];
  const response = { status: 401, statusText: '', httpVersion: 'h2', headers, cookies: [], body: null };
  return scopeDenial({ startedDateTime: '2026-11-21T12:31:09.000Z', exchanges: [exchange({ response })] });
}

const sentence = (claims: ReportCredential['claims'], denial = answeredAt('12:31:09')) => {
  const times = tokenTimes(token(claims), denial);
  return times && timesSentence(times);
};

describe('a token’s life against the request', () => {
  it.each([
    [
      'in time',
      { iat: seconds('12:02:10'), exp: seconds('13:02:10') },
      'Not expired: 31 minutes were left, by the server’s clock.',
    ],
    ['too late', { exp: seconds('12:27:00') }, 'Expired 4 minutes before the request, by the server’s clock.'],
    // RFC 7519, 4.1.4: "on or after which the JWT MUST NOT be accepted".
    [
      'in its last second',
      { exp: seconds('12:31:09') },
      'Expired 0 seconds before the request, by the server’s clock.',
    ],
    ['too early', { nbf: seconds('12:33:09') }, 'Not valid until 2 minutes after the request, by the server’s clock.'],
    [
      'without an end',
      { iat: seconds('11:31:09') },
      'Issued 1 hour before the request, by the server’s clock. It names no expiry.',
    ],
  ])('%s', (_, claims, expected) => {
    expect(sentence(claims)).toBe(expected);
  });

  it('is judged by the server’s clock where the answer tells it, by the browser’s else', () => {
    const claims = { exp: seconds('12:32:09') };
    expect(sentence(claims, answeredAt('12:33:09'))).toMatch(/^Expired 1 minute .* by the server’s clock/);
    expect(sentence(claims, answeredAt(null))).toMatch(/^Not expired: 1 minute .* by this computer’s clock/);
  });

  it('counts the age of a cached answer', () => {
    expect(sentence({ exp: seconds('12:32:09') }, answeredAt('12:31:09', '120'))).toMatch(/^Expired 1 minute/);
  });

  it('is not told where the token names no time', () => {
    expect(sentence({ sub: 'kim' })).toBeNull();
    expect(sentence({ exp: 'soon' })).toBeNull();
    expect(sentence(null)).toBeNull();
  });
});

describe('the places on the time line', () => {
  it('are in order of time, within the line, and never on top of each other', () => {
    const moment = fc.integer({ min: 0, max: 4_000_000_000 }).map((second) => second * 1000);
    fc.assert(
      fc.property(fc.record({ issued: moment, notBefore: moment, expires: moment, request: moment }), (times) => {
        const places = placesOf({ ...times, byServer: true });
        for (const [index, place] of places.entries()) {
          expect(place.at).toBeGreaterThanOrEqual(0);
          expect(place.at).toBeLessThanOrEqual(100);
          const before = places[index - 1];
          if (!before) continue;
          expect(place.time).toBeGreaterThanOrEqual(before.time);
          if (place.time !== before.time) expect(place.at - before.at).toBeGreaterThan(4.99);
        }
      }),
    );
  });
});
