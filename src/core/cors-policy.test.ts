import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { APP, captured, chromium, firefox } from '../testing/entries.ts';
import { captureOf, type Faulty, faulty, truthOf } from '../testing/faulty.ts';
import { wantedPolicy } from './cors-policy.ts';
import { denialsOf } from './pipeline.ts';

const CORS = { 'Access-Control-Allow-Origin': APP };
const GRANTED = { ...CORS, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'x-a' };
const ADMIN = 'https://admin.example';

const wantedOf = (browser: typeof chromium | typeof firefox, entries: readonly object[]) =>
  wantedPolicy(denialsOf(captured(browser, entries)));

describe('least privilege, exact', () => {
  test('the origin, the method and the headers that were refused, nothing else', () => {
    const names = ['authorization', 'content-type'];
    const wanted = wantedOf(firefox, [firefox.preflight({ names, status: 403 })]);
    expect(wanted?.policy).toEqual({
      allowOrigins: [APP],
      allowMethods: ['PUT'],
      allowHeaders: ['authorization', 'content-type'],
      allowCredentials: true,
      maxAge: 600,
      exposeHeaders: [],
    });
    // Whether it carries cookies is not known, so they are allowed, and that is said.
    expect(wanted?.credentials).toBe('assumed');
  });

  test('a simple GET needs no method and no header', () => {
    expect(wantedOf(firefox, [firefox.sent({})])?.policy).toMatchObject({ allowMethods: [], allowHeaders: [] });
  });

  test('an actual without its preflight: what one would have asked for', () => {
    const headers = { 'X-A': '1', 'Content-Type': 'application/json', Accept: '*/*' };
    const wanted = wantedOf(firefox, [firefox.sent({ method: 'PATCH', headers })]);
    expect(wanted?.policy).toMatchObject({ allowMethods: ['PATCH'], allowHeaders: ['content-type', 'x-a'] });
  });

  test('a method in the case in which it was sent', () => {
    expect(wantedOf(firefox, [firefox.preflight({ method: 'patch', status: 403 })])?.policy.allowMethods).toEqual([
      'patch',
    ]);
  });

  test('two origins are a list, sorted', () => {
    const wanted = wantedOf(firefox, [firefox.sent({}), firefox.sent({ origin: ADMIN, start: 9 })]);
    expect(wanted?.policy.allowOrigins).toEqual([ADMIN, APP]);
  });

  test('never null, however often it asks', () => {
    const wanted = wantedOf(firefox, [firefox.sent({ origin: 'null' }), firefox.sent({ start: 9 })]);
    expect(wanted?.policy.allowOrigins).toEqual([APP]);
    expect(wantedOf(firefox, [firefox.sent({ origin: 'null' })])?.policy.allowOrigins).toEqual([]);
  });
});

describe('credentials', () => {
  const bad = { 'Access-Control-Allow-Origin': `${APP}/` };

  test('sent: allowed', () => {
    expect(wantedOf(firefox, [firefox.sent({ answer: bad, wire: { Cookie: 'a=1' } })])).toMatchObject({
      credentials: 'sent',
      policy: { allowCredentials: true },
    });
  });

  test('known to be left out: not allowed', () => {
    const wire = { 'User-Agent': 'Mozilla/5.0 Chrome/156.0.0.0 Safari/537.36' };
    expect(wantedOf(chromium, [chromium.sent({ answer: bad, wire, error: 'net::ERR_FAILED' })])).toMatchObject({
      credentials: 'not-sent',
      policy: { allowCredentials: false },
    });
  });

  test('a request that passed with credentials keeps them', () => {
    const wire = { 'User-Agent': 'Mozilla/5.0 Chrome/156.0.0.0 Safari/537.36' };
    const wanted = wantedOf(chromium, [
      chromium.sent({ answer: bad, wire, error: 'net::ERR_FAILED' }),
      chromium.sent({
        url: 'https://api.example/me',
        start: 50,
        wire: { cookie: 'a=1' },
        answer: { ...CORS, 'Access-Control-Allow-Credentials': 'true' },
      }),
    ]);
    expect(wanted).toMatchObject({ credentials: 'told-by-siblings', policy: { allowCredentials: true } });
  });
});

describe('what else was captured of the target', () => {
  test('a request that passed from another page keeps its origin, method and headers', () => {
    const wanted = wantedOf(firefox, [
      firefox.sent({ status: 403 }),
      firefox.preflight({
        origin: ADMIN,
        names: ['x-a'],
        start: 52,
        answer: { ...GRANTED, 'Access-Control-Allow-Origin': ADMIN },
      }),
      firefox.sent({
        origin: ADMIN,
        method: 'PUT',
        headers: { 'x-a': '1' },
        start: 50,
        answer: { 'Access-Control-Allow-Origin': ADMIN },
      }),
    ]);
    expect(wanted?.policy).toMatchObject({ allowOrigins: [ADMIN, APP], allowMethods: ['PUT'], allowHeaders: ['x-a'] });
  });

  test('an Origin header is no CORS request: the target’s own page, a form, a WebSocket', () => {
    const wanted = wantedOf(firefox, [
      firefox.sent({ status: 403 }),
      firefox.sent({
        url: 'https://api.example/own',
        origin: 'https://api.example',
        site: 'same-origin',
        method: 'POST',
        start: 50,
      }),
      firefox.sent({ url: 'https://api.example/form', origin: ADMIN, mode: 'navigate', method: 'POST', start: 60 }),
      firefox.sent({ url: 'https://api.example/live', origin: ADMIN, mode: 'websocket', start: 70 }),
    ]);
    expect(wanted?.policy.allowOrigins).toEqual([APP]);
  });

  test('what another host was asked for is not this one’s', () => {
    const other = 'https://cdn.example/x';
    const [first] = denialsOf(
      captured(firefox, [
        firefox.sent({ status: 403 }),
        firefox.preflight({ url: other, method: 'DELETE', status: 403, start: 50 }),
      ]),
    );
    expect(wantedPolicy(first === undefined ? [] : [first])?.policy.allowMethods).toEqual([]);
  });

  test('a redirect’s first hop asks its own host, not the second', () => {
    const entries = [
      firefox.preflight({
        method: 'PUT',
        start: 4,
        answer: { ...GRANTED, 'Access-Control-Allow-Credentials': 'true' },
      }),
      firefox.sent({
        method: 'PUT',
        status: 303,
        time: 9,
        answer: { ...CORS, 'Access-Control-Allow-Credentials': 'true', Location: 'https://cdn.example/x' },
      }),
      firefox.sent({ url: 'https://cdn.example/x', origin: 'null', start: 12 }),
    ];
    expect(wantedOf(firefox, entries)?.policy).toMatchObject({ allowOrigins: [APP], allowMethods: [] });
  });
});

test('no policy where CORS is not the fault', () => {
  const answer = { ...CORS, 'Access-Control-Allow-Credentials': 'true' };
  expect(wantedOf(firefox, [firefox.sent({ status: 403, answer })])).toBeNull();
  expect(wantedOf(firefox, [firefox.sent({ url: `${APP}/x`, site: 'same-origin', status: 403 })])).toBeNull();
  expect(wantedOf(firefox, [firefox.sent({ status: 0 })])).toBeNull();
  expect(wantedPolicy([])).toBeNull();
});

describe('whatever is captured', () => {
  const capture = fc.array(faulty, { minLength: 1, maxLength: 6 });
  const isIn = (requests: readonly Faulty[], fits: (request: Faulty) => boolean) => requests.some(fits);

  test('it serves every request to the target, and holds nothing that none of them needs', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(capture, (requests) => {
        const denials = denialsOf(captureOf(requests));
        const wanted = wantedPolicy(denials);
        if (wanted === null) return;
        const { allowOrigins, allowMethods, allowHeaders, allowCredentials } = wanted.policy;
        // All of them go to one target. Errors that CORS lets through are neither denials nor siblings.
        const known = requests.filter(
          (request) =>
            truthOf({ ...request, browser: requests[0]?.browser ?? 'chromium' }).stop !== null ||
            request.actual.status < 400,
        );
        for (const { origin, method, names, credentials, cookie } of known) {
          expect(allowOrigins).toContain(origin);
          if (method !== 'GET') expect(allowMethods).toContain(method);
          expect(names.filter((name) => !allowHeaders.includes(name))).toEqual([]);
          if (credentials === 'include' && cookie) expect(allowCredentials || !isShown(requests)).toBe(true);
        }
        for (const origin of allowOrigins) expect(isIn(requests, (one) => one.origin === origin)).toBe(true);
        for (const method of allowMethods)
          expect(isIn(requests, (one) => one.method === method && method !== 'GET')).toBe(true);
        for (const name of allowHeaders) expect(isIn(requests, (one) => one.names.includes(name))).toBe(true);
        for (const list of [allowOrigins, allowMethods, allowHeaders]) expect(list).toEqual([...new Set(list)].sort());
      }),
      { numRuns: 40 },
    );
  });

  /** A cookie is in the capture only of a request that was sent. */
  const isShown = (requests: readonly Faulty[]): boolean =>
    captureOf(requests).some(({ request }) => request.cookies.length > 0);
});
