import { expect, test } from 'vitest';
import { firefox, harOf } from '../testing/entries.ts';
import { analyzeHar } from './pipeline.ts';

const mythsOf = (plan: object) =>
  (analyzeHar(harOf(firefox, [firefox.sent({ start: 0, ...plan })])).denials[0]?.myths ?? []).join('\n');

test('of what CORS blocked: neither Postman nor no-cors', () => {
  const told = mythsOf({ status: 200 });
  expect(told).toContain('Postman, cURL or another server proves nothing about CORS');
  expect(told).toContain('`mode: "no-cors"` is no way round it');
});

test('of a call that was made with no-cors: its answer is hidden', () => {
  expect(mythsOf({ origin: null, mode: 'no-cors', status: 403 })).toContain('an opaque answer of status 0');
});

test('of a scheme in lower case: it is legal', () => {
  const told = mythsOf({
    origin: null,
    mode: null,
    status: 401,
    headers: { Authorization: 'bearer 7f3a9c1e5b2d4f60' },
  });
  expect(told).toContain('`bearer` in lower case is legal');
});

test('of an answer that says nothing: what Postman does not send', () => {
  expect(mythsOf({ origin: null, mode: null, status: 403 })).toContain('something that only the browser sends');
});

test('of an answer that says why: nothing', () => {
  const answer = { 'WWW-Authenticate': 'Basic realm="a"' };
  expect(mythsOf({ origin: null, mode: null, status: 401, answer })).toBe('');
});
