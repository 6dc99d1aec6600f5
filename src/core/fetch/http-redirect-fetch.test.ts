import { describe, expect, test } from 'vitest';
import { httpRedirectFetch, isRedirectTainted } from './http-redirect-fetch.ts';

const APP = 'https://app.example';
const reasons = (input: { tainted: boolean; locationUrl: string }) =>
  httpRedirectFetch({ origin: APP, ...input }).failures.map(({ reason }) => reason);

describe('cors-redirect-credentials: a user name or password in Location', () => {
  test.each([
    ['user:password@', 'https://user:password@api.example/'],
    ['user@', 'https://user@api.example/'],
    ['user:@', 'https://user:@api.example/'],
    [':password@', 'https://:password@api.example/'],
  ])('%s to another origin fails, step 9', (_, locationUrl) => {
    const { failures, steps } = httpRedirectFetch({ origin: APP, tainted: false, locationUrl });
    expect(failures).toEqual([{ reason: 'redirect-with-userinfo', on: 'actual', parameter: null }]);
    expect(steps.at(-1)).toMatchObject({ step: '9', outcome: 'fail' });
  });

  test('back to the own origin it fails once the response is cross-origin, step 10', () => {
    const { steps } = httpRedirectFetch({ origin: APP, tainted: true, locationUrl: 'https://user@app.example/' });
    expect(steps.at(-1)).toMatchObject({ step: '10', outcome: 'fail' });
  });

  test('from the own origin to the own origin it is followed', () => {
    expect(reasons({ tainted: false, locationUrl: 'https://user:password@app.example/' })).toEqual([]);
  });

  test.each([
    'https://@api.example/',
    'https://:@api.example/',
    'https://api.example/a@b',
    'https://api.example/?u=a:b@c',
  ])('%s has none', (locationUrl) => expect(reasons({ tainted: true, locationUrl })).toEqual([]));
});

test.each([
  'data:,x',
  'file:///etc/hosts',
  'ftp://api.example/',
  'blob:https://api.example/1',
  'about:blank',
  'mailto:a@b.example',
])('a redirect to %s leaves http and https, step 6', (locationUrl) => {
  const { failures, steps } = httpRedirectFetch({ origin: APP, tainted: true, locationUrl });
  expect(failures[0]).toMatchObject({ reason: 'redirect-scheme' });
  expect(steps[0]).toMatchObject({ step: '6', outcome: 'fail' });
});

// cors-redirect: app is the page's origin, one and two are others.
test.each([
  ['app', false],
  ['one', false],
  ['app one', false],
  ['one one', false],
  ['app app one one', false],
  ['one two', true],
  ['one app', true],
  ['app one two', true],
  ['app one app', true],
  ['one one app', true],
  ['one two two', true],
])('a request that went to %s is redirect-tainted: %s', (path, tainted) => {
  const urls = path.split(' ').map((name) => `https://${name}.example/x`);
  expect(isRedirectTainted(APP, urls)).toBe(tainted);
});

test('scheme and port are part of an origin', () => {
  expect(isRedirectTainted(APP, ['http://one.example/', 'https://one.example/'])).toBe(true);
  expect(isRedirectTainted(APP, ['https://one.example/', 'https://one.example:8443/'])).toBe(true);
  expect(isRedirectTainted(APP, ['https://one.example/', 'https://one.example:443/x'])).toBe(false);
});
