import fc from 'fast-check';
import { corsCheck } from '../core/fetch/cors-check.ts';
import { corsPreflightFetch } from '../core/fetch/cors-preflight-fetch.ts';
import { engineName, inEngineOrder } from '../core/fetch/engine-names.ts';
import type { Failure } from '../core/fetch/reason.ts';
import { API, APP, captured, chromium, firefox, type Lines } from './entries.ts';

const NAMES = { chromium, firefox };

/** What a server answers, rightly or wrongly. */
interface Answer {
  readonly status: number;
  readonly headers: Lines;
}

/** A cross-origin request of a page, and the answers to it. */
export interface Faulty {
  readonly browser: keyof typeof NAMES;
  readonly url: string;
  readonly origin: string;
  readonly method: string;
  readonly names: readonly string[];
  readonly credentials: 'include' | 'omit';
  /** True where the browser has a cookie for the target. */
  readonly cookie: boolean;
  readonly preflight: Answer;
  readonly actual: Answer;
}

const allowOrigin = (origin: string) =>
  fc.constantFrom<readonly string[]>(
    [origin],
    [origin],
    [origin],
    [],
    ['*'],
    [`${origin}/`],
    ['null'],
    ['app'],
    [origin, origin],
    [`${origin}, *`],
  );
const allowCredentials = fc.constantFrom<readonly string[]>(['true'], ['true'], [], ['True']);
const allowMethods = fc.constantFrom<readonly string[]>(
  ['PUT, DELETE'],
  ['PUT, DELETE'],
  [],
  ['*'],
  ['put'],
  ['GET'],
  ['PUT {x}'],
);
const allowHeaders = fc.constantFrom<readonly string[]>(
  ['x-a, x-b, authorization'],
  ['X-A,X-B,Authorization'],
  [],
  ['*'],
  ['x-a'],
  ['(x)'],
);

const answer = (origin: string, status: fc.Arbitrary<number>): fc.Arbitrary<Answer> =>
  fc.record({
    status,
    headers: fc
      .tuple(allowOrigin(origin), allowCredentials, allowMethods, allowHeaders)
      .map(([origins, credentials, methods, headers]) => ({
        'Access-Control-Allow-Origin': origins,
        'Access-Control-Allow-Credentials': credentials,
        'Access-Control-Allow-Methods': methods,
        'Access-Control-Allow-Headers': headers,
      })),
  });

/** Requests to two URLs of one server from two pages, most of them with something wrong in the answers. */
export const faulty: fc.Arbitrary<Faulty> = fc.constantFrom(APP, 'https://admin.example').chain((origin) =>
  fc.record({
    browser: fc.constantFrom<keyof typeof NAMES>('chromium', 'firefox'),
    url: fc.constantFrom(API, 'https://api.example/me'),
    origin: fc.constant(origin),
    method: fc.constantFrom('GET', 'PUT', 'DELETE'),
    names: fc.constantFrom<readonly string[]>([], ['x-a'], ['authorization', 'x-b']),
    credentials: fc.constantFrom('include', 'omit'),
    cookie: fc.boolean(),
    preflight: answer(origin, fc.constantFrom(204, 204, 200, 401, 404, 500, 304)),
    actual: answer(origin, fc.constantFrom(200, 200, 403, 500)),
  }),
);

const response = ({ status, headers }: Answer) => ({
  status,
  statusText: '',
  httpVersion: '',
  headers: Object.entries(headers).flatMap(([name, values]) => [values].flat().map((value) => ({ name, value }))),
  cookies: [],
  redirectUrl: null,
  body: null,
});

export const needsPreflight = ({ method, names }: Faulty): boolean => method !== 'GET' || names.length > 0;

/** What the engine makes of it, knowing what a capture does not tell: where it stops, and in which words. */
export function truthOf(request: Faulty): { readonly stop: Failure | null; readonly name: string | null } {
  const { browser, origin, credentials, method, names } = request;
  const stopped = (failures: readonly Failure[]) => ({
    stop: inEngineOrder(failures, browser)[0] ?? null,
    name: engineName(failures, browser),
  });
  if (needsPreflight(request)) {
    const { failures } = corsPreflightFetch({
      origin,
      credentials,
      method,
      unsafeNames: names,
      response: response(request.preflight),
      wildcardCoversAuthorization: true,
    });
    if (failures.length > 0) return stopped(failures);
  }
  return stopped(corsCheck({ origin, credentials, headers: response(request.actual).headers, on: 'actual' }).failures);
}

/** The entries that the browser's DevTools have of it. */
function entriesOf(request: Faulty, start = 0): readonly object[] {
  const { browser, url, origin, method, names, credentials, cookie } = request;
  const { preflight, sent, neverSent } = NAMES[browser];
  const headers = Object.fromEntries(names.map((name) => [name, '1']));
  const wire: Lines = credentials === 'include' && cookie ? { Cookie: 'sid=abc' } : {};
  const { stop } = truthOf(request);
  const base = { url, origin, method, start };
  const actual = { ...base, headers, wire, status: request.actual.status, answer: request.actual.headers, time: 20 };
  const error = stop === null ? null : 'net::ERR_FAILED';
  if (!needsPreflight(request)) return [sent({ ...actual, error })];
  const asked = preflight({
    ...base,
    names,
    ...answered(request.preflight),
    start: start + 3,
    requestId: `26459.${start + 6}`,
  });
  if (stop?.on !== 'preflight') return [asked, sent({ ...actual, error })];
  return [asked, neverSent({ ...base, headers: browser === 'firefox' ? { ...headers, Origin: origin } : headers })];
}

const answered = ({ status, headers }: Answer) => ({ status, answer: headers });

/** Several requests in turn, as one capture of the first one's browser. */
export function captureOf(requests: readonly Faulty[]) {
  const browser = requests[0]?.browser ?? 'chromium';
  const entries = requests.flatMap((request, index) => entriesOf({ ...request, browser }, index * 1000));
  return captured(NAMES[browser], entries);
}
