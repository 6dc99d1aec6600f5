import { describe, expect, it } from 'vitest';
import { pageOfReferer } from './pages.ts';

describe('the page from the Referer', () => {
  const page = (url: string, ...headers: [string, string][]) =>
    pageOfReferer(
      headers.map(([name, value]) => ({ name, value })),
      url,
    );

  it.each([
    ['https://a.example/api', 'https://a.example/', 'https://a.example/'],
    ['https://b.example/api', 'https://a.example/', null],
    ['https://b.example/api', 'https://a.example/shop', 'https://a.example/shop'],
    ['https://b.example/api', 'about:client', null],
  ])('of %s with %s is %s', (url, referer, expected) => {
    expect(page(url, ['Referer', referer])).toBe(expected);
  });

  it('is not the page before a navigation', () => {
    expect(page('https://a.example/b', ['Referer', 'https://a.example/a'], ['Sec-Fetch-Dest', 'document'])).toBeNull();
  });
});
