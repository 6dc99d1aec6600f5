import { describe, expect, it } from 'vitest';
import { markValues } from './mark-values.ts';

const shown = (text: string, ...values: string[]) =>
  markValues(text, values)
    .map((piece) => (piece.value ? `«${piece.text}»` : piece.text))
    .join('');

describe('values taken from the request', () => {
  it('stand out wherever they are whole', () => {
    expect(shown('methods "PUT, PATCH" for https://app.example;', 'PUT', 'PATCH', 'https://app.example')).toBe(
      'methods "«PUT», «PATCH»" for «https://app.example»;',
    );
  });

  it('are not found within other words', () => {
    expect(shown('x-id and x-id-2, PUTS', 'x-id', 'PUT')).toBe('«x-id» and x-id-2, PUTS');
  });

  it('are text, not patterns', () => {
    expect(shown('a.c abc', 'a.c')).toBe('«a.c» abc');
    expect(shown('nothing')).toBe('nothing');
  });

  it('are the longest that fits', () => {
    expect(shown('https://app.example:8443', 'https://app.example', 'https://app.example:8443')).toBe(
      '«https://app.example:8443»',
    );
  });
});
