import { describe, expect, test } from 'vitest';
import { API, APP, captured, chromium } from '../../testing/entries.ts';
import { correlate } from '../correlate.ts';
import { denialOf } from '../denial.ts';
import { RULE_OF_REASON } from './reason.ts';

const FAILED = 'net::ERR_FAILED';
const GOOD = { 'Access-Control-Allow-Origin': APP };
const GOOD_PREFLIGHT = {
  ...GOOD,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Allow-Headers': 'x-custom',
};
const UA = { 'User-Agent': 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36' };

/** The one denial that the entries are, or null. */
function denied(...entries: readonly object[]) {
  const denials = correlate(captured(chromium, entries)).flatMap((chain) => denialOf(chain, 'd') ?? []);
  expect(denials.length).toBeLessThan(2);
  return denials[0] ?? null;
}
const cors = (...entries: readonly object[]) => denied(...entries)?.cors ?? null;
const rules = (...entries: readonly object[]) =>
  cors(...entries)?.failures.map(({ reason, on, parameter }) => [RULE_OF_REASON[reason], on, parameter]);

describe('a preflight that failed, its actual never sent', () => {
  test('403 without CORS headers, as in the field: the headers are named first, and all that is missing', () => {
    const preflight = chromium.preflight({
      names: ['authorization', 'content-type', 'x-custom'],
      status: 403,
      start: 1,
    });
    const headers = { 'x-custom': '1', authorization: 'Bearer AAA.BBB.CCC', 'content-type': 'application/json' };
    const denial = denied(preflight, chromium.neverSent({ headers, start: 0 }));
    expect(denial?.blockedBy).toBe('browser');
    expect(denial?.cors).toMatchObject({
      blocked: true,
      certainty: 'proven',
      chromium: 'PreflightMissingAllowOriginHeader',
      firefox: 'CORSMissingAllowOrigin2',
      origin: APP,
      at: { hop: 0, on: 'preflight' },
    });
    expect(denial?.cors?.failures.map(({ reason, parameter }) => [RULE_OF_REASON[reason], parameter])).toEqual([
      ['cors-allow-origin-missing', null],
      ['preflight-status', '403'],
      ['preflight-method-not-allowed', 'PUT'],
      ['preflight-header-not-allowed', 'authorization'],
      ['preflight-header-not-allowed', 'content-type'],
      ['preflight-header-not-allowed', 'x-custom'],
    ]);
  });

  test.each([
    [403, {}, 'PreflightMissingAllowOriginHeader'],
    [401, GOOD_PREFLIGHT, 'PreflightInvalidStatus'],
    [404, GOOD_PREFLIGHT, 'PreflightInvalidStatus'],
    [304, GOOD_PREFLIGHT, 'PreflightInvalidStatus'],
    [301, GOOD_PREFLIGHT, 'PreflightInvalidStatus'],
    [302, { Location: '/login' }, 'PreflightDisallowedRedirect'],
    [302, { ...GOOD_PREFLIGHT, Location: '/login' }, 'PreflightDisallowedRedirect'],
    [200, { ...GOOD_PREFLIGHT, 'Access-Control-Allow-Methods': 'put' }, 'MethodDisallowedByPreflightResponse'],
    [200, { ...GOOD_PREFLIGHT, 'Access-Control-Allow-Headers': 'x-other' }, 'HeaderDisallowedByPreflightResponse'],
  ])('%i with %j: %s, whatever the credentials mode', (status, answer, name) => {
    const preflight = chromium.preflight({ names: ['x-custom'], status, answer, start: 1 });
    expect(cors(preflight, chromium.neverSent({ headers: { 'x-custom': '1' } }))).toMatchObject({
      blocked: true,
      certainty: 'proven',
      chromium: name,
    });
  });

  test('a redirect may be hidden: the error alone is the proof', () => {
    const preflight = chromium.preflight({ status: 0, error: 'net::ERR_INVALID_REDIRECT', start: 1 });
    expect(cors(preflight, chromium.neverSent({}))).toMatchObject({
      blocked: true,
      certainty: 'proven',
      chromium: 'PreflightDisallowedRedirect',
      firefox: 'CORSExternalRedirectNotAllowed',
      steps: [{ step: '7', outcome: 'fail' }],
    });
  });

  test('only credentials explain it: likely, never proven', () => {
    const answer = { ...GOOD_PREFLIGHT, 'Access-Control-Allow-Origin': '*' };
    expect(cors(chromium.preflight({ status: 204, answer, start: 1 }), chromium.neverSent({}))).toMatchObject({
      blocked: true,
      certainty: 'likely',
      chromium: 'PreflightWildcardOriginNotAllowed',
      credentials: 'include',
    });
  });

  test('both modes fail, and not alike: the name is likely', () => {
    const answer = { ...GOOD_PREFLIGHT, 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET' };
    expect(cors(chromium.preflight({ status: 204, answer, start: 1 }), chromium.neverSent({}))).toMatchObject({
      blocked: true,
      certainty: 'likely',
      credentials: 'unknown',
    });
  });

  test('nothing in the headers explains it: the verdict is an honest unknown', () => {
    const denial = denied(
      chromium.preflight({ status: 204, answer: { ...GOOD_PREFLIGHT }, names: ['x-custom'], start: 1 }),
      chromium.neverSent({ headers: { 'x-custom': '1' } }),
    );
    expect(denial).toMatchObject({
      blockedBy: 'unknown',
      cors: { blocked: null, certainty: 'unknown', chromium: null },
    });
  });

  test('the actual was not captured: a denial all the same, with the method asked for', () => {
    const denial = denied(chromium.preflight({ method: 'DELETE', status: 403 }));
    expect(denial).toMatchObject({
      actual: null,
      request: { method: 'DELETE', url: API, origin: APP },
      blockedBy: 'browser',
    });
    expect(denial?.cors).toMatchObject({ blocked: true, certainty: 'proven' });
  });

  test('a good preflight alone is none', () => {
    expect(denied(chromium.preflight({ status: 204, answer: GOOD_PREFLIGHT }))).toBeNull();
  });
});

describe('an actual that was sent', () => {
  test.each([
    [200, {}, 'MissingAllowOriginHeader'],
    [403, {}, 'MissingAllowOriginHeader'],
    [500, { 'Access-Control-Allow-Origin': `${APP}/` }, 'AllowOriginMismatch'],
    [200, { 'Access-Control-Allow-Origin': [APP, APP] }, 'MultipleAllowOriginValues'],
    [200, { 'Access-Control-Allow-Origin': 'app.example' }, 'InvalidAllowOriginValue'],
  ])('%i with %j was kept from the script: %s', (status, answer, name) => {
    const denial = denied(chromium.sent({ status, answer, error: FAILED }));
    expect(denial).toMatchObject({
      blockedBy: 'browser',
      cors: { blocked: true, certainty: 'proven', chromium: name, at: { hop: 0, on: 'actual' } },
    });
  });

  test('a good preflight, then an answer without CORS headers', () => {
    const verdict = cors(
      chromium.preflight({ status: 204, answer: GOOD_PREFLIGHT, names: ['x-custom'], start: 1 }),
      chromium.sent({ method: 'PUT', headers: { 'X-Custom': '1' }, status: 403, error: FAILED, time: 20 }),
    );
    expect(verdict).toMatchObject({ blocked: true, certainty: 'proven', chromium: 'MissingAllowOriginHeader' });
  });

  test('the wildcard with a cookie: the cookie proves the mode', () => {
    const answer = { 'Access-Control-Allow-Origin': '*' };
    expect(cors(chromium.sent({ answer, error: FAILED, wire: { cookie: 'a=1' } }))).toMatchObject({
      certainty: 'proven',
      chromium: 'WildcardOriginNotAllowed',
      credentials: 'include',
    });
  });

  test('the wildcard without a trace of credentials: only the refusal tells of them', () => {
    const answer = { 'Access-Control-Allow-Origin': '*' };
    expect(cors(chromium.sent({ answer, error: FAILED, site: 'same-site' }))).toMatchObject({
      certainty: 'likely',
      chromium: 'WildcardOriginNotAllowed',
    });
  });

  test('a cookie-less mode that was told, and an answer that only fails with credentials: no proof of anything', () => {
    const answer = { 'Access-Control-Allow-Origin': '*' };
    expect(cors(chromium.sent({ answer, error: FAILED, wire: UA }))?.certainty).not.toBe('proven');
  });

  test('a 304 to the page’s own condition is an answer like any other', () => {
    const answer = { ...GOOD_PREFLIGHT, 'Access-Control-Allow-Headers': 'if-none-match' };
    const verdict = cors(
      chromium.preflight({ method: 'GET', names: ['if-none-match'], status: 200, answer, start: 1 }),
      chromium.sent({ headers: { 'if-none-match': '"a"' }, status: 304, error: FAILED, time: 20 }),
    );
    expect(verdict).toMatchObject({ certainty: 'proven', chromium: 'MissingAllowOriginHeader' });
  });

  test('a 304 is judged by the stored answer, which is not captured: never proven', () => {
    expect(cors(chromium.sent({ status: 304, error: FAILED }))?.certainty).not.toBe('proven');
    expect(denied(chromium.sent({ status: 304 }))).toBeNull();
  });
});

test('violations keep engine order', () => {
  const answer = { Location: '/login', 'Access-Control-Allow-Methods': 'GET' };
  expect(rules(chromium.preflight({ status: 302, answer, start: 1 }), chromium.neverSent({}))).toEqual([
    ['preflight-redirect', 'preflight', '/login'],
    ['cors-allow-origin-missing', 'preflight', null],
    ['preflight-method-not-allowed', 'preflight', 'PUT'],
  ]);
});
