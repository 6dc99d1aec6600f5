import { describe, expect, test } from 'vitest';
import { APP, captured, chromium, firefox, type Plan } from '../../testing/entries.ts';
import { requestMode } from './request-mode.ts';

const SOMEONE = { creator: { name: 'Charles Proxy', version: '4.6' } };

/** What the only entry of a capture tells of its mode. */
function modeOf(browser: { readonly creator: object }, entry: object, preflighted = false) {
  const [exchange] = captured(browser, [entry]);
  if (exchange === undefined) throw new Error('the entry was not read');
  return requestMode(exchange, preflighted);
}
/** As another exporter has it: no resource type and no Sec-Fetch headers. */
const plain = (plan: Plan) => modeOf(SOMEONE, { ...firefox.sent({ mode: null, ...plan }) });

describe('Sec-Fetch-Mode says it', () => {
  test.each(['cors', 'no-cors', 'navigate', 'same-origin', 'websocket'])('%s', (mode) => {
    expect(modeOf(chromium, chromium.sent({ mode }))).toEqual({ mode, certain: true });
    expect(modeOf(firefox, firefox.sent({ mode, method: 'POST' }))).toEqual({ mode, certain: true });
  });
});

test('a preflight is sent for requests in CORS mode alone', () => {
  expect(modeOf(chromium, chromium.neverSent({}), true)).toEqual({ mode: 'cors', certain: true });
});

describe('without Sec-Fetch-Mode, as to http origins that are not loopback', () => {
  test('a GET carries Origin only in CORS mode', () => {
    expect(plain({})).toEqual({ mode: 'cors', certain: true });
    expect(plain({ method: 'HEAD' })).toEqual({ mode: 'cors', certain: true });
  });

  test('a GET without Origin may be anything', () => {
    expect(plain({ origin: null }).mode).toBe('unknown');
  });

  test('a method or header that asks for a preflight is no form, no beacon and no image', () => {
    expect(plain({ method: 'PUT' })).toEqual({ mode: 'cors', certain: true });
    expect(plain({ method: 'POST', headers: { Authorization: 'Bearer t' } })).toEqual({ mode: 'cors', certain: true });
    expect(plain({ method: 'POST', headers: { 'Content-Type': 'application/json' } })).toEqual({
      mode: 'cors',
      certain: true,
    });
  });

  test('a POST that a form or a beacon could send as well is never certain', () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect(plain({ method: 'POST', headers }).certain).toBe(false);
  });

  test.each([
    ['Upgrade-Insecure-Requests', { 'Upgrade-Insecure-Requests': '1' }],
    ['that it accepts a page', { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }],
  ])('a POST that shows %s is a form: a navigation', (_, wire) => {
    expect(plain({ method: 'POST', wire }).mode).not.toBe('cors');
  });

  test('a POST to the own origin carries Origin in every mode', () => {
    expect(plain({ method: 'POST', url: `${APP}/orders` })).toEqual({ mode: 'unknown', certain: false });
    expect(plain({ method: 'PUT', url: `${APP}/orders` })).toEqual({ mode: 'unknown', certain: false });
  });

  test('a WebSocket handshake is a GET with Origin, and no CORS', () => {
    const wire = { Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Key': 'x3JJHMbDL1EzLkh9GBhXDw==' };
    expect(plain({ wire })).toEqual({ mode: 'websocket', certain: true });
    expect(plain({ url: 'wss://api.example/live' })).toEqual({ mode: 'websocket', certain: true });
  });
});

describe('Chromium tells the kind of a request that was never sent', () => {
  test.each([
    ['xhr', { mode: 'cors', certain: true }],
    ['font', { mode: 'cors', certain: true }],
    ['eventsource', { mode: 'cors', certain: true }],
    ['document', { mode: 'navigate', certain: true }],
    ['websocket', { mode: 'websocket', certain: true }],
    // fetch() may have been called with another mode.
    ['fetch', { mode: 'cors', certain: false }],
    ['image', { mode: 'unknown', certain: false }],
    ['script', { mode: 'unknown', certain: false }],
    ['ping', { mode: 'unknown', certain: false }],
  ])('%s', (type, mode) => {
    expect(modeOf(chromium, chromium.neverSent({ method: 'GET', type }))).toEqual(mode);
  });

  test('fetch() with a header that needs a preflight is in CORS mode', () => {
    const headers = { authorization: 'Bearer t' };
    expect(modeOf(chromium, chromium.neverSent({ method: 'GET', headers }))).toEqual({ mode: 'cors', certain: true });
  });
});
