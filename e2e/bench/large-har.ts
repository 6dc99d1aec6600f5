import { type Random, random } from '../conformance/random.ts';

/** How a capture of a busy application is made up. */
export interface LargeHar {
  readonly entries: number;
  /** Of a hundred requests. */
  readonly deniedPercent: number;
  readonly seed: number;
}

const APP = 'https://app.shop.example';
const API = 'https://api.shop.example';
const CDN = 'https://cdn.shop.example';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const START = Date.UTC(2026, 0, 20, 10);

type Headers = readonly (readonly [string, string])[];
const list = (headers: Headers) => headers.map(([name, value]) => ({ name, value }));

const TOKEN =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ1LTE3Iiwic2NvcGUiOiJvcmRlcnM6cmVhZCIsImV4cCI6MTc2ODkwOTk5OX0.c2lnbmF0dXJlLW9mLTMyLWJ5dGVzLWxvbmctISE';

const requestHeaders = (host: string, site: string, origin: string | null): Headers => [
  ['accept', 'application/json, text/plain, */*'],
  ['accept-encoding', 'gzip, deflate, br, zstd'],
  ['authorization', `Bearer ${TOKEN}`],
  ['cookie', 'session=4f1b2c9d8e7a6b5c4d3e2f1a0b9c8d7e; theme=dark'],
  ['host', host],
  ...(origin === null ? [] : ([['origin', origin]] as const)),
  ['referer', `${APP}/orders`],
  ['sec-fetch-dest', 'empty'],
  ['sec-fetch-mode', 'cors'],
  ['sec-fetch-site', site],
  ['user-agent', BROWSER],
];

const responseHeaders = (mimeType: string, length: number, cors: boolean): Headers => [
  ['content-type', mimeType],
  ['content-length', String(length)],
  ['date', 'Tue, 20 Jan 2026 10:00:00 GMT'],
  ['server', 'nginx/1.26.2'],
  ['vary', 'Origin, Accept-Encoding'],
  ...(cors
    ? ([
        ['access-control-allow-origin', APP],
        ['access-control-allow-credentials', 'true'],
      ] as const)
    : []),
];

const ok = (n: number): string =>
  JSON.stringify({
    data: { id: n, state: 'shipped', lines: [{ sku: `SKU-${n % 997}`, quantity: 1 + (n % 4), price: 19.9 }] },
    page: { number: 1, size: 20, total: 1_204 },
    links: { self: `/orders/${n}`, next: `/orders/${n + 1}` },
  });

const DENIALS = [
  { status: 401, body: '{"error":"invalid_token","error_description":"The access token expired"}', cors: true },
  { status: 403, body: '{"message":"Forbidden"}', cors: true },
  { status: 403, body: '{"error":"insufficient_scope","required":["orders:write"]}', cors: true },
  { status: 403, body: '<html><head><title>403 Forbidden</title></head><body>nginx</body></html>', cors: false },
  { status: 429, body: '{"message":"Too many requests"}', cors: true },
] as const;

interface Kind {
  readonly method: string;
  readonly url: string;
  readonly type: string;
  readonly mimeType: string;
  readonly origin: string | null;
  readonly site: string;
}

const api = { type: 'fetch', mimeType: 'application/json', origin: APP, site: 'same-site' };
const put = (n: number): Kind => ({ ...api, method: 'PUT', url: `${API}/v1/orders/${n % 2_000}` });

function kindOf(n: number, choose: Random): Kind {
  switch (choose.below(10)) {
    case 0:
      return { ...api, type: 'image', mimeType: 'image/webp', method: 'GET', url: `${CDN}/i/${n}.webp`, origin: null };
    case 1:
      return { ...api, type: 'script', mimeType: 'text/javascript', method: 'GET', url: `${CDN}/s/${n % 400}.js` };
    case 2:
      return {
        ...api,
        method: 'GET',
        url: `${APP}/bff/cart/${n % 5_000}?expand=lines`,
        origin: null,
        site: 'same-origin',
      };
    case 3:
      return { ...api, method: 'POST', url: `${API}/v1/events` };
    case 4:
      return put(n);
    default:
      return { ...api, method: 'GET', url: `${API}/v1/orders/${n % 20_000}?page=${n % 7}` };
  }
}

/**
 * One entry, as Chromium exports it with credentials: about 2.3 kB.
 * @param denied how it fails; null where it passes
 */
function entryOf(n: number, kind: Kind, denied: (typeof DENIALS)[number] | null): unknown {
  const { method, url, type, mimeType, origin, site } = kind;
  const body = denied?.body ?? (mimeType === 'application/json' ? ok(n) : '');
  const status = denied?.status ?? 200;
  const crossOrigin = origin !== null;
  const blocked = denied !== null && crossOrigin && !denied.cors;
  const sent = method === 'GET' ? null : JSON.stringify({ id: n, state: 'open', note: 'leave at the door' });
  return {
    _connectionId: String(100 + (n % 6)),
    _initiator: {
      type: 'script',
      stack: {
        callFrames: [{ functionName: 'load', scriptId: '12', url: `${APP}/app.js`, lineNumber: 120, columnNumber: 14 }],
      },
    },
    _priority: 'High',
    _resourceType: type,
    cache: {},
    connection: '443',
    pageref: 'page_1',
    request: {
      method,
      url,
      httpVersion: 'http/2.0',
      headers: list([
        ...requestHeaders(new URL(url).host, site, origin),
        ...(sent === null ? [] : ([['content-type', 'application/json']] as const)),
      ]),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      cookies: [
        { name: 'session', value: '4f1b2c9d8e7a6b5c4d3e2f1a0b9c8d7e' },
        { name: 'theme', value: 'dark' },
      ],
      headersSize: -1,
      bodySize: sent?.length ?? 0,
      ...(sent === null ? {} : { postData: { mimeType: 'application/json', text: sent } }),
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: list(
        responseHeaders(
          denied?.body.startsWith('<') ? 'text/html' : mimeType,
          body.length,
          crossOrigin && (denied?.cors ?? true),
        ),
      ),
      cookies: [],
      content: blocked
        ? { size: 0, mimeType }
        : { size: body.length, mimeType, ...(body === '' ? {} : { text: body }) },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 300 + body.length,
      _error: blocked ? 'net::ERR_FAILED' : null,
      _fetchedViaServiceWorker: false,
    },
    serverIPAddress: '203.0.113.7',
    startedDateTime: new Date(START + n * 7).toISOString(),
    time: 12.5 + (n % 40),
    timings: {
      blocked: 1.2,
      dns: -1,
      ssl: -1,
      connect: -1,
      send: 0.3,
      wait: 9.5,
      receive: 1.5,
      _blocked_queueing: 0.9,
    },
  };
}

/** The preflight of entry `n`, which is allowed. */
function preflightOf(n: number): unknown {
  const url = `${API}/v1/orders/${n % 2_000}`;
  return {
    _initiator: { type: 'preflight', url, requestId: `4711.${n}` },
    _resourceType: 'preflight',
    request: {
      method: 'OPTIONS',
      url,
      httpVersion: 'http/2.0',
      headers: list([
        ['access-control-request-headers', 'authorization,content-type'],
        ['access-control-request-method', 'PUT'],
        ['origin', APP],
        ['sec-fetch-mode', 'cors'],
      ]),
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: 204,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: list([
        ['access-control-allow-origin', APP],
        ['access-control-allow-credentials', 'true'],
        ['access-control-allow-methods', 'GET, PUT, POST'],
        ['access-control-allow-headers', 'authorization, content-type'],
      ]),
      cookies: [],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _error: null,
    },
    startedDateTime: new Date(START + n * 7 + 2).toISOString(),
    time: 8,
    timings: {},
    pageref: 'page_1',
  };
}

/** The same file for the same numbers, a piece at a time: the whole is longer than a text may become by joining. */
export function* largeHar({ entries, deniedPercent, seed }: LargeHar): Generator<string> {
  const choose = random(seed);
  yield '{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},';
  yield `"pages":[{"startedDateTime":"2026-01-20T10:00:00.000Z","id":"page_1","title":"${APP}/orders","pageTimings":{}}],"entries":[`;
  for (let n = 0; n < entries; n += 1) {
    const denied = choose.below(1_000) < deniedPercent * 10;
    // Chromium lists a request that asks first before its preflight.
    const isAsking = n % 50 === 7;
    const isPreflight = n % 50 === 8;
    const entry = isPreflight
      ? preflightOf(n - 1)
      : entryOf(n, isAsking ? put(n) : kindOf(n, choose), denied ? choose.pick(DENIALS) : null);
    yield `${n === 0 ? '' : ',\n'}${JSON.stringify(entry)}`;
  }
  yield ']}}';
}
