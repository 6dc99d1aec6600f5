import { describe, expect, test } from 'vitest';
import { literalOf, literalsOfAny } from './pattern-literal.ts';
import { recognisers } from './recognisers/index.ts';

describe('literalOf', () => {
  test.each([
    [/RBAC: access denied/, 'RBAC: access denied'],
    [/^error code: (?:1020|1012)$/, 'error code: '],
    [/<title>403 - Forbidden<\/title>/, '<title>403 - Forbidden</title>'],
    [/colou?r of the sky/, 'r of the sky'],
    [/[abcd]{2}efgh/, 'efgh'],
    [/a{2,4}bcdef/, 'bcdef'],
    [/wxyz+abc/, 'wxyz'],
  ])('%s', (pattern, text) => {
    expect(literalOf(pattern)?.text).toBe(text);
  });

  test.each([[/one thing|another thing/], [/(?:inside a group)/], [/\d{4}\w+/], [/abc/]])('%s has none', (pattern) => {
    expect(literalOf(pattern)).toBeNull();
  });

  test('ignores case where the expression does', () => {
    expect(literalOf(/Access DENIED/i)).toEqual({ text: 'access denied', ignoresCase: true });
  });
});

describe('literalsOfAny', () => {
  test.each([
    [/one thing|another [|] thing/, ['one thing', 'another ']],
    [/plain text(?:a|b)/, ['plain text']],
    [/one thing|\d+/, []],
    [/(?:one thing|another)/, []],
  ])('%s', (pattern, texts) => {
    expect(literalsOfAny(pattern).map(({ text }) => text)).toEqual(texts);
  });
});

test('no literal of a marker holds a piece of syntax', () => {
  const bodies = recognisers.flatMap(({ markers }) => markers.flatMap(({ match }) => match.body ?? []));
  for (const pattern of bodies) {
    if (typeof pattern === 'string') continue;
    expect(literalOf(pattern)?.text ?? '').not.toMatch(/\(\?|\\[wds]|\{\d/);
  }
});
