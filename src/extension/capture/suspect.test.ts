import { describe, expect, it } from 'vitest';
import {
  ALLOWED,
  APP,
  chromiumEntry,
  chromiumNeverSent,
  chromiumPreflight,
  firefoxEntry,
  firefoxNeverSent,
  firefoxPreflight,
} from '../fixture/entries.ts';
import { glimpse } from './glimpse.ts';
import { isSuspect, preflightOutcome } from './suspect.ts';

function suspect(entry: unknown, browser: 'chromium' | 'firefox'): boolean {
  const seen = glimpse(entry);
  if (seen === null) throw new Error('no entry');
  return isSuspect(entry, seen, browser);
}

const FROM_APP = { Origin: APP, 'Sec-Fetch-Mode': 'cors' };

describe('the first look in Chromium', () => {
  it.each([
    ['a request that passed', chromiumEntry(), false],
    ['a 403', chromiumEntry({ status: 403 }), true],
    ['a 500, which a product may use for a refusal', chromiumEntry({ status: 500 }), true],
    ['a request blocked by CORS after its answer came', chromiumEntry({ status: 200, error: 'net::ERR_FAILED' }), true],
    ['a request that was never sent', chromiumNeverSent(), true],
    ['a request that the page gave up', chromiumEntry({ status: 0, error: 'net::ERR_ABORTED' }), false],
    ['a no-cors 403, which ends as aborted', chromiumEntry({ status: 403, error: 'net::ERR_ABORTED' }), true],
    [
      'a redirect into the clear, which ends as aborted',
      chromiumEntry({ status: 302, redirectUrl: 'http://app.example/b', error: 'net::ERR_ABORTED' }),
      true,
    ],
    [
      'a redirect into the clear that was followed',
      chromiumEntry({ status: 302, redirectUrl: 'http://a.example/' }),
      false,
    ],
    ['a redirect that no script follows', chromiumEntry({ status: 302, redirectUrl: 'foo://bar' }), true],
    [
      'a link to an application of the system',
      chromiumEntry({ status: 302, redirectUrl: 'foo://bar', resourceType: 'document' }),
      false,
    ],
    ['a refused WebSocket', chromiumEntry({ url: 'wss://api.example/live', status: 0 }), true],
    ['an open WebSocket', chromiumEntry({ url: 'wss://api.example/live', status: 101 }), false],
    ['a preflight that allows', chromiumPreflight({ responseHeaders: ALLOWED }), false],
    ['a preflight that does not', chromiumPreflight({ status: 200 }), true],
    ['a preflight that met a redirect', chromiumPreflight({ status: 0, error: 'net::ERR_INVALID_REDIRECT' }), true],
    ['a fetch of a file', chromiumEntry({ url: 'file:///etc/hosts', status: 0, error: '' }), true],
  ])('%s: %#', (_, entry, expected) => expect(suspect(entry, 'chromium')).toBe(expected));
});

describe('the first look in Firefox, which reports no error', () => {
  it.each([
    ['a request that passed', firefoxEntry(), false],
    ['a request that got no answer', firefoxNeverSent(), true],
    ['another origin, allowed', firefoxEntry({ requestHeaders: FROM_APP, responseHeaders: ALLOWED }), false],
    ['another origin, not allowed', firefoxEntry({ requestHeaders: FROM_APP }), true],
    [
      'another origin, * without a cookie',
      firefoxEntry({ requestHeaders: FROM_APP, responseHeaders: { 'Access-Control-Allow-Origin': '*' } }),
      false,
    ],
    [
      'another origin, * with a cookie',
      firefoxEntry({
        requestHeaders: { ...FROM_APP, Cookie: 'a=b' },
        responseHeaders: { 'Access-Control-Allow-Origin': '*' },
      }),
      true,
    ],
    [
      'another origin, * with credentials and no cookie yet',
      firefoxEntry({
        requestHeaders: { ...FROM_APP, 'Sec-Fetch-Storage-Access': 'inactive' },
        responseHeaders: { 'Access-Control-Allow-Origin': '*' },
      }),
      true,
    ],
    [
      'after redirects between origins, of which the first hop carried a cookie: allowed, but not with credentials',
      firefoxEntry({
        requestHeaders: { ...FROM_APP, Origin: 'null' },
        responseHeaders: { 'Access-Control-Allow-Origin': 'null' },
      }),
      true,
    ],
    [
      'after redirects between origins, allowed with credentials',
      firefoxEntry({
        requestHeaders: { ...FROM_APP, Origin: 'null' },
        responseHeaders: { 'Access-Control-Allow-Origin': 'null', 'Access-Control-Allow-Credentials': 'true' },
      }),
      false,
    ],
    ['its own origin without CORS headers', firefoxEntry({ url: `${APP}/x`, requestHeaders: FROM_APP }), false],
    [
      'a form sent elsewhere',
      firefoxEntry({ method: 'POST', requestHeaders: { Origin: APP, 'Sec-Fetch-Mode': 'navigate' } }),
      false,
    ],
    [
      'a 304, whose headers are those of the stored answer',
      firefoxEntry({ status: 304, requestHeaders: FROM_APP }),
      false,
    ],
    [
      'a 304 that allows another origin, which replaces what is stored',
      firefoxEntry({
        status: 304,
        requestHeaders: FROM_APP,
        responseHeaders: { 'Access-Control-Allow-Origin': 'https://other.example' },
      }),
      true,
    ],
    ['a redirect', firefoxEntry({ status: 302, redirectUrl: 'https://app.example/b' }), false],
    ['a redirect to a path', firefoxEntry({ status: 302, redirectUrl: '/b' }), false],
    ['a redirect that no script follows', firefoxEntry({ status: 302, redirectUrl: 'data:text/plain,x' }), true],
    ['a redirect to what is no URL', firefoxEntry({ status: 302, redirectUrl: 'https://[' }), true],
    ['a redirect to itself', firefoxEntry({ url: `${APP}/x`, status: 302, redirectUrl: '/x#top' }), true],
    ['a redirect into the clear', firefoxEntry({ status: 302, redirectUrl: 'http://app.example/b' }), true],
    ['a preflight that allows', firefoxPreflight({ responseHeaders: ALLOWED }), false],
    ['a preflight with 403', firefoxPreflight({ status: 403, responseHeaders: ALLOWED }), true],
    ["an application's own OPTIONS", firefoxEntry({ method: 'OPTIONS' }), false],
  ])('%s: %#', (_, entry, expected) => expect(suspect(entry, 'firefox')).toBe(expected));
});

describe('whether the actual request of a preflight was sent', () => {
  const wildcard = { ...ALLOWED, 'Access-Control-Allow-Origin': '*' };
  it.each([
    ['allowed in both credentials modes', firefoxPreflight({ responseHeaders: ALLOWED }), 'passes'],
    ['refused in both', firefoxPreflight({ responseHeaders: {} }), 'fails'],
    ['the wildcard, which credentials forbid', firefoxPreflight({ responseHeaders: wildcard }), 'depends'],
    [
      'a method that is missing',
      firefoxPreflight({ responseHeaders: { ...ALLOWED, 'Access-Control-Allow-Methods': 'PATCH' } }),
      'fails',
    ],
    [
      'a header that is missing',
      firefoxPreflight({ responseHeaders: { ...ALLOWED, 'Access-Control-Allow-Headers': 'x-b' } }),
      'fails',
    ],
    ['a status that is not ok', firefoxPreflight({ status: 404, responseHeaders: ALLOWED }), 'fails'],
  ])('%s: %#', (_, entry, expected) => {
    const seen = glimpse(entry);
    expect(seen && preflightOutcome(entry, seen)).toBe(expected);
  });
});
