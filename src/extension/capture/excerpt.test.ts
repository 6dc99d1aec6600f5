import { describe, expect, it } from 'vitest';
import { chromiumEntry } from '../fixture/entries.ts';
import { redacted } from '../fixture/exchanges.ts';
import { excerpt } from './excerpt.ts';

function bodyOf(text: string, mimeType: string, limit = 4_096): string {
  const exchange = redacted(chromiumEntry({ status: 403 }), 'c-1', 1);
  if (exchange.response === null) throw new Error('no response');
  const body = { mimeType, size: text.length, text, truncated: false };
  return excerpt({ ...exchange, response: { ...exchange.response, body } }, limit).response?.body?.text ?? '';
}

describe('the excerpt of a body', () => {
  it('is all of a short one', () => {
    expect(bodyOf('<style>a</style>', 'text/html')).toBe('<style>a</style>');
  });

  it('is the start and the end of a long one', () => {
    const text = bodyOf(`start${'.'.repeat(50_000)}Ray ID: 8f2`, 'application/json');
    expect(text.startsWith('start')).toBe(true);
    expect(text.endsWith('Ray ID: 8f2')).toBe(true);
    expect(text.length).toBeLessThan(4_200);
  });

  it('is as long as the user wants it, or nothing', () => {
    expect(bodyOf('x'.repeat(5_000), 'text/plain', 16_384)).toHaveLength(5_000);
    expect(bodyOf(`start${'.'.repeat(5_000)}end`, 'text/plain', 1_024)).toMatch(/^start\.+\n…\n\.+end$/);
    expect(bodyOf('secret', 'text/plain', 0)).toBe('');
  });

  it('is what a page says, without its decoration', () => {
    const decoration = `<STYLE>${'a{}'.repeat(2_000)}</STYLE><svg>${'<path/>'.repeat(900)}</svg>`;
    const text = bodyOf(`<html>${decoration}<h1>Access denied</h1>\n\n\n   <p>Ray</p>`, 'text/html; charset=utf-8');
    expect(text).toBe('<html><h1>Access denied</h1> <p>Ray</p>');
  });

  it.each([
    ['<style>'.repeat(9_000)],
    ['<svg'.repeat(16_000)],
    [`${'<style></style'.repeat(4_000)}`],
    ['İ'.repeat(60_000)],
  ])('of a hostile page is short as well', (page) => expect(bodyOf(page, 'text/html').length).toBeLessThan(4_200));
});
