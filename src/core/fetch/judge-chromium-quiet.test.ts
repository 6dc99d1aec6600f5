import { describe, expect, test } from 'vitest';
import { API, APP, captured, chromium } from '../../testing/entries.ts';
import { correlate } from '../correlate.ts';
import { denialOf } from '../denial.ts';
import { diagnose } from '../diagnose.ts';

const FAILED = 'net::ERR_FAILED';
const GOOD = { 'Access-Control-Allow-Origin': APP };
const GOOD_PREFLIGHT = {
  ...GOOD,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'PUT',
};

function denied(...entries: readonly object[]) {
  const denials = correlate(captured(chromium, entries)).flatMap((chain) => denialOf(chain, 'd') ?? []);
  expect(denials.length).toBeLessThan(2);
  return denials[0] ?? null;
}
const cors = (...entries: readonly object[]) => denied(...entries)?.cors ?? null;

describe('no CORS verdict against the request', () => {
  test('a 403 with good CORS headers is the server’s own', () => {
    const denial = denied(chromium.sent({ status: 403, answer: GOOD, site: 'same-site' }));
    expect(denial).toMatchObject({
      blockedBy: 'server',
      cors: { blocked: false, certainty: 'proven', chromium: null },
    });
  });

  test('an extension that has permission for the host needs no CORS headers', () => {
    const origin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
    expect(denied(chromium.sent({ method: 'POST', origin, status: 403 }))).toMatchObject({
      blockedBy: 'server',
      cors: null,
    });
  });

  test('EventSource: 403 with CORS headers and an abort', () => {
    const denial = denied(chromium.sent({ type: 'eventsource', status: 403, answer: GOOD, error: 'net::ERR_ABORTED' }));
    expect(denial).toMatchObject({ blockedBy: 'server', cors: { blocked: false, chromium: null } });
  });

  test('no-cors: 403 and an abort, the headers hidden, the mode not told: nobody changed any header', () => {
    const entry = chromium.neverSent({ method: 'GET' });
    const denial = denied({
      ...entry,
      request: { ...entry.request, httpVersion: 'http/1.1' },
      response: { ...entry.response, status: 403, _error: 'net::ERR_ABORTED' },
    });
    expect(denial?.blockedBy).toBe('server');
    expect(denial?.cors?.contradicted ?? false).toBe(false);
    expect(denial?.cors?.certainty).not.toBe('proven');
  });

  test('same-origin 403 with everything', () => {
    const url = `${APP}/orders`;
    const denial = denied(
      chromium.sent({ url, method: 'POST', site: 'same-origin', mode: 'same-origin', status: 403 }),
    );
    expect(denial).toMatchObject({ blockedBy: 'server', cors: null });
  });

  test('a same-origin POST carries Origin, and is no CORS request', () => {
    const denial = denied(chromium.sent({ url: `${APP}/orders`, method: 'POST', site: 'same-origin', status: 403 }));
    expect(denial).toMatchObject({ blockedBy: 'server', cors: null, request: { origin: APP } });
  });

  test.each(['no-cors', 'navigate', 'websocket'])('mode %s', (mode) => {
    expect(denied(chromium.sent({ mode, status: 403, error: FAILED, type: 'other' }))?.cors).toBeNull();
  });

  test('an application’s own OPTIONS is an ordinary request', () => {
    expect(denied(chromium.sent({ method: 'OPTIONS', status: 204, answer: GOOD }))).toBeNull();
    expect(denied(chromium.sent({ method: 'OPTIONS', status: 403, answer: GOOD }))).toMatchObject({
      blockedBy: 'server',
      preflight: null,
      request: { method: 'OPTIONS' },
    });
  });

  test('a success that CORS allows', () => {
    expect(denied(chromium.sent({ status: 200, answer: GOOD }))).toBeNull();
  });
});

describe('the network', () => {
  test.each(['net::ERR_EMPTY_RESPONSE', 'net::ERR_CONNECTION_REFUSED', 'net::ERR_NAME_NOT_RESOLVED'])(
    '%s during the preflight: on both entries, and no CorsError',
    (error) => {
      const denial = denied(chromium.preflight({ status: 0, error, start: 1 }), chromium.neverSent({ error }));
      expect(denial).toMatchObject({
        blockedBy: 'network',
        cors: { blocked: false, certainty: 'proven', chromium: null, firefox: 'CORSDidNotSucceed2', failures: [] },
      });
    },
  );

  test('a reset after a good preflight', () => {
    const error = 'net::ERR_EMPTY_RESPONSE';
    const preflight = chromium.preflight({ status: 204, answer: GOOD_PREFLIGHT, start: 1 });
    expect(denied(preflight, chromium.sent({ method: 'PUT', status: 0, error }))).toMatchObject({
      blockedBy: 'network',
      cors: { blocked: false, chromium: null },
    });
  });

  test('a redirect to data: is a network error by Chromium’s words', () => {
    const answer = { ...GOOD, Location: 'data:,x' };
    const verdict = cors(chromium.sent({ status: 302, answer, error: 'net::ERR_UNSAFE_REDIRECT' }));
    expect(verdict).toMatchObject({ chromium: null, firefox: 'CORSDidNotSucceed2' });
  });

  // Measured: a HAR of Chromium has no error of it, and no entry of that URL; with `redirect: 'manual'` it has an error.
  test.each(['foo://bar', 'ftp://files.example/', 'mailto:me@example.com'])('a redirect to %s', (Location) => {
    const allowed = { ...GOOD, 'Access-Control-Allow-Credentials': 'true' };
    const denial = denied(chromium.sent({ status: 302, answer: { ...allowed, Location } }));
    expect(denial).toMatchObject({
      blockedBy: 'browser',
      cors: { blocked: true, certainty: 'proven', chromium: 'CorsDisabledScheme' },
    });
    expect(denied(chromium.sent({ status: 302, answer: { ...GOOD, Location }, mode: 'no-cors' }))).toBeNull();
    expect(denied(chromium.sent({ status: 302, answer: { ...GOOD, Location: '/orders/2' } }))).toBeNull();
  });

  test('refused by the local network check', () => {
    const error = 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS';
    const verdict = cors(chromium.preflight({ status: 0, error, start: 1 }), chromium.neverSent({}));
    expect(verdict).toMatchObject({ blocked: true, chromium: 'LocalNetworkAccessPermissionDenied' });
    // Which of the three errors about local networks it is was never measured.
    expect(verdict?.certainty).toBe('likely');
  });
});

/** Of a worker's requests Chromium shows no header of the wire, and the answers that were not refused. */
test('a worker’s request that redirects across origins made opaque, and that passed by null', () => {
  const moved = 'https://cdn.example/orders/1';
  const inWorker = (entry: ReturnType<typeof chromium.sent>, url: string) => ({
    ...entry,
    _initiator: { type: 'script', stack: { callFrames: [], parentId: { debuggerId: '1' } } },
    request: { ...entry.request, url, httpVersion: 'http/1.1', headers: [{ name: 'Referer', value: `${APP}/` }] },
  });
  const denial = denied(
    inWorker(chromium.sent({ status: 302, time: 9, answer: { ...GOOD, Location: moved } }), API),
    inWorker(chromium.sent({ status: 403, start: 9, answer: { 'Access-Control-Allow-Origin': 'null' } }), moved),
  );
  expect(denial).toMatchObject({ blockedBy: 'server', cors: { blocked: false, chromium: null, contradicted: false } });
});

describe('what the page ended, and what has not ended, is no denial', () => {
  test('aborted while the preflight hangs', () => {
    expect(denied(chromium.neverSent({ error: 'net::ERR_ABORTED' }))).toBeNull();
  });
  test('aborted after the preflight was answered, badly or not', () => {
    const aborted = chromium.neverSent({ error: 'net::ERR_ABORTED' });
    expect(denied(chromium.preflight({ status: 204, answer: GOOD_PREFLIGHT, start: 1 }), aborted)).toBeNull();
    expect(denied(chromium.preflight({ status: 403, start: 1 }), aborted)).toBeNull();
  });
  test('pending, as getHAR lists it, with its preflight answered or pending as well', () => {
    const pending = chromium.neverSent({ error: null });
    expect(denied(pending)).toBeNull();
    expect(denied(chromium.preflight({ status: 204, answer: GOOD_PREFLIGHT, start: 1 }), pending)).toBeNull();
    expect(denied(chromium.preflight({ status: 0, error: null, start: 1 }), pending)).toBeNull();
  });
  test('a preflight alone, pending or aborted', () => {
    expect(denied(chromium.preflight({ status: 0, error: null }))).toBeNull();
    expect(denied(chromium.preflight({ status: 0, error: 'net::ERR_ABORTED' }))).toBeNull();
  });
});

describe('the page ended it after the answer had come', () => {
  const error = 'net::ERR_ABORTED';

  test('good headers: whatever it was, CORS let it pass', () => {
    expect(denied(chromium.sent({ answer: GOOD, error }))).toBeNull();
  });

  test('bad headers: nobody is accused', () => {
    expect(denied(chromium.sent({ error }))).toBeNull();
    const denial = denied(chromium.sent({ status: 403, error }));
    expect(denial).toMatchObject({
      blockedBy: 'server',
      cors: { blocked: null, certainty: 'unknown', contradicted: false },
    });
  });
});

describe('headers that fail, and a browser that let the answer through', () => {
  test('something changed them on the way: no verdict, a warning', () => {
    const verdict = cors(chromium.sent({ status: 403 }));
    expect(verdict).toMatchObject({ blocked: false, contradicted: true, failures: [] });
    expect(verdict?.warnings).toHaveLength(1);
  });

  test('what a service worker answered is not checked at all', () => {
    const entry = chromium.sent({ status: 403 });
    const denial = denied({ ...entry, response: { ...entry.response, _fetchedViaServiceWorker: true } });
    expect(denial).toMatchObject({ blockedBy: 'server', cors: { blocked: false, contradicted: false } });
  });

  test('an origin that is only guessed from the page proves nothing: it may have been a frame’s own request', () => {
    const entry = chromium.neverSent({ method: 'GET', type: 'xhr' });
    const denial = denied({ ...entry, response: { ...entry.response, status: 403, _error: null } });
    expect(denial).toMatchObject({ blockedBy: 'server', cors: null });
  });
});

describe('what only looks like a CORS failure', () => {
  test('no-cors to an origin that is told nothing: a fetch in CORS mode would have named its origin', () => {
    const plan = { url: 'http://api.example/', mode: null, origin: null, status: 403, wire: { Referer: `${APP}/` } };
    for (const error of [null, FAILED]) expect(denied(chromium.sent({ ...plan, error }))?.cors).toBeNull();
  });

  test('a preflight for a private network was made for a warning: its failure stopped nothing', () => {
    const preflight = chromium.preflight({ method: 'GET', status: 404, start: 1 });
    const headers = [...preflight.request.headers, { name: 'Access-Control-Request-Private-Network', value: 'true' }];
    const denial = denied(
      { ...preflight, request: { ...preflight.request, headers } },
      chromium.sent({ status: 403, answer: { ...GOOD, 'Access-Control-Allow-Credentials': 'true' }, time: 20 }),
    );
    expect(denial).toMatchObject({ blockedBy: 'server', cors: { blocked: false, contradicted: false } });
  });

  test('a redirect to https that the browser made by itself', () => {
    const url = 'http://api.example/orders/1';
    const headers = { Location: API, 'Non-Authoritative-Reason': 'HSTS' };
    const denial = denied(
      chromium.sent({ url, status: 307, answer: headers, time: 1 }),
      chromium.sent({
        start: 2,
        origin: 'null',
        status: 403,
        answer: { 'Access-Control-Allow-Origin': '*' },
        site: 'same-site',
      }),
    );
    expect(denial).toMatchObject({ blockedBy: 'server', cors: { blocked: false, contradicted: false } });
  });
});

describe('a redirect from https into the clear', () => {
  const redirect = (more: object) =>
    chromium.sent({
      url: `${APP}/orders`,
      site: 'same-origin',
      origin: null,
      status: 302,
      answer: { Location: 'http://app.example/orders/' },
      ...more,
    });

  // Measured: Chromium calls it an abort, with the redirect's own headers in the entry.
  test('that was not followed is mixed content', () => {
    const denial = denied(redirect({ error: 'net::ERR_ABORTED' }));
    expect(denial).toMatchObject({ blockedBy: 'network', cors: { certainty: 'likely', chromium: null } });
    expect(denial && diagnose(denial)[0]?.rule.id).toBe('mixed-content');
  });

  test('that was, and any other that the page gave up, are no denials', () => {
    expect(denied(redirect({}))).toBeNull();
    expect(denied(redirect({ error: 'net::ERR_ABORTED', answer: { Location: '/orders/' } }))).toBeNull();
  });
});

describe('a file of Chromium’s requests that another exporter wrote', () => {
  const foreign = { creator: { name: 'Playwright', version: '1.65.1' }, browser: { name: 'chromium', version: '156' } };

  test('does not say what became of them: likely, never proven', () => {
    const { _initiator: _, _resourceType: __, ...entry } = chromium.sent({ status: 200 });
    const { _error: ___, ...response } = entry.response;
    const [chain] = correlate(captured(foreign, [{ ...entry, response }]));
    expect(chain && denialOf(chain, 'd')).toMatchObject({
      blockedBy: 'browser',
      cors: { blocked: true, certainty: 'likely', chromium: 'MissingAllowOriginHeader' },
    });
  });
});
