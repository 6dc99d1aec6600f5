import { allowed, answer, hop, type Scenario, scenario } from './scenario.ts';

const CONTENT_TYPES = [
  'text /plain',
  'text\t/\tplain',
  'text/plain;',
  'text/plain;garbage',
  'text/plain;garbage\u0001\u0002',
  'text/plain,',
  ',text/plain',
  'text/plain,text/plain',
  'text/plain,x/x',
  'text/plain\u000b',
  'text/plain\u000c',
  'text/plain',
  'Text/Plain;charset=utf-8',
  'text/plain; parameter=whatever',
  'application/www-form-urlencoded',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded;\u007f',
  'multipart/form-data',
  'multipart/form-data;"',
  'text/html',
  'application/json',
  'application/csp-report',
  '',
  'text',
  'text/plain/x',
  `text/plain; long=${'0123456789'.repeat(12)}`,
];

const RANGES = [
  '100-200',
  'MB=100-200',
  'bytes=100-200',
  'bytes =100-200',
  'bytes=  100-200',
  'bytes=100 -200',
  'bytes=100- 200',
  'bytes=100-200hello',
  'bytes=abc-def',
  'bytes=100-200,300-400',
  'bytes=-200',
  'bytes=200-',
  'bytes=200-100',
  `bytes=1${'0'.repeat(60)}-2${'0'.repeat(60)}`,
  'bytes 100-200',
  ',bytes=100-200',
  'bytes=,100-200',
  'BYTES=0-1',
];

/** Headers whose names are safe, whatever their values, and others. */
const OTHERS: readonly (readonly [name: string, value: string])[] = [
  ['accept', 'test'],
  ['accept', '*/*'],
  ['accept', '"'],
  ['accept', 'a/b;q="1"'],
  ['accept', '0'.repeat(128)],
  ['accept', '0'.repeat(129)],
  ['accept', '\u00e9'.repeat(100)],
  ['accept-language', 'fr'],
  ['accept-language', 'nn_NO,nn,en'],
  ['accept-language', '\u0001'],
  ['accept-language', '@'],
  ['accept-language', '\u00e9'],
  ['content-language', 'test'],
  ['content-language', '@'],
  ['last-event-id', 'abc123'],
  ['last-event-id', '"'],
  ['authorization', 'basics'],
  ['authorization', ''],
  ['test', 'hi'],
  ['x-requested-with', 'XMLHttpRequest'],
  ['x-force-preflight', ''],
  ['save-data', 'on'],
  ['dpr', '2'],
  ['width', '300'],
  ['viewport-width', '300'],
  ['device-memory', '1'],
  ['downlink', '1'],
  ['ect', '2g'],
  ['rtt', '1'],
  ['intervention', 'x'],
  ['user-agent', 'x'],
  ['cache-control', 'no-cache'],
  ['pragma', 'no-cache'],
  ['if-none-match', '"x"'],
  ['if-modified-since', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ['priority', 'u=1'],
  ['purpose', 'prefetch'],
  ['origin-agent-cluster', '?1'],
  ['upgrade-insecure-requests', '1'],
  ['referrer-policy', 'origin'],
  ['access-control-allow-origin', '*'],
  ['x-http-method-override', 'PUT'],
  ['sec-purpose', 'prefetch'],
  ['proxy-authorization', 'Basic x'],
  ['cookie', 'a=b'],
];

const written = (name: string, value: string): string =>
  `${name}: ${value.length > 40 ? `${value.slice(0, 20)}… (${value.length})` : JSON.stringify(value)}`;

/** Where leave is asked it is refused, so that the engine's word tells whether it was. */
const refused = (name: string, value: string, method: 'GET' | 'POST'): Scenario =>
  scenario(
    `${method} ${written(name, value)}`,
    { method, headers: { [name]: value }, ...(method === 'POST' ? { body: 'data' } : {}) },
    hop('api', answer(200, allowed()), answer(200, allowed())),
  );

/** The same, and the answer may not be read: the engine's word tells at which of the two it stopped. */
const refusedTwice = (name: string, value: string): Scenario =>
  scenario(
    `${written(name, value)}, and neither may be read`,
    { headers: { [name]: value }, transport: 'https' },
    hop('api', answer(403), answer(200, allowed())),
  );

/** Which headers need leave. https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
export const REQUEST_HEADERS: readonly Scenario[] = [
  ...CONTENT_TYPES.map((value) => refused('content-type', value, 'POST')),
  ...RANGES.map((value) => refused('range', value, 'GET')),
  ...OTHERS.map(([name, value]) => refused(name, value, 'GET')),
  ...(['GET', 'HEAD', 'POST'] as const).map((method) =>
    scenario(
      `${method} with every safe header`,
      {
        method,
        initiator: 'xhr',
        headers: {
          accept: 'test',
          'accept-language': 'test',
          'content-language': 'test',
          'content-type': 'text/plain; parameter=whatever',
        },
      },
      hop('api', answer(200, allowed()), answer(200, allowed())),
    ),
  ),
  ...[
    ['accept', 'test'],
    ['accept', '"'],
    ['range', 'bytes=0-'],
    ['range', 'bytes=-5'],
    ['content-language', 'nn_NO'],
    ['save-data', 'on'],
    ['dpr', '2'],
    ['user-agent', 'x'],
    ['cache-control', 'no-cache'],
    ['if-none-match', '"x"'],
    ['authorization', 'Bearer x'],
  ].map(([name = '', value = '']) => refusedTwice(name, value)),
  scenario(
    'many headers, one of them not listed',
    {
      headers: {
        'x-b': '1',
        'x-D': '1',
        'x-C': '1',
        'x-a': '1',
        'content-type': 'x/y',
        accept: '*',
        'accept-language': 'bzh',
      },
    },
    hop(
      'api',
      answer(200, allowed()),
      answer(200, allowed({ 'Access-Control-Allow-Headers': 'x-a, x-b, x-c, content-type' })),
    ),
  ),
  scenario(
    'many headers, all listed',
    { headers: { 'x-b': '1', 'x-D': '1', 'x-C': '1', 'x-a': '1', 'content-type': 'x/y', accept: '*' } },
    hop(
      'api',
      answer(200, allowed()),
      answer(200, allowed({ 'Access-Control-Allow-Headers': 'X-A, X-B, X-C, X-D, Content-Type' })),
    ),
  ),
];
