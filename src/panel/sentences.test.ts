import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

describe('sentences', () => {
  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    [
      'Nothing ends at api.example or at 1.5 s. Here it does.',
      ['Nothing ends at api.example or at 1.5 s.', 'Here it does.'],
    ],
    ['Add `a. B` to the list. Then go on.', ['Add `a. B` to the list.', 'Then go on.']],
    ['An odd ` mark. Stays whole.', ['An odd ` mark. Stays whole.']],
    ['', []],
  ])('%s', (prose, expected) => {
    expect(sentencesOf(prose)).toEqual(expected);
  });
});
