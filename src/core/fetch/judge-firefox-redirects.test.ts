import { describe, expect, test } from 'vitest';
import { API, APP, captured, firefox } from '../../testing/entries.ts';
import { correlate } from '../correlate.ts';
import { denialOf } from '../denial.ts';
import { diagnose } from '../diagnose.ts';

const GOOD = { 'Access-Control-Allow-Origin': APP };

function denied(...entries: readonly object[]) {
  const denials = correlate(captured(firefox, entries)).flatMap((chain) => denialOf(chain, 'd') ?? []);
  expect(denials.length).toBeLessThan(2);
  return denials[0] ?? null;
}
const cors = (...entries: readonly object[]) => denied(...entries)?.cors ?? null;

describe('redirects', () => {
  // Firefox asks with the first origin: after a redirect back to it that is the URL's own.
  test.each([
    ['without an answer', 0, {}, 'CORSDidNotSucceed2', 'network'],
    ['by its status', 403, {}, 'CORSPreflightDidNotSucceed3', 'browser'],
  ])('back to the page’s own origin, of which the preflight alone was captured: refused %s', (...row) => {
    const [, status, answer, name, blockedBy] = row;
    const denial = denied(firefox.preflight({ origin: new URL(API).origin, status, answer }));
    expect(denial).toMatchObject({ blockedBy, cors: { firefox: name } });
  });

  const GONE = 'https://cdn.example/orders/1';

  test('refused at the first hop: the 302 and a row for its target', () => {
    const hop = firefox.sent({ status: 302, answer: { Location: GONE } });
    const row = firefox.neverSent({ method: 'GET', url: GONE, start: 1 });
    for (const entries of [[hop, row], [row, hop], [hop]]) {
      expect(denied(...entries)).toMatchObject({
        blockedBy: 'browser',
        cors: { blocked: true, certainty: 'proven', firefox: 'CORSMissingAllowOrigin2', at: { hop: 0, on: 'actual' } },
      });
    }
  });

  test('with a user name in it', () => {
    const location = 'https://user:secret@cdn.example/orders/1';
    const hop = firefox.sent({
      status: 302,
      answer: { ...GOOD, 'Access-Control-Allow-Credentials': 'true', Location: location },
    });
    const row = firefox.neverSent({ method: 'GET', url: location, start: 1 });
    expect(denied(hop, row)).toMatchObject({
      blockedBy: 'browser',
      cors: { blocked: true, chromium: 'RedirectContainsCredentials', firefox: 'CORSDidNotSucceed2' },
    });
  });

  test('a followed redirect across origins makes the origin null', () => {
    const answer = { ...GOOD, 'Access-Control-Allow-Credentials': 'true' };
    const hop = firefox.sent({ status: 307, answer: { ...answer, Location: GONE } });
    const last = firefox.sent({ url: GONE, origin: 'null', answer, start: 10 });
    expect(cors(hop, last)).toMatchObject({
      blocked: true,
      certainty: 'proven',
      origin: 'null',
      firefox: 'CORSAllowOriginNotMatchingOrigin',
      at: { hop: 1, on: 'actual' },
    });
  });

  const own = new URL('/orders', APP).href;
  const fromOwn = (location: string) =>
    firefox.sent({
      url: own,
      origin: null,
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      status: 302,
      answer: { Location: location },
    });

  // Measured: of data:, foo:, file:, about:, mailto:, javascript:, blob:, ftp:, and of what is no URL.
  test.each(['data:text/plain,x', 'foo://bar', 'https://['])(
    'to %s: named where a hop was across origins',
    (location) => {
      const across = firefox.sent({ status: 302, answer: { ...GOOD, Location: location } });
      expect(denied(across)).toMatchObject({
        blockedBy: 'browser',
        cors: { blocked: true, firefox: 'CORSDidNotSucceed2' },
      });
    },
  );

  test.each(['data:text/plain,x', 'foo://bar'])(
    'from the page’s own origin to %s: refused, and Firefox has no word of CORS',
    (location) => {
      expect(denied(fromOwn(location))).toMatchObject({ blockedBy: 'browser', cors: { blocked: true, firefox: null } });
    },
  );

  test('from https into the clear: mixed content, which no browser follows', () => {
    const redirect = fromOwn('http://www.example/orders/');
    // Firefox's lists have a row for what was not sent, or have none.
    const row = firefox.neverSent({ method: 'GET', url: 'http://www.example/orders/', bodySize: -1, start: 10 });
    for (const entries of [[redirect], [redirect, row]]) {
      const denial = denied(...entries);
      expect(denial).toMatchObject({ blockedBy: 'network', cors: { certainty: 'likely', firefox: null } });
      const [first] = denial === null ? [] : diagnose(denial);
      expect(first).toMatchObject({ rule: { id: 'mixed-content' }, evidence: { certainty: 'likely' } });
      expect(first?.sentence).toMatch(/and app\.example redirected your GET to http, which browsers do not follow/);
    }
  });

  test('from https into the clear, followed: a tool between them may have put it right', () => {
    const next = firefox.sent({ url: 'http://app.example/orders/', answer: GOOD, start: 10 });
    expect(denied(fromOwn('http://app.example/orders/'), next)).toBeNull();
  });

  // HTTP-redirect fetch, step 7: a redirect count of 20 is a network error.
  test.each([
    [20, null],
    [21, 'network'],
  ] as const)('round and round, %i times', (count, blockedBy) => {
    const hops = Array.from({ length: count }, (_, index) =>
      firefox.sent({ status: 302, answer: { ...GOOD, Location: API }, start: index * 10 }),
    );
    const denial = denied(...hops);
    expect(denial?.blockedBy ?? null).toBe(blockedBy);
    if (denial !== null) {
      expect(denial.cors).toMatchObject({ certainty: 'likely', firefox: 'CORSDidNotSucceed2' });
      expect(diagnose(denial)[0]?.sentence).toMatch(/again and again/);
    }
  });
});
