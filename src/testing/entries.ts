import type { Exchange } from '../core/exchange.ts';
import { parseHar } from '../core/har.ts';
import type { Redacted } from '../core/redact.ts';

/** HAR entries in the very shapes that the DevTools of Chromium and Firefox give an extension. */

export const APP = 'https://app.example';
export const API = 'https://api.example/orders/1';

/** Header lines; a list repeats the header. */
export type Lines = Readonly<Record<string, string | readonly string[]>>;

/** What a test says of an entry; all else is as the browser writes it. */
export interface Plan {
  readonly method?: string;
  readonly url?: string;
  /** The Origin header; null sends none. */
  readonly origin?: string | null;
  /** What the page set. */
  readonly headers?: Lines;
  /** What the browser added beyond Host, Origin and Sec-Fetch. */
  readonly wire?: Lines;
  /** `cors` where none is said; null sends no Sec-Fetch headers, as to an origin that is not trustworthy. */
  readonly mode?: string | null;
  readonly site?: string;
  /** 0: no answer. */
  readonly status?: number;
  readonly answer?: Lines;
  /** Chromium's `_error`. */
  readonly error?: string | null;
  /** Milliseconds after the capture began. */
  readonly start?: number;
  readonly time?: number;
  /** Chromium's resource type. */
  readonly type?: string;
}

/** A preflight: `method` and `names` are what it asks for. */
interface PreflightPlan extends Plan {
  readonly names?: readonly string[];
  /** Chromium's id of the actual request. */
  readonly requestId?: string;
}

const EPOCH = Date.parse('2026-11-21T21:12:00.000Z');
const list = (lines: Lines) =>
  Object.entries(lines).flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: one })));
const hostOf = (url: string): string => new URL(url).host;
const common = { queryString: [], cookies: [], headersSize: -1, bodySize: 0 };

function wire({ url = API, origin = APP, headers = {}, wire: more = {}, mode = 'cors', site = 'cross-site' }: Plan) {
  return list({
    Host: hostOf(url),
    Connection: 'keep-alive',
    ...(origin === null ? {} : { Origin: origin, Referer: `${origin}/` }),
    ...(mode === null ? {} : { 'Sec-Fetch-Mode': mode, 'Sec-Fetch-Site': site, 'Sec-Fetch-Dest': 'empty' }),
    ...headers,
    ...more,
  });
}

function preflightHeaders({ url = API, origin = APP, method = 'PUT', names = [], mode = 'cors' }: PreflightPlan) {
  return list({
    Host: hostOf(url),
    ...(names.length === 0 ? {} : { 'Access-Control-Request-Headers': names.join(',') }),
    'Access-Control-Request-Method': method,
    ...(origin === null ? {} : { Origin: origin }),
    ...(mode === null ? {} : { 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'empty' }),
  });
}

const chromiumAnswer = ({ status = 200, answer = {}, error = null }: Plan) => ({
  status,
  statusText: '',
  httpVersion: status === 0 ? '' : 'HTTP/1.1',
  headers: list(answer),
  cookies: [],
  content: { size: 0, mimeType: 'x-unknown' },
  redirectURL: typeof answer.Location === 'string' ? answer.Location : '',
  headersSize: -1,
  bodySize: -1,
  _transferSize: 0,
  _error: error,
  _fetchedViaServiceWorker: false,
});

const chromiumTimes = ({ start = 0, time = 5 }: Plan) => ({
  startedDateTime: new Date(EPOCH + start).toISOString(),
  time,
  timings: {},
  cache: {},
  pageref: 'page_1',
});

export const chromium = {
  creator: { name: 'WebInspector', version: '537.36' },

  preflight: (plan: PreflightPlan) => ({
    _initiator: { type: 'preflight', url: plan.url ?? API, requestId: plan.requestId ?? '26459.6' },
    _resourceType: 'preflight',
    request: {
      ...common,
      method: 'OPTIONS',
      url: plan.url ?? API,
      httpVersion: 'HTTP/1.1',
      headers: preflightHeaders(plan),
    },
    response: chromiumAnswer(plan),
    serverIPAddress: '127.0.0.1',
    ...chromiumTimes(plan),
  }),

  /** Sent on the wire, answered or not. */
  sent: (plan: Plan) => ({
    _initiator: { type: 'script', stack: { callFrames: [] } },
    _resourceType: plan.type ?? 'fetch',
    request: {
      ...common,
      method: plan.method ?? 'GET',
      url: plan.url ?? API,
      httpVersion: 'HTTP/1.1',
      headers: wire(plan),
    },
    response: chromiumAnswer(plan),
    serverIPAddress: '127.0.0.1',
    ...chromiumTimes(plan),
  }),

  /** Stopped before it was sent: no answer, and only the headers that the page set. */
  neverSent: (plan: Plan) => ({
    _initiator: { type: 'script', stack: { callFrames: [] } },
    _resourceType: plan.type ?? 'fetch',
    request: {
      ...common,
      method: plan.method ?? 'PUT',
      url: plan.url ?? API,
      httpVersion: '',
      headers: list({ Referer: `${APP}/`, 'User-Agent': 'Mozilla/5.0', ...plan.headers }),
    },
    response: chromiumAnswer({
      ...plan,
      status: 0,
      answer: {},
      error: plan.error === undefined ? 'net::ERR_FAILED' : plan.error,
    }),
    serverIPAddress: '',
    ...chromiumTimes(plan),
  }),
};

const firefoxAnswer = ({ status = 200, answer = {} }: Plan) => ({
  status,
  statusText: '',
  httpVersion: status === 0 ? '' : 'HTTP/1.1',
  headers: list(answer),
  cookies: [],
  content: { mimeType: 'application/json', size: 0, comment: 'Response bodies are not included.' },
  redirectURL: typeof answer.Location === 'string' ? answer.Location : '',
  headersSize: 100,
  bodySize: 170,
});

const firefoxTimes = ({ start = 0, time = 3 }: Plan) => ({
  startedDateTime: new Date(EPOCH + start).toISOString().replace('Z', '+00:00'),
  time,
  timings: {},
  cache: {},
  _securityState: 'secure',
});

const reached = { serverIPAddress: '127.0.0.1', connection: '443' };

export const firefox = {
  creator: { name: 'Firefox', version: '153.7.0' },

  preflight: (plan: PreflightPlan) => ({
    request: {
      ...common,
      headersSize: 300,
      method: 'OPTIONS',
      url: plan.url ?? API,
      httpVersion: 'HTTP/1.1',
      headers: preflightHeaders(plan),
    },
    response: firefoxAnswer(plan),
    ...firefoxTimes(plan),
    ...(plan.status === 0 ? {} : reached),
  }),

  sent: (plan: Plan) => ({
    request: {
      ...common,
      headersSize: 300,
      method: plan.method ?? 'GET',
      url: plan.url ?? API,
      httpVersion: 'HTTP/1.1',
      headers: wire(plan),
    },
    response: firefoxAnswer(plan),
    ...firefoxTimes(plan),
    ...(plan.status === 0 ? {} : reached),
  }),

  /** As `getHAR` lists a request that its preflight stopped; no size at all where the page or its rules stopped it. */
  neverSent: (plan: Plan & { readonly bodySize?: number }) => ({
    request: {
      ...common,
      headersSize: 0,
      method: plan.method ?? 'PUT',
      url: plan.url ?? API,
      httpVersion: '',
      headers: list({
        Host: hostOf(plan.url ?? API),
        ...(plan.origin == null ? {} : { Origin: plan.origin }),
        ...plan.headers,
      }),
      postData: null,
    },
    response: { ...firefoxAnswer({ status: 0 }), headersSize: 0, bodySize: plan.bodySize ?? 0 },
    ...firefoxTimes({ ...plan, time: 0 }),
  }),
};

/** A file of these entries, as the browser that has them would save it. */
export function harOf({ creator }: { readonly creator: object }, entries: readonly object[]): string {
  const pages = [
    { id: 'page_1', title: `${APP}/orders`, startedDateTime: new Date(EPOCH).toISOString(), pageTimings: {} },
  ];
  return JSON.stringify({ log: { version: '1.2', creator, pages, entries } });
}

/** The entries as exchanges. They hold no secret, so that redaction is no concern of these tests. */
export function captured(
  browser: { readonly creator: object },
  entries: readonly object[],
): readonly Redacted<Exchange>[] {
  return parseHar(harOf(browser, entries)).exchanges.map((exchange) => exchange as Redacted<Exchange>);
}
