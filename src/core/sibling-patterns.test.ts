import { expect, test } from 'vitest';
import { firefox, harOf } from '../testing/entries.ts';
import { denialsOfHar } from './pipeline.ts';
import { siblingPatterns } from './sibling-patterns.ts';

const URL_ = 'https://api.example/orders';
const call = (plan: object) => firefox.sent({ origin: null, mode: null, url: URL_, ...plan });
const seen = (...entries: readonly object[]) => {
  const [denial] = denialsOfHar(harOf(firefox, entries));
  return denial === undefined ? null : siblingPatterns(denial).map(({ where, saw }) => `${where}: ${saw}`);
};

test('GET passes and POST is refused', () => {
  expect(seen(call({}), call({ method: 'POST', status: 403, start: 10 }))).toEqual([
    'sibling GET /orders: passed with 200: reading is allowed, POST is not',
  ]);
});

test('refused only with one header', () => {
  expect(seen(call({}), call({ headers: { 'X-Debug': '1' }, status: 403, start: 10 }))).toEqual([
    'sibling GET /orders: passed with 200 without X-Debug: it is refused only with that header',
  ]);
});

test('the same call passed before', () => {
  expect(seen(call({}), call({ status: 403, start: 10 }))).toEqual([
    'sibling GET /orders: the same call passed with 200 before',
  ]);
});

test('a page where the API speaks JSON', () => {
  const json = call({ url: 'https://api.example/users', answer: { 'Content-Type': 'application/json' } });
  expect(seen(json, call({ status: 403, answer: { 'Content-Type': 'text/html' }, start: 10 }))).toEqual([
    'sibling GET /users: answered JSON, and this answer is a page: a layer in front of the API may have made it',
  ]);
});

test('nothing near it passed: nothing is said', () => {
  expect(seen(call({ status: 403 }))).toEqual([]);
});
