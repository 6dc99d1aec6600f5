import type { Random } from '../conformance/random.ts';

/** Text that must never become markup: no output may hold it as it stands here. */
export const MARKUP = '<clearance-canary onload=alert(1)>';

const TEXTS = [
  '',
  ' ',
  MARKUP,
  `"><script>${MARKUP}</script>`,
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  'a'.repeat(20_000),
  '('.repeat(5_000),
  '='.repeat(3_000),
  '\t '.repeat(4_000),
  '"\\'.repeat(2_000),
  `Bearer ${'ey'.repeat(4_000)}`,
  'Basic dXNlcjpwYXNz',
  'null',
  'undefined',
  '\u0000\u0001\uffff',
  '\ud800',
  '\u202e\u2066right to left',
  'ßİŞ😀'.repeat(500),
  'http://[::1]:99999/',
  'https://user:pass@api.example/%zz?a=b&a[]=c&__proto__[x]=1#f',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://api.example/orders/1',
  'https://app.example',
  '*',
  'true',
  'Tue, 20 Jan 2026 10:00:00 GMT',
  '2026-01-20T10:00:00.000Z',
  '9'.repeat(400),
  '<html><title>403 Forbidden</title>',
  '{"error":"insufficient_scope","message":"no"}',
  '[[[[[[[[{"a":',
  'a=b; c=d; __proto__=x; ;;=;',
  'Bearer realm="a", error="invalid_token", , =, scope="',
  'max-age=0,,,;;',
  'multipart/form-data; boundary=--x',
  'application/json; charset=\u0000',
] as const;

/** Longer than any header gets to be. */
const BODIES = [
  ...TEXTS,
  '{"a":'.repeat(5_000),
  '<a b="c">'.repeat(3_500),
  'https://u:p@h.example/x?token=abcdef0123456789&b=2 '.repeat(600),
  'a@b.example '.repeat(2_500),
] as const;

const NAMES = [
  'Authorization',
  'Cookie',
  'Set-Cookie',
  'Origin',
  'Referer',
  'Location',
  'WWW-Authenticate',
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Request-Method',
  'Access-Control-Request-Headers',
  'Content-Type',
  'Server',
  'Via',
  'Date',
  'X-Request-Id',
  'Sec-Fetch-Mode',
  'Retry-After',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '',
  ':authority',
  'x\ny',
] as const;

const STATUSES = [
  403, 401, 403, 200, 204, 301, 302, 400, 401, 403, 404, 407, 419, 429, 451, 500, 0, -1, 99, 600, 403.5, 1e9,
] as const;
const METHODS = ['GET', 'PUT', 'POST', 'OPTIONS', 'get', 'PATCH', '__proto__', ''] as const;
const ERRORS = [null, '', 'net::ERR_FAILED', 'net::ERR_ABORTED', 'net::ERR_INVALID_REDIRECT', 7, {}] as const;

/** Something that is not what belongs there. */
function odd(choose: Random, depth = 0): unknown {
  switch (choose.below(depth > 3 ? 6 : 9)) {
    case 0:
      return null;
    case 1:
      return choose.below(2) === 0;
    case 2:
      return choose.pick([0, -1, 1.5, 1e308, 403, Number.MAX_SAFE_INTEGER]);
    case 6:
      return Array.from({ length: choose.below(4) }, () => odd(choose, depth + 1));
    case 7:
      return record(
        Array.from({ length: choose.below(4) }, () => [choose.pick(NAMES), odd(choose, depth + 1)] as const),
      );
    case 8:
      return headers(choose);
    default:
      return choose.pick(TEXTS);
  }
}

/** As `JSON.parse` makes it: a member may be called `__proto__`. */
function record(members: readonly (readonly [string, unknown])[]): object {
  const made = {};
  for (const [name, value] of members)
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
  return made;
}

/** Mostly what belongs there. */
const or = (choose: Random, value: unknown): unknown => (choose.chance(2) ? odd(choose) : value);

const headers = (choose: Random): unknown =>
  Array.from({ length: choose.below(9) }, () =>
    or(choose, { name: or(choose, choose.pick(NAMES)), value: or(choose, choose.pick(TEXTS)) }),
  );

/** One entry of a HAR file by a hostile hand: mostly in shape, so that it comes far. */
export function hostileEntry(choose: Random): unknown {
  const url = choose.chance(70) ? `https://api.example/orders/${choose.below(5)}` : choose.pick(TEXTS);
  return or(choose, {
    startedDateTime: or(choose, new Date(1_768_903_200_000 + choose.below(5_000)).toISOString()),
    time: or(choose, choose.below(500)),
    _initiator: or(choose, {
      type: choose.pick(['script', 'preflight', 'parser']),
      requestId: choose.pick(['1.2', '__proto__.1', MARKUP]),
      stack: or(choose, { callFrames: [{ url: MARKUP, lineNumber: 1 }] }),
    }),
    _resourceType: or(choose, choose.pick(['fetch', 'xhr', 'preflight', 'document', 'websocket'])),
    pageref: or(choose, choose.pick(['page_1', '__proto__'])),
    request: or(choose, {
      method: or(choose, choose.pick(METHODS)),
      url: or(choose, url),
      httpVersion: or(choose, 'http/2.0'),
      headers: or(choose, headers(choose)),
      cookies: or(choose, [{ name: choose.pick(NAMES), value: choose.pick(TEXTS) }]),
      postData: or(choose, { mimeType: choose.pick(TEXTS), text: choose.pick(BODIES), params: headers(choose) }),
      headersSize: or(choose, -1),
      bodySize: or(choose, 0),
    }),
    response: or(choose, {
      status: or(choose, choose.pick(STATUSES)),
      statusText: or(choose, choose.pick(TEXTS)),
      httpVersion: or(choose, 'http/1.1'),
      headers: or(choose, headers(choose)),
      cookies: or(choose, []),
      content: or(choose, {
        size: or(choose, 10),
        mimeType: choose.pick(['application/json', 'text/html', MARKUP]),
        text: choose.pick(BODIES),
        ...(choose.chance(10) ? { encoding: 'base64' } : {}),
      }),
      redirectURL: or(choose, choose.chance(20) ? choose.pick(TEXTS) : ''),
      _error: or(choose, choose.pick(ERRORS)),
    }),
  });
}

export const hostileHar = (choose: Random, entries: number): unknown => ({
  log: {
    version: '1.2',
    creator: or(choose, { name: choose.pick(['WebInspector', 'Firefox', MARKUP]), version: choose.pick(TEXTS) }),
    pages: or(choose, [{ id: 'page_1', title: choose.pick(TEXTS) }]),
    entries: Array.from({ length: entries }, () => hostileEntry(choose)),
  },
});

/** A message between the extension's pages, or something out of its storage. */
export function hostileMessage(choose: Random): unknown {
  const types = ['hello', 'captured', 'counted', 'saved', 'direction', 'awake', 'patch', 'clear', 'pause', '__proto__'];
  return or(
    choose,
    record([
      ['type', or(choose, choose.pick(types))],
      ['version', or(choose, choose.below(4))],
      ['batch', odd(choose)],
      ['exchanges', or(choose, [hostileEntry(choose)])],
      ['repeats', or(choose, [{ of: choose.pick(NAMES), count: odd(choose) }])],
      ['requests', or(choose, 3)],
      ['on', odd(choose)],
      [choose.pick(NAMES), odd(choose)],
    ]),
  );
}
