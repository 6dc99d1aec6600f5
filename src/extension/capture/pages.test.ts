import { describe, expect, it } from 'vitest';
import { createPages } from './pages.ts';

describe('the page of a request', () => {
  it('is the one that was there when the request began', () => {
    const pages = createPages();
    expect(pages.at(100)).toBeNull();
    pages.add('https://a.example/', 100);
    pages.add('https://a.example/next', 200);
    expect([50, 100, 199, 200, 1_000].map((time) => pages.at(time))).toEqual([
      'https://a.example/',
      'https://a.example/',
      'https://a.example/',
      'https://a.example/next',
      'https://a.example/next',
    ]);
    expect(pages.at(Number.NaN)).toBe('https://a.example/next');
  });

  it('is told of a new document after its first requests: by when it began, not by when that was heard', () => {
    const pages = createPages();
    pages.add('https://a.example/', 100);
    pages.add('https://b.example/', 500);
    expect(pages.at(499)).toBe('https://a.example/');
    expect(pages.at(501)).toBe('https://b.example/');
  });
});
