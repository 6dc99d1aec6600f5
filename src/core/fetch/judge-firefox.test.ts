import { describe, expect, test } from 'vitest';
import { API, APP, captured, firefox } from '../../testing/entries.ts';
import { correlate } from '../correlate.ts';
import { denialOf } from '../denial.ts';

const GOOD = { 'Access-Control-Allow-Origin': APP };
const GOOD_PREFLIGHT = {
  ...GOOD,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Allow-Headers': 'x-custom',
};

function denied(...entries: readonly object[]) {
  const denials = correlate(captured(firefox, entries)).flatMap((chain) => denialOf(chain, 'd') ?? []);
  expect(denials.length).toBeLessThan(2);
  return denials[0] ?? null;
}
const cors = (...entries: readonly object[]) => denied(...entries)?.cors ?? null;

describe('a preflight that failed', () => {
  // Measured categories of the console, each twice.
  test.each([
    ['403 without ACAO', 403, {}, 'CORSMissingAllowOrigin2'],
    ['200 without ACAO', 200, {}, 'CORSMissingAllowOrigin2'],
    ['403 with a good ACAO', 403, GOOD_PREFLIGHT, 'CORSPreflightDidNotSucceed3'],
    ['304', 304, GOOD_PREFLIGHT, 'CORSPreflightDidNotSucceed3'],
    ['301 without Location', 301, GOOD_PREFLIGHT, 'CORSPreflightDidNotSucceed3'],
    ['302, ACAO good', 302, { ...GOOD_PREFLIGHT, Location: '/login' }, 'CORSExternalRedirectNotAllowed'],
    ['302 without ACAO', 302, { Location: '/login' }, 'CORSMissingAllowOrigin2'],
    [
      'another origin',
      204,
      { ...GOOD_PREFLIGHT, 'Access-Control-Allow-Origin': `${APP}/` },
      'CORSAllowOriginNotMatchingOrigin',
    ],
    ['put for PUT', 204, { ...GOOD_PREFLIGHT, 'Access-Control-Allow-Methods': 'put' }, 'CORSMethodNotFound'],
    ['a bad ACAM', 204, { ...GOOD_PREFLIGHT, 'Access-Control-Allow-Methods': 'PUT {x}' }, 'CORSInvalidAllowMethod'],
    [
      'a bad ACAH',
      204,
      { ...GOOD_PREFLIGHT, 'Access-Control-Allow-Headers': 'x-custom {x}' },
      'CORSInvalidAllowHeader',
    ],
    [
      'a header absent',
      204,
      { ...GOOD_PREFLIGHT, 'Access-Control-Allow-Headers': 'x-b' },
      'CORSMissingAllowHeaderFromPreflight2',
    ],
    [
      'a bad ACAH and the method missing',
      204,
      { ...GOOD_PREFLIGHT, 'Access-Control-Allow-Headers': '{x}', 'Access-Control-Allow-Methods': 'GET' },
      'CORSMethodNotFound',
    ],
  ])('%s', (_, status, answer, name) => {
    const preflight = firefox.preflight({ names: ['x-custom'], status, answer, start: 4 });
    const expected = { blocked: true, certainty: 'proven', firefox: name, at: { hop: 0, on: 'preflight' } };
    // With the row that getHAR has of the request, and with the preflight's event alone.
    expect(cors(preflight, firefox.neverSent({ headers: { 'x-custom': '1' } }))).toMatchObject(expected);
    expect(cors(preflight)).toMatchObject(expected);
  });

  test('is a denial with the method it asked for where the request itself was not captured', () => {
    expect(denied(firefox.preflight({ method: 'DELETE', status: 403 }))).toMatchObject({
      actual: null,
      blockedBy: 'browser',
      request: { method: 'DELETE', url: API, origin: APP },
    });
  });

  test('only credentials explain it, and the request shows no answer: likely', () => {
    const answer = { ...GOOD_PREFLIGHT, 'Access-Control-Allow-Origin': '*' };
    expect(cors(firefox.preflight({ status: 204, answer, start: 4 }), firefox.neverSent({}))).toMatchObject({
      blocked: true,
      certainty: 'likely',
      firefox: 'CORSNotSupportingCredentials',
    });
  });
});

describe('an actual that was sent', () => {
  test.each([
    [200, {}, 'CORSMissingAllowOrigin2'],
    [403, {}, 'CORSMissingAllowOrigin2'],
    [200, { 'Access-Control-Allow-Origin': 'null' }, 'CORSAllowOriginNotMatchingOrigin'],
    [200, { 'Access-Control-Allow-Origin': '' }, 'CORSAllowOriginNotMatchingOrigin'],
    [200, { 'Access-Control-Allow-Origin': `${APP} https://b.example` }, 'CORSAllowOriginNotMatchingOrigin'],
    [200, { 'Access-Control-Allow-Origin': '*, *' }, 'CORSAllowOriginNotMatchingOrigin'],
  ])('%i with %j was kept from the script: %s', (status, answer, name) => {
    expect(denied(firefox.sent({ status, answer }))).toMatchObject({
      blockedBy: 'browser',
      cors: { blocked: true, certainty: 'proven', firefox: name },
    });
  });

  test('ACAC: with a cookie it must be true', () => {
    const wire = { Cookie: 'a=1' };
    for (const answer of [GOOD, { ...GOOD, 'Access-Control-Allow-Credentials': 'True' }]) {
      expect(cors(firefox.sent({ answer, wire }))).toMatchObject({
        certainty: 'proven',
        firefox: 'CORSMissingAllowCredentials',
      });
    }
  });

  test('the wildcard, and no sign of credentials: nothing tells, so it is no denial', () => {
    expect(denied(firefox.sent({ answer: { 'Access-Control-Allow-Origin': '*' } }))).toBeNull();
  });

  test('a 403 under the wildcard is the server’s, and whether CORS hid it is not known', () => {
    expect(denied(firefox.sent({ status: 403, answer: { 'Access-Control-Allow-Origin': '*' } }))).toMatchObject({
      blockedBy: 'server',
      cors: { blocked: null, certainty: 'unknown' },
    });
  });

  test('a 403 with good CORS headers is the server’s own', () => {
    const answer = { ...GOOD, 'Access-Control-Allow-Credentials': 'true' };
    expect(denied(firefox.sent({ status: 403, answer }))).toMatchObject({
      blockedBy: 'server',
      cors: { blocked: false, certainty: 'proven', firefox: null },
    });
  });

  describe('an answer that did not come over the network shows no header bytes', () => {
    const local = (plan: Parameters<typeof firefox.sent>[0]) => {
      const {
        serverIPAddress: _,
        connection: __,
        ...entry
      } = { connection: '', serverIPAddress: '', ...firefox.sent(plan) };
      return { ...entry, request: { ...entry.request, headersSize: 0 }, time: 0 };
    };

    const worked = (plan: Parameters<typeof firefox.sent>[0]) => {
      const entry = local(plan);
      const content = { size: 5, mimeType: 'text/plain', text: 'hello' };
      return { ...entry, response: { ...entry.response, content, headersSize: 0, bodySize: 0 } };
    };

    test('content without a byte of it is a service worker’s answer, which no CORS check is made on', () => {
      const dated = { Date: 'Sat, 21 Nov 2026 21:10:49 GMT', 'Access-Control-Allow-Origin': 'null' };
      expect(denied(worked({ status: 200, answer: dated }))).toBeNull();
      expect(denied(worked({ status: 403, answer: dated }))).toMatchObject({
        blockedBy: 'server',
        cors: { blocked: false, firefox: null },
      });
    });

    test('a service worker may have made it: no denial, and no verdict on a 403', () => {
      expect(denied(local({ status: 200, answer: { 'Content-Type': 'text/plain' } }))).toBeNull();
      expect(denied(local({ status: 403 }))).toMatchObject({
        blockedBy: 'server',
        cors: { blocked: null, certainty: 'unknown' },
      });
    });

    test('a date shows that a server once did: likely', () => {
      const verdict = cors(local({ status: 200, answer: { Date: 'Sat, 21 Nov 2026 21:10:49 GMT' } }));
      expect(verdict).toMatchObject({ blocked: true, certainty: 'likely', firefox: 'CORSMissingAllowOrigin2' });
    });
  });
});

describe('status 0', () => {
  test('of a preflight: reset, refused, DNS, or an abort: a network denial, and the doubt is said', () => {
    const denial = denied(firefox.preflight({ status: 0, start: 4 }), firefox.neverSent({ origin: APP }));
    expect(denial).toMatchObject({
      blockedBy: 'network',
      cors: { blocked: false, certainty: 'likely', chromium: null, firefox: 'CORSDidNotSucceed2' },
    });
    expect(denial?.cors?.because).toMatch(/abort/);
  });

  test('of an actual that was put on the wire', () => {
    expect(denied(firefox.sent({ status: 0 }))).toMatchObject({
      blockedBy: 'network',
      cors: { blocked: false, certainty: 'likely', firefox: 'CORSDidNotSucceed2' },
    });
  });

  test('of an actual that was sent after its preflight: the preflight passed, so that no check of it stopped the request', () => {
    const answer = { ...GOOD_PREFLIGHT, 'Access-Control-Allow-Origin': '*' };
    const denial = denied(
      firefox.preflight({ status: 204, answer, start: 4 }),
      firefox.sent({ method: 'PUT', status: 0 }),
    );
    expect(denial).toMatchObject({ blockedBy: 'network', cors: { blocked: false } });
  });

  test('of an actual that no byte was sent of, without a preflight: the page or its rules ended it, no denial', () => {
    // An early abort, connect-src, mode same-origin, a service worker that rejects: all have the same few marks.
    const headers = { Referer: `${APP}/`, 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Site': 'cross-site' };
    expect(denied(firefox.neverSent({ method: 'GET', origin: APP, bodySize: -1 }))).toBeNull();
    expect(denied(firefox.neverSent({ method: 'PUT', origin: APP, bodySize: -1, headers }))).toBeNull();
    expect(denied(firefox.neverSent({ method: 'PUT', bodySize: -1, headers: { authorization: 'x' } }))).toBeNull();
  });

  test('pending, as getHAR lists it: no size of an answer, not even 0', () => {
    const pending = <T extends { readonly response: object }>(entry: T) => ({
      ...entry,
      response: { ...entry.response, bodySize: -1 },
      timings: {},
    });
    const actual = firefox.neverSent({ origin: APP, bodySize: -1 });
    const preflight = firefox.preflight({ status: 204, answer: GOOD_PREFLIGHT, start: 4 });
    expect(denied(pending(firefox.sent({ status: 0 })))).toBeNull();
    expect(denied(pending(firefox.preflight({ status: 0, start: 4 })))).toBeNull();
    expect(denied(pending(firefox.preflight({ status: 0, start: 4 })), actual)).toBeNull();
    expect(denied(preflight, pending(firefox.sent({ method: 'PUT', status: 0 })))).toBeNull();
  });
});

describe('not CORS', () => {
  test('WebSocket 403', () => {
    const denial = denied(firefox.sent({ mode: 'websocket', status: 403, url: 'wss://api.example/live' }));
    expect(denial).toMatchObject({ blockedBy: 'server', cors: null });
  });
  test('no-cors 403', () => {
    expect(denied(firefox.sent({ mode: 'no-cors', status: 403 }))).toMatchObject({ blockedBy: 'server', cors: null });
  });
  test('an application’s own OPTIONS lacks Access-Control-Request-Method', () => {
    expect(denied(firefox.sent({ method: 'OPTIONS', status: 405, answer: GOOD }))).toBeNull();
    expect(denied(firefox.sent({ method: 'OPTIONS', status: 403, answer: GOOD }))).toMatchObject({
      preflight: null,
      request: { method: 'OPTIONS' },
    });
  });
});
