import { describe, expect, test } from 'vitest';
import { includesUserinfo, isHttpScheme, isSameOrigin, originOf, resolveLocation } from './origin.ts';

describe('the serialized origin of a URL', () => {
  test.each([
    ['https://app.example/a?b#c', 'https://app.example'],
    ['https://APP.example:443', 'https://app.example'],
    ['http://app.example:8080/', 'http://app.example:8080'],
    ['http://user:secret@app.example/', 'http://app.example'],
    ['http://[::1]:3000/', 'http://[::1]:3000'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example'],
    ['wss://app.example/live', 'wss://app.example'],
    ['blob:https://app.example/8d0f', 'https://app.example'],
    ['data:text/html,x', 'null'],
    ['file:///home/a/index.html', 'null'],
    ['about:blank', 'null'],
  ])('%s: %s', (url, origin) => {
    expect(originOf(url)).toBe(origin);
  });

  test.each([null, '', 'orders/1', '//app.example'])('%j is no URL and has none', (url) => {
    expect(originOf(url)).toBeNull();
  });
});

test('opaque origins are never the same, all others are by equality', () => {
  expect(isSameOrigin('https://app.example', 'https://app.example')).toBe(true);
  expect(isSameOrigin('https://app.example', 'http://app.example')).toBe(false);
  expect(isSameOrigin('null', 'null')).toBe(false);
});

test.each([
  ['https://a@b.example', true],
  ['https://:p@b.example', true],
  ['https://@b.example', false],
  ['https://b.example/a@b', false],
  ['no URL', false],
])('%s includes userinfo: %s', (url, included) => {
  expect(includesUserinfo(url)).toBe(included);
});

test.each([
  ['http://a.example', true],
  ['HTTPS://a.example', true],
  ['ws://a.example', false],
  ['file:///a', false],
  ['ftp://a.example', false],
  ['', false],
])('%s is http or https: %s', (url, http) => {
  expect(isHttpScheme(url)).toBe(http);
});

test.each([
  ['/login', 'https://api.example/login'],
  ['login', 'https://api.example/v1/login'],
  ['?next=1', 'https://api.example/v1/orders?next=1'],
  ['//cdn.example/x', 'https://cdn.example/x'],
  ['https://api.example', 'https://api.example/'],
  ['http://', null],
])('Location: %s leads to %s', (location, url) => {
  expect(resolveLocation(location, 'https://api.example/v1/orders')).toBe(url);
});
