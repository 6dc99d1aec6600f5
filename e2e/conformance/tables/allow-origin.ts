import { answer, hop, type Scenario, scenario } from './scenario.ts';

/** Values that are the request's origin, or every origin, with white space around. */
const ALLOWING = ['*', ' *  ', '\t*', '{origin}', ' {origin}', ' {origin}   \t ', '\t{origin}'];

/** One value that is not the request's origin, byte for byte. */
const OTHERS = [
  '{scheme}://sub.{host}',
  '//{host}',
  '://{host}',
  'ftp://{host}',
  'http:://{host}',
  'http:/{host}',
  'http:{host}',
  'https:{host}',
  '{host}',
  '{origin}?',
  '{origin}/',
  '{origin} /',
  '{origin}#',
  '{origin}%23',
  '{origin}:80',
  '{origin}:',
  '{origin}, *',
  '{origin},',
  ',{origin}',
  '{origin};',
  '{origin}\t{origin}',
  '{origin}\u00e9',
  '{ORIGIN}',
  '{SCHEME}://{host}',
  '{scheme}://{HOST}',
  '-',
  '**',
  "'*'",
  '"*"',
  '* *',
  '* null',
  '*{scheme}://*',
  '*{origin}',
  '* {origin}',
  '*, {origin}',
  'null {origin}',
  'http://example.net',
  'null',
  'NULL',
  'null *',
  '',
  '{origin}/page/of/it.html',
  '{origin}/page/',
  '{api}',
  'localhost',
  '.localhost',
  '*.localhost',
  'http://localhost',
  'http://.localhost',
  'http://*.localhost',
  '{scheme}://user@{host}',
  '{scheme}://*',
  '<{origin}>',
  '{scheme}:\\\\{host}',
  'data:',
  'about:blank',
  'file:///',
  'blob:{origin}/1',
  'http://[::1',
  'http://a%b',
  'http://a^b',
  'http://256.256.256.256',
  'http://example.net:99999',
  'http://xn--a',
  'undefined',
  'true',
  '1',
];

/** Several lines. */
const REPEATED: readonly (readonly string[])[] = [
  ['', '*'],
  ['*', ''],
  ['*', '*'],
  ['', '{origin}'],
  ['*', '{origin}'],
  ['{origin}', '{origin}'],
  ['null', '{origin}'],
];

/** On a preflight the same comparison has names of its own: one value of each kind. */
const ON_PREFLIGHT: readonly (string | readonly string[] | null)[] = [
  null,
  '\t*',
  ' {origin} ',
  '{origin}/',
  '{host}',
  '{origin}, *',
  '{origin} {origin}',
  'null',
  '',
  '{ORIGIN}',
  'http://a^b',
  ['*', '*'],
  ['', '{origin}'],
];

const written = (value: string | readonly string[] | null): string =>
  value === null ? 'absent' : JSON.stringify(value);

const put = { method: 'PUT', body: 'x' };

/** `Access-Control-Allow-Origin` against the request's origin. https://fetch.spec.whatwg.org/#concept-cors-check */
export const ALLOW_ORIGIN: readonly Scenario[] = [
  ...[null, ...ALLOWING, ...OTHERS, ...REPEATED].map((value) =>
    scenario(
      `allow-origin ${written(value)}`,
      { initiator: 'xhr', transport: 'plain' },
      hop('api', answer(200, { 'Access-Control-Allow-Origin': value })),
    ),
  ),
  ...ON_PREFLIGHT.map((value) =>
    scenario(
      `allow-origin ${written(value)} on the preflight`,
      put,
      hop(
        'api',
        answer(200, { 'Access-Control-Allow-Origin': '*' }),
        answer(200, { 'Access-Control-Allow-Origin': value, 'Access-Control-Allow-Methods': 'PUT' }),
      ),
    ),
  ),
  ...['GET', 'HEAD', 'POST'].flatMap((method) => [
    scenario(
      `${method}, another port of the site allows`,
      { method },
      hop('near', answer(200, { 'Access-Control-Allow-Origin': '{origin}' })),
    ),
    scenario(
      `${method}, another port of the site allows itself`,
      { method },
      hop('near', answer(200, { 'Access-Control-Allow-Origin': '{api}' })),
    ),
  ]),
  scenario('the page asks its own origin', {}, hop('app', answer(200))),
  scenario(
    'the page asks its own origin, which allows another',
    {},
    hop('app', answer(403, { 'Access-Control-Allow-Origin': 'http://example.net' })),
  ),
];
