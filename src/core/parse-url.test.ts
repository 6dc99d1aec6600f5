import { expect, test } from 'vitest';
import { parseUrl } from './parse-url.ts';

test('a URL is one however often it was asked, letters beyond ASCII or not', () => {
  const answers = new Set<string | undefined>();
  for (let n = 0; n < 20_000; n += 1) answers.add(parseUrl('https://bücher.example/')?.host);
  expect([...answers]).toEqual(['xn--bcher-kva.example']);
});

test('what is no URL is null, and a base makes it one', () => {
  expect(parseUrl('/orders')).toBeNull();
  expect(parseUrl('')).toBeNull();
  expect(parseUrl('https://')).toBeNull();
  expect(parseUrl('/orders', 'https://api.example/v1/')?.href).toBe('https://api.example/orders');
});
