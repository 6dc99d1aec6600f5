import { describe, expect, it } from 'vitest';
import { visible, visibleBlock } from './visible.ts';

describe('invisible characters', () => {
  it.each([
    ['user\u202egnp.exe', 'user⟨U+202E⟩gnp.exe'],
    ['pay\u200bpal', 'pay⟨U+200B⟩pal'],
    ['a\0b\u001b[31m', 'a⟨U+0000⟩b⟨U+001B⟩[31m'],
    ['tag\u{e0041}', 'tag⟨U+E0041⟩'],
    ['half\ud800', 'half⟨U+D800⟩'],
    ['grüße 日本 😀', 'grüße 日本 😀'],
  ])('%j reads %s', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('keep their line breaks and tabs in a block', () => {
    expect(visibleBlock('a\r\n\tb\nc\rd')).toBe('a\n\tb\nc⟨U+000D⟩d');
    expect(visible('a\nb')).toBe('a⟨U+000A⟩b');
  });
});
