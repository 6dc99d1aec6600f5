import { describe, expect, test } from 'vitest';
import { captured, chromium, firefox } from '../../testing/entries.ts';
import { correlate } from '../correlate.ts';
import { denialOf } from '../denial.ts';

/** The shapes in which Chromium 156 and Firefox ESR 153 show what they refuse before it is sent, for no fault of CORS. */

type Creator = typeof chromium | typeof firefox;

const denied = (browser: Creator, ...entries: readonly object[]) =>
  correlate(captured(browser, entries)).flatMap((chain) => denialOf(chain, 'd') ?? [])[0] ?? null;

const DEVICE = 'http://192.168.1.20/status';
const ERROR = 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS';
const from = (page: string) => ({ Referer: `${page}/` });

describe('Chromium’s local network check', () => {
  test.each([
    ['https://app.example', 'LocalNetworkAccessPermissionDenied'],
    ['http://app.example', 'InsecureLocalNetwork'],
  ])('a preflight of %s', (origin, name) => {
    const preflight = chromium.preflight({ url: DEVICE, origin, status: 0, error: ERROR, start: 1 });
    const { cors } = denied(chromium, preflight, chromium.neverSent({ url: DEVICE, headers: from(origin) })) ?? {};
    expect(cors).toMatchObject({ blocked: true, chromium: name, certainty: 'likely' });
  });

  test.each([
    ['https://app.example', 'LocalNetworkAccessPermissionDenied'],
    ['http://app.example', 'InsecureLocalNetwork'],
  ])('a GET of %s shows no more than that it failed', (origin, name) => {
    const { cors } = denied(chromium, chromium.neverSent({ method: 'GET', url: DEVICE, headers: from(origin) })) ?? {};
    expect(cors).toMatchObject({ blocked: true, chromium: name, certainty: 'likely' });
  });

  test.each([
    ['from the same network', { method: 'GET', url: DEVICE, headers: from('http://192.168.1.10') }],
    ['to the public network', { method: 'GET', url: 'http://api.example/', headers: from('http://app.example') }],
    ['with a preflight, which would tell', { method: 'PUT', url: DEVICE, headers: from('https://app.example') }],
  ])('not %s', (_, plan) => {
    const { cors } = denied(chromium, chromium.neverSent(plan)) ?? {};
    expect(cors).toMatchObject({ blocked: null, chromium: null, certainty: 'unknown' });
  });
});

describe('mixed content has no name of CORS', () => {
  const plan = { method: 'GET', url: 'http://api.example/orders', headers: from('https://app.example') };

  test('Chromium: an empty error', () => {
    expect(denied(chromium, chromium.neverSent({ ...plan, error: '' }))).toMatchObject({
      blockedBy: 'network',
      cors: { blocked: false, chromium: null, firefox: null },
    });
  });

  test('Firefox: an entry as of what the page aborted', () => {
    expect(denied(firefox, firefox.neverSent({ ...plan, origin: 'https://app.example' }))).toMatchObject({
      blockedBy: 'network',
      cors: { blocked: false, chromium: null, firefox: null, certainty: 'likely' },
    });
    const ended = { ...plan, url: 'https://api.example/orders', origin: 'https://app.example' };
    expect(denied(firefox, firefox.neverSent(ended))).toBeNull();
  });
});
