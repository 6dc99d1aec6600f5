import { describe, expect, test } from 'vitest';
import { isCorsSafelistedMethod } from './cors-safelisted-method.ts';
import { isCorsSafelistedRequestHeader } from './cors-safelisted-request-header.ts';

/** Characters that none of the safelisted headers but Range may carry, and what a byte below 0x20 is. */
const UNSAFE = [
  '"',
  '(',
  ')',
  ':',
  '<',
  '>',
  '?',
  '@',
  '[',
  '\\',
  ']',
  '{',
  '}',
  '\u007f',
  '\u0000',
  '\u0001',
  '\u001f',
];

describe('accept', () => {
  test.each(['*/*', 'application/json', 'text/html,application/xml;q=0.9,*/*;q=0.8', '', 'a\tb', "%&'*+,/;=!#$^_`|~"])(
    '%j needs no preflight',
    (value) => expect(isCorsSafelistedRequestHeader('Accept', value)).toBe(true),
  );
  test.each(UNSAFE)('%j in it does', (byte) => {
    expect(isCorsSafelistedRequestHeader('accept', `application/json${byte}`)).toBe(false);
  });
  test('128 bytes are few enough, 129 are not', () => {
    expect(isCorsSafelistedRequestHeader('accept', 'a'.repeat(128))).toBe(true);
    expect(isCorsSafelistedRequestHeader('accept', 'a'.repeat(129))).toBe(false);
  });
  test('a character up to U+00FF is one byte of the value', () => {
    expect(isCorsSafelistedRequestHeader('accept', 'é'.repeat(128))).toBe(true);
    expect(isCorsSafelistedRequestHeader('accept', 'é'.repeat(129))).toBe(false);
  });
});

describe.each(['accept-language', 'Content-Language'])('%s', (name) => {
  test.each(['en', 'de-DE,de;q=0.9,*;q=0.1', '', 'x.y', `${'a'.repeat(128)}`])('%j needs no preflight', (value) => {
    expect(isCorsSafelistedRequestHeader(name, value)).toBe(true);
  });
  test.each([...UNSAFE, '_', '/', '%', '@', '\t', '!', 'é'])('%j in it does', (byte) => {
    expect(isCorsSafelistedRequestHeader(name, `en${byte}`)).toBe(false);
  });
  test('129 bytes are too many', () => {
    expect(isCorsSafelistedRequestHeader(name, 'a'.repeat(129))).toBe(false);
  });
});

describe('content-type', () => {
  test.each([
    'text/plain',
    'TEXT/PLAIN',
    'Text/Plain; Charset=UTF-8',
    ' text/plain ',
    'text/plain;',
    'text/plain;garbage',
    'text/plain;charset=utf-8;charset=iso-8859-1',
    'application/x-www-form-urlencoded',
    'APPLICATION/x-www-form-urlencoded;charset=UTF-8',
    'multipart/form-data',
    'multipart/form-data; boundary=----WebKitFormBoundaryAbC123',
  ])('%j needs no preflight', (value) => {
    expect(isCorsSafelistedRequestHeader('Content-Type', value)).toBe(true);
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'text/html',
    'text/plain+json',
    'text /plain',
    'text\t/\tplain',
    'text/plain;garbage\u0001\u0002',
    'text/plain,',
    ',text/plain',
    'text/plain,text/plain',
    'text/plain,x/x',
    'text/plain, application/json',
    'text/plain\u000B',
    'text/plain\u000C',
    'application/www-form-urlencoded',
    'application/x-www-form-urlencoded;\u007F',
    'multipart/form-data;"',
    'multipart/form-data; boundary="x"',
    'application/x-protobuf',
    'text/',
    '/plain',
    'text',
    '',
    `text/plain;${'a'.repeat(118)}`,
  ])('%j needs one', (value) => {
    expect(isCorsSafelistedRequestHeader('content-type', value)).toBe(false);
  });

  test('128 bytes with all parameters are few enough', () => {
    expect(isCorsSafelistedRequestHeader('content-type', `text/plain;${'a'.repeat(117)}`)).toBe(true);
  });
});

describe('range', () => {
  test.each(['bytes=0-', 'bytes=100-200', 'bytes=200-', 'bytes=0-0', 'bytes=7-007', 'bytes=0-99999999999999999999'])(
    '%j needs no preflight',
    (value) => expect(isCorsSafelistedRequestHeader('range', value)).toBe(true),
  );
  test.each([
    '100-200',
    'MB=100-200',
    'bytes =100-200',
    'bytes\t=100-200',
    'bytes=  100-200',
    'bytes=\t\t100-200',
    'bytes=100 -200',
    'bytes=100- 200',
    'bytes=100-200hello',
    'bytes=abc-def',
    'bytes=100-200,300-400',
    'bytes=-200',
    'bytes=-',
    'bytes=200-100',
    'bytes=99999999999999999999-99999999999999999998',
    'bytes 100-200',
    ',bytes=100-200',
    'bytes=,100-200',
    '',
    `bytes=1${'0'.repeat(60)}-2${'0'.repeat(60)}`,
  ])('%j needs one', (value) => {
    expect(isCorsSafelistedRequestHeader('Range', value)).toBe(false);
  });
});

test.each([
  'authorization',
  'x-requested-with',
  'x-custom',
  'if-match',
  'cache-control',
  'accept-',
  'content-encoding',
])('%s is on no list', (name) => expect(isCorsSafelistedRequestHeader(name, '1')).toBe(false));

test.each([
  ['GET', true],
  ['HEAD', true],
  ['POST', true],
  ['get', false],
  ['Post', false],
  ['PUT', false],
  ['PATCH', false],
  ['DELETE', false],
  ['OPTIONS', false],
  ['', false],
])('the method %j is safelisted: %s', (method, safelisted) => {
  expect(isCorsSafelistedMethod(method)).toBe(safelisted);
});
