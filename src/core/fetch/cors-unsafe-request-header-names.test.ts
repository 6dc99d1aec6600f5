import { describe, expect, test } from 'vitest';
import { corsUnsafeRequestHeaderNames } from './cors-unsafe-request-header-names.ts';

const names = (headers: Readonly<Record<string, string>>) =>
  corsUnsafeRequestHeaderNames(Object.entries(headers).map(([name, value]) => ({ name, value })));

test('lower case, sorted, each once', () => {
  const headers = ['X-B', 'authorization', 'x-b', 'X-A'].map((name) => ({ name, value: '1' }));
  expect(corsUnsafeRequestHeaderNames(headers)).toEqual(['authorization', 'x-a', 'x-b']);
});

test('safelisted headers are no reason, those with an unsafe value are', () => {
  expect(names({ Accept: '*/*', 'Accept-Language': 'en', 'Content-Type': 'text/plain', Range: 'bytes=0-' })).toEqual(
    [],
  );
  expect(names({ Accept: '"', 'Content-Type': 'application/json', Range: 'bytes=-5' })).toEqual([
    'accept',
    'content-type',
    'range',
  ]);
});

test('what a page cannot set, and what browsers add, is left out', () => {
  expect(
    names({
      ':authority': 'api.example',
      Host: 'api.example',
      Cookie: 'a=1',
      Origin: 'https://app.example',
      Referer: 'https://app.example/',
      'Sec-Fetch-Mode': 'cors',
      'Sec-CH-UA': '"Chromium";v="156"',
      'Proxy-Authorization': 'Basic eDp5',
      'Accept-Encoding': 'gzip, deflate, br, zstd',
      Connection: 'keep-alive',
      'Content-Length': '7',
      DNT: '1',
      TE: 'trailers',
      'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64)',
      'Cache-Control': 'no-cache',
      Pragma: 'no-cache',
      Priority: 'u=4',
      'If-None-Match': '"abc"',
      'Access-Control-Request-Method': 'PUT',
    }),
  ).toEqual([]);
});

describe('the values of safelisted headers count together', () => {
  const long = (count: number) => Array.from({ length: count }, () => ({ name: 'accept', value: 'a'.repeat(128) }));

  test('1024 bytes are few enough', () => {
    expect(corsUnsafeRequestHeaderNames(long(8))).toEqual([]);
  });

  test('one more, and all of them are asked for', () => {
    expect(corsUnsafeRequestHeaderNames([...long(8), { name: 'Accept-Language', value: 'e' }])).toEqual([
      'accept',
      'accept-language',
    ]);
  });

  test('a header that is unsafe by itself does not count', () => {
    expect(corsUnsafeRequestHeaderNames([...long(8), { name: 'x-a', value: 'b'.repeat(4000) }])).toEqual(['x-a']);
  });
});
