import { expect, test } from 'vitest';
import { tokenOf } from '../testing/credentials.ts';
import { firefox, harOf } from '../testing/entries.ts';
import { denialsOfHar } from './pipeline.ts';
import { patternFacts, siblingPatterns } from './sibling-patterns.ts';

const URL_ = 'https://api.example/orders';
const call = (plan: object) => firefox.sent({ origin: null, mode: null, url: URL_, ...plan });
const denialOfEntries = (entries: readonly object[]) => denialsOfHar(harOf(firefox, entries)).at(-1);
const seen = (...entries: readonly object[]) => {
  const denial = denialOfEntries(entries);
  return denial === undefined
    ? null
    : siblingPatterns(denial).map(({ pattern, method, path, says }) => `${pattern}: ${method} ${path} ${says}`);
};

test('GET passes and POST is refused', () => {
  expect(seen(call({}), call({ method: 'POST', status: 403, start: 10 }))).toEqual([
    'write-refused: GET /orders passed with 200: reading is allowed, POST is not',
  ]);
});

test('GET is refused as well: nothing is said of writing', () => {
  expect(seen(call({ status: 403 }), call({ method: 'POST', status: 403, start: 10 }))).toEqual([]);
});

test('refused only with one header', () => {
  expect(seen(call({}), call({ headers: { 'X-Debug': '1' }, status: 403, start: 10 }))).toEqual([
    'only-with-header: GET /orders passed with 200 without X-Debug: it is refused only with that header',
  ]);
});

test('refused only without one header', () => {
  expect(seen(call({ headers: { 'X-Tenant': 'a' } }), call({ status: 403, start: 10 }))).toEqual([
    'only-without-header: GET /orders passed with 200 with X-Tenant: it is refused only without that header',
  ]);
});

test('refused only with cookies, and only without', () => {
  const cookie = { wire: { Cookie: 'session=1' } };
  expect(seen(call({}), call({ ...cookie, status: 403, start: 10 }))).toEqual([
    'only-with-cookies: GET /orders passed with 200 without cookies: it is refused only with them',
  ]);
  expect(seen(call(cookie), call({ status: 403, start: 10 }))).toEqual([
    'only-without-cookies: GET /orders passed with 200 with cookies: it is refused only without them',
  ]);
});

test('of two differences none is named', () => {
  const both = { headers: { 'X-Debug': '1' }, wire: { Cookie: 'session=1' } };
  expect(seen(call({}), call({ ...both, status: 403, start: 10 }))).toEqual([
    'passed-before: GET /orders the same call passed with 200 before',
  ]);
});

test('the same call passed before, and how long', () => {
  expect(seen(call({}), call({ status: 403, start: 4_000 }))).toEqual([
    'passed-before: GET /orders the same call passed with 200 4 seconds before',
  ]);
});

test('the same token passes elsewhere, and expired in between', () => {
  const bearer = (claims: object) => ({ headers: { Authorization: `Bearer ${tokenOf(claims)}` } });
  const valid = bearer({ sub: '1', exp: 4_000_000_000 });
  const elsewhere = { url: 'https://api.example/users' };
  expect(seen(call({ ...valid, ...elsewhere }), call({ ...valid, status: 403, start: 10 }))).toEqual([
    'token-passed: GET /users passed with 200 with the same token',
  ]);
  // The capture begins at 21:12:00.
  const short = bearer({ sub: '1', exp: Date.parse('2026-11-21T21:12:30Z') / 1000 });
  expect(seen(call({ ...short, ...elsewhere }), call({ ...short, status: 401, start: 60_000 }))).toEqual([
    'token-passed: GET /users passed with 200 with the same token, 1 minute before; it has expired in between',
  ]);
  expect(
    seen(call({ ...bearer({ sub: '2' }), ...elsewhere }), call({ ...valid, status: 403, start: 10 })),
    'another token',
  ).toEqual([]);
});

test('a page where the API speaks JSON', () => {
  const json = call({ url: 'https://api.example/users', answer: { 'Content-Type': 'application/json' } });
  expect(seen(json, call({ status: 403, answer: { 'Content-Type': 'text/html' }, start: 10 }))).toEqual([
    'page-for-data: GET /users answered JSON, and this answer is a page: a layer in front of the API may have made it',
  ]);
});

test('refused after a redirect, with what was lost on the way', () => {
  const moved = call({
    method: 'POST',
    status: 301,
    answer: { Location: '/orders/' },
    headers: { Authorization: 'Basic YTpi' },
  });
  expect(seen(moved, call({ url: `${URL_}/`, status: 403, start: 10 }))).toEqual([
    'after-redirect: POST /orders was redirected with 301; what was refused is GET /orders/, on the way POST became GET, and Authorization was dropped',
  ]);
});

test('a token was issued just before, by whatever host, and did not help', () => {
  const issued = (start: number) => call({ url: 'https://login.example/oauth2/v2.0/token', method: 'POST', start });
  expect(seen(issued(0), call({ status: 401, start: 2_000 }))).toEqual([
    'after-renewal: POST /oauth2/v2.0/token passed with 200 2 seconds before: a token had just been issued, and this request was refused all the same',
  ]);
  expect(seen(issued(0), call({ status: 401, start: 90_000 })), 'long ago').toEqual([]);
  expect(seen(issued(5_000), call({ status: 401, start: 2_000 })), 'afterwards').toEqual([]);
});

test('nothing near it passed: nothing is said', () => {
  expect(seen(call({ status: 403 }))).toEqual([]);
});

test('as facts of a diagnosis they name the request first', () => {
  const denial = denialOfEntries([call({}), call({ method: 'POST', status: 403, start: 10 })]);
  expect(denial && patternFacts(denial)).toEqual([
    { where: 'sibling GET /orders', saw: 'passed with 200: reading is allowed, POST is not' },
  ]);
});
