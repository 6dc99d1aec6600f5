import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canary } from '../testing/canary.ts';
import { exchange } from '../testing/exchange.ts';
import type { Body } from './exchange.ts';
import { redact } from './redact.ts';

/** Pieces of which text is made that a redaction could trip over: brackets, quotes, escapes, masks and halves of masks. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'token',
      'password',
      'api_key',
      'sid',
      'Bearer ',
      'Basic ',
      'Digest ',
      'nonce',
      'user',
      'note',
      'requestId',
      'Request ID: ',
      'id',
    ],
    ...[
      '=',
      ':',
      '"',
      "'",
      '&',
      '?',
      '/',
      '\\',
      ',',
      ';',
      ' ',
      '\n',
      '\r\n\r\n',
      '#',
      '@',
      '.',
      '-',
      '_',
      '+',
      '%',
      '$',
      '(',
      ')',
    ],
    ...[
      '{',
      '}',
      '[',
      ']',
      '<',
      '>',
      '</',
      '/>',
      '<a ',
      '<password>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '--b',
      '&#65;',
    ],
    ...[
      '[jwt:3]',
      '[cookie:',
      ':32]',
      '[token:40]',
      '%5Buserinfo:3%5D@',
      'https://',
      '//',
      'data:',
      'javascript:',
      '%41',
      '%2541',
      '\\u0041',
      '\\"',
    ],
    ...[
      'eyJhbGciOiJIUzI1NiJ9',
      'eyJ',
      '-----BEGIN ',
      '-----END ',
      '-----',
      'AKIA',
      'ghp_',
      'xoxb-',
      'sk_live_',
      'null',
      'true',
      '1234',
      '12.5e3',
    ],
    ...['a@b.example', '\u0000', '\ud800', 'é', '日本語', '0f1e2d3c4b5a69788796a5b4c3d2e1f0'],
  ),
  canary,
  fc.string({ maxLength: 8 }),
);
const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

const NAMES = [
  'Authorization',
  'Cookie',
  'Set-Cookie',
  'X-Api-Key',
  'X-Other',
  'Location',
  'Link',
  'WWW-Authenticate',
  'Content-Type',
  'Accept',
  'Origin',
  'Sec-WebSocket-Protocol',
  'cf-ray',
  'DPoP',
  'Access-Control-Allow-Origin',
];
const TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=b',
  'text/html',
  'application/xml',
  'text/plain',
  'application/octet-stream',
  '',
];

const body = fc.record({
  mimeType: fc.constantFrom(...TYPES),
  size: fc.constant(null),
  text: fc.oneof(
    text,
    text.map((one) => `{"a":${one}`),
    text.map((one) => `<a>${one}`),
    text.map((one) => `--b\r\n${one}`),
  ),
  truncated: fc.boolean(),
}) satisfies fc.Arbitrary<Body>;

const headers = fc.array(fc.record({ name: fc.constantFrom(...NAMES), value: text }), { maxLength: 4 });

const anyExchange = fc
  .record({
    url: text,
    requestHeaders: headers,
    requestBody: body,
    responseHeaders: headers,
    responseBody: body,
    statusText: text,
    redirectUrl: text,
  })
  .map((given) =>
    exchange({
      page: given.url,
      request: { url: `https://api.example/${given.url}`, headers: given.requestHeaders, body: given.requestBody },
      response: {
        headers: given.responseHeaders,
        body: given.responseBody,
        statusText: given.statusText,
        redirectUrl: given.redirectUrl,
      },
    }),
  );

test('whatever was captured, redaction does not throw, and twice is once', () => {
  fc.assert(
    fc.property(anyExchange, (raw) => {
      const once = redact(raw);
      expect(redact(once)).toEqual(once);
    }),
    { numRuns: 400 },
  );
}, 60_000);
