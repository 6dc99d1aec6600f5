import { expect, test } from 'vitest';
import { originDifference } from './origin-difference.ts';

const APP = 'https://app.example';

test.each([
  [`${APP}/`, /has no slash at its end/],
  [`${APP}/orders`, /an origin, here https:\/\/app\.example, has no path/],
  ['HTTPS://APP.example', /origins are written in lower case/],
  ['https://*.example', /a pattern matches no origin/],
  ['http://app.example', /your origin has the scheme https/],
  ['https://app.example:8443', /your origin has no port/],
  ['https://www.app.example', /with and without www are two origins/],
  ['https://other.example', /your origin is https:\/\/app\.example$/],
  ['app.example:443', /the scheme is missing/],
  ['null', /your origin is https:\/\/app\.example$/],
])('%s', (allowed, difference) => {
  expect(originDifference(APP, allowed)).toMatch(difference);
  expect(originDifference(APP, allowed)).not.toMatch(/\.$/);
});

test('the port of an origin that has one', () => {
  expect(originDifference('http://localhost:3000', 'http://localhost:8080')).toMatch(/your origin has the port 3000/);
  expect(originDifference('http://localhost:3000', 'http://localhost')).toMatch(/your origin has the port 3000/);
});

test('an opaque origin is explained by itself', () => {
  expect(originDifference('null', APP)).toMatch(/^the request came with the origin null/);
});
