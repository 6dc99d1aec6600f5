import { allowed, allowedWithCredentials, answer, hop, type Scenario, scenario } from './scenario.ts';

const STATUSES = [
  200, 201, 204, 206, 226, 299, 300, 301, 302, 303, 304, 305, 306, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407,
  408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 429, 451, 500, 501, 502, 503, 504, 505, 680, 790,
];

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials?: 'include';
}

/** What is asked, and what the preflight allows: `Access-Control-Allow-Methods` and `-Headers`. */
type Leave = readonly [
  title: string,
  ask: Ask,
  methods: readonly string[] | string | null,
  names: readonly string[] | string | null,
];

const test = { 'x-test': '1' };
const both = { 'x-print': 'a', 'y-print': 'b' };

const LEAVES: readonly Leave[] = [
  ['GET among methods in another case', { headers: test }, 'get', 'x-test'],
  ['* for a method', { method: 'SUPER', headers: test }, '*', 'x-test'],
  ['* for both', { method: 'OK', headers: test }, '*', '*'],
  ['* for both, with credentials', { method: 'OK', headers: test, credentials: 'include' }, '*', '*'],
  ['* for PUT, with credentials', { method: 'PUT', credentials: 'include' }, '*', ''],
  ['PUT beside * for headers, with credentials', { method: 'PUT', credentials: 'include' }, 'PUT', '*'],
  ['* for a header, with credentials', { headers: test, credentials: 'include' }, 'get', '*'],
  [
    'a method and a header named *, with credentials',
    { method: '*', headers: { '*': '1' }, credentials: 'include' },
    '*',
    '*',
  ],
  ['put for PUT, with credentials', { method: 'PUT', credentials: 'include' }, 'put', '*'],
  ['PATCH for patch', { method: 'patch' }, 'PATCH', null],
  ['patch for patch', { method: 'patch' }, 'patch', null],
  ['patch for PATCH', { method: 'PATCH' }, 'patch', null],
  ['a method nobody knows', { method: 'CHICKEN' }, 'CHICKEN', null],
  ['a method nobody knows, in another case', { method: 'CHICKEN' }, 'Chicken', null],
  ['a method that is not listed', { method: 'NEW' }, 'GET, POST', null],
  ['DELETE and nothing said of methods', { method: 'DELETE' }, null, null],
  ['POST, HEAD and GET need no listing', { method: 'POST', headers: test }, 'PUT', 'x-test'],
  ['methods that begin with commas', { method: 'PUT' }, ',,PUT,GET', null],
  ['methods with tabs around', { method: 'PUT' }, 'GET\t,\tPUT\t', null],
  ['methods over two lines', { method: 'PUT' }, ['GET', 'PUT'], null],
  ['methods over two lines, the first empty', { method: 'PUT' }, ['', 'PUT'], null],
  ['methods without commas', { method: 'PUT' }, 'GET PUT', null],
  ['methods with semicolons', { method: 'PUT' }, 'GET;PUT', null],
  ['a method in quotes', { method: 'PUT' }, '"PUT"', null],
  ['a method with a parameter', { method: 'PUT' }, 'PUT;q=1', null],
  ['a method with a letter that is not ASCII', { method: 'PUT' }, 'PUT, P\u00dcT', null],
  ['methods that are no tokens, for a GET', { headers: test }, 'Bad method name', 'x-test'],
  ['methods in brackets', { method: 'PUT' }, '[PUT]', null],
  ['a list of commas alone', { method: 'PUT' }, ',,,', null],
  ['a header name with spaces', { headers: test }, null, 'x-test,header name with space'],
  ['names that begin with commas', { headers: both }, null, ',y-lol,x-print, ,,,y-print'],
  ['names in another case', { headers: both }, null, ',y-lol,x-PriNT, ,,,Y-PRINT'],
  ['names with tabs around', { headers: both }, null, '\tx-print\t,\ty-print'],
  ['names over three lines', { headers: both }, null, ['x-print', '', 'y-print']],
  ['one name of two', { headers: both }, null, 'x-print'],
  ['no names', { headers: both }, null, null],
  ['an empty list of names', { headers: both }, null, ''],
  ['names without commas', { headers: both }, null, 'x-print y-print'],
  ['names with semicolons', { headers: both }, null, 'x-print;y-print'],
  ['names in quotes', { headers: both }, null, '"x-print", "y-print"'],
  ['* among names', { headers: both }, null, 'x-other, *'],
  ['* in quotes', { headers: test }, null, '"*"'],
  ['a pattern', { headers: test }, null, 'x-*'],
  ['authorization and *', { headers: { authorization: 'Bearer x' } }, null, '*'],
  ['authorization beside *', { headers: { authorization: 'Bearer x' } }, null, '*, Authorization'],
  ['authorization, not listed', { headers: { authorization: 'Bearer x' } }, null, 'x-test'],
  ['authorization and another header, and *', { headers: { authorization: 'Bearer x', ...test } }, null, '*'],
  ['a name with an underscore', { headers: { x_test: '1' } }, null, 'x-test'],
  ['both lists broken', { method: 'PUT', headers: test }, 'a b', 'c d'],
  ['a broken list of names and a method that is not listed', { method: 'PUT', headers: test }, 'GET', 'c d'],
  ['names that also stand in expose-headers', { headers: test }, null, null],
];

const granting = (headers: Readonly<Record<string, string | readonly string[] | null>> = {}) =>
  answer(204, allowed({ 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'x-test', ...headers }));

const asking = { headers: test };

/** The answer to a preflight. https://fetch.spec.whatwg.org/#cors-preflight-fetch */
export const PREFLIGHT: readonly Scenario[] = [
  ...STATUSES.map((status) =>
    scenario(
      `preflight answered ${status}`,
      asking,
      hop(
        'api',
        answer(200, allowed()),
        answer(
          status,
          allowed({
            'Access-Control-Allow-Headers': 'x-test',
            Location: status >= 300 && status < 400 ? '{cdn}/' : null,
          }),
        ),
      ),
    ),
  ),
  ...LEAVES.map(([title, ask, methods, names]) =>
    scenario(
      title,
      // Only over HTTP/2 do the servers take any method.
      { transport: 'h2', ...ask },
      hop(
        'api',
        answer(200, allowedWithCredentials()),
        answer(
          200,
          allowedWithCredentials({
            'Access-Control-Allow-Methods': methods,
            'Access-Control-Allow-Headers': names,
            'Access-Control-Expose-Headers': 'x-test',
          }),
        ),
      ),
    ),
  ),
  ...['600', '1', '0', '-1', 'abc', '600s', '', '99999999999'].map((age) =>
    scenario(
      `three times, may be kept for ${JSON.stringify(age)}, and the answer may not be read`,
      { ...asking, rounds: 3 },
      hop('api', answer(200), granting({ 'Access-Control-Max-Age': age })),
    ),
  ),
  scenario(
    'three times, refused each time',
    { ...asking, rounds: 3 },
    hop(
      'api',
      answer(200, allowed()),
      granting({ 'Access-Control-Allow-Headers': null, 'Access-Control-Max-Age': '600' }),
    ),
  ),
  scenario(
    'kept, with credentials, and the answer is for all',
    { ...asking, credentials: 'include', rounds: 2 },
    hop(
      'api',
      answer(200, { 'Access-Control-Allow-Origin': '*' }),
      granting({ 'Access-Control-Allow-Credentials': 'true', 'Access-Control-Max-Age': '600' }),
    ),
  ),
  ...[400, 401, 403, 404, 500, 503].flatMap((status) => [
    scenario(
      `${status} after a good preflight, that may be read`,
      { method: 'PUT', body: 'x' },
      hop('api', answer(status, allowed()), granting()),
    ),
    scenario(
      `${status} after a good preflight, that may not be read`,
      { method: 'PUT', body: 'x' },
      hop('api', answer(status), granting()),
    ),
  ]),
  ...['*', 'a b', '"x"', ',,', 'x-a,x-b'].map((exposed) =>
    scenario(
      `expose-headers ${exposed}`,
      {},
      hop('api', answer(200, allowed({ 'Access-Control-Expose-Headers': exposed }))),
    ),
  ),
  scenario('the preflight is reset', asking, hop('api', answer(200, allowed()), { ...granting(), reset: true })),
  scenario(
    'the page does not say where it comes from, and the preflight is refused',
    { ...asking, options: { referrerPolicy: 'no-referrer' } },
    hop('api', answer(200, allowed()), answer(403)),
  ),
  scenario(
    'the page does not say where it comes from, and the answer is refused',
    { options: { referrerPolicy: 'no-referrer' } },
    hop('api', answer(200)),
  ),
  scenario(
    'kept alive, and the preflight is refused',
    { method: 'PUT', body: 'x', options: { keepalive: true } },
    hop('api', answer(200, allowed()), granting({ 'Access-Control-Allow-Methods': 'GET' })),
  ),
];
