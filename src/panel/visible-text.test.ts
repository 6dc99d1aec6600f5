import { describe, expect, it } from 'vitest';
import { visibleText } from './visible-text.ts';

const shown = (text: string) =>
  visibleText(text)
    .map((piece) => (piece.control === null ? piece.text : `[${piece.text}]`))
    .join('');

describe('captured text', () => {
  it.each([
    ['a right-to-left override', 'https://app.example/\u202egnp.exe', 'https://app.example/[U+202E]gnp.exe'],
    ['an isolate', 'a\u2066b\u2069', 'a[U+2066]b[U+2069]'],
    ['a null and an escape', 'a\u0000b\u001b[31m', 'a[U+0000]b[U+001B][31m'],
    ['a carriage return, as header injection has it', 'a\r\nb', 'a[U+000D]\nb'],
    ['a zero-width space in an origin', 'https://app\u200b.example', 'https://app[U+200B].example'],
    ['a no-break space at the end', 'https://app.example\u00a0', 'https://app.example[U+00A0]'],
    ['half a surrogate pair', 'a\ud83d', 'a[U+D83D]'],
    ['a joiner between letters', 'ad\u200dmin', 'ad[U+200D]min'],
    ['a tag character', 'a\u{e0041}', 'a[U+E0041]'],
  ])('shows %s', (_, text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    ['markup', '<img src=x onerror=alert(1)>'],
    ['a family emoji', '👩‍👩‍👧'],
    ['Arabic and Hebrew', 'مرحبا שלום'],
    ['lines and tabs', 'a\n\tb'],
  ])('leaves %s as it is', (_, text) => {
    expect(shown(text)).toBe(text);
  });
});
