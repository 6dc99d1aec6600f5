import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listDiff, type Piece, valueDiff } from './value-diff.ts';

const joined = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('');
const marked = (pieces: readonly Piece[]) => pieces.filter((piece) => !piece.same).map((piece) => piece.text);

describe('the characters that make an origin another origin', () => {
  it.each([
    ['a trailing slash', 'https://app.example/', 'https://app.example', ['/'], []],
    ['the scheme', 'http://app.example', 'https://app.example', [], ['s']],
    ['a port', 'https://app.example', 'https://app.example:8443', [], [':8443']],
    ['another port', 'https://app.example:8080', 'https://app.example:8443', ['080'], ['443']],
    ['the case', 'https://App.example', 'https://app.example', ['A'], ['a']],
    ['a subdomain', 'https://app.example', 'https://www.app.example', [], ['www.']],
    ['trailing white space', 'https://app.example ', 'https://app.example', [' '], []],
    ['nothing', 'https://app.example', 'https://app.example', [], []],
  ])('%s', (_, answered, needed, wrong, missing) => {
    const diff = valueDiff(answered, needed);
    expect(marked(diff.answered)).toEqual(wrong);
    expect(marked(diff.needed)).toEqual(missing);
  });

  it('marks the whole value where the two have nothing to do with each other', () => {
    const diff = valueDiff('*', 'https://app.example');
    expect(marked(diff.answered)).toEqual(['*']);
    expect(marked(diff.needed)).toEqual(['https://app.example']);
  });

  it('never cuts a character in two', () => {
    const diff = valueDiff('https://😀.example', 'https://😁.example');
    expect(marked(diff.answered)).toEqual(['😀']);
    expect(marked(diff.needed)).toEqual(['😁']);
  });

  const text = fc.string({ unit: 'binary', maxLength: 24 });

  it('shows both values whole, whatever they hold, and marks nothing that both have in the same pieces', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const diff = valueDiff(a, b);
        expect(joined(diff.answered)).toBe(a);
        expect(joined(diff.needed)).toBe(b);
        const same = (pieces: readonly Piece[]) => joined(pieces.filter((piece) => piece.same));
        expect(same(diff.answered)).toBe(same(diff.needed));
      }),
    );
  });
});

describe('the members that a list lacks', () => {
  const lower = (text: string) => text.toLowerCase();

  it('marks what is missing and leaves what is more than needed', () => {
    const diff = listDiff('Content-Type, x-other', 'authorization, content-type', lower);
    expect(marked(diff.answered)).toEqual([]);
    expect(marked(diff.needed)).toEqual(['authorization']);
    expect(joined(diff.needed)).toBe('authorization, content-type');
  });

  it('tells methods apart by case', () => {
    expect(marked(listDiff('patch', 'PATCH', (text) => text).needed)).toEqual(['PATCH']);
  });
});
