import { describe, expect, test } from 'vitest';
import { recognisers } from './recognisers/index.ts';
import { alternativesOf, holdsRequired, type RequiredText, requiredText, subjectOf } from './required-text.ts';

/** `a & (b / c)` for what holds `a` and one of `b` and `c`. */
function written(required: RequiredText | null): string {
  if (required === null) return '';
  if ('text' in required) return required.text;
  return 'any' in required ? `(${required.any.map(written).join(' / ')})` : required.all.map(written).join(' & ');
}

describe('what every match of an expression holds', () => {
  test.each([
    [/RBAC: access denied/, 'RBAC: access denied'],
    [/Access DENIED/i, 'access denied'],
    [/one thing|another [|] thing/, '(one thing / another  &  thing)'],
    [/plain text(?:aa|bb)/, 'plain text & (aa / bb)'],
    [/(?<name>inside) a group/, 'inside &  a group'],
    [/colou?r of the sky/, 'colo & r of the sky'],
    [/ab{2}cdef/, 'ab & cdef'],
    [/wxyz+abc/, 'wxyz & abc'],
    [/this{0,3}that(?:gone)*there(?:stays)+?/, 'thi & that & there & stays'],
    [/\bword\b next\./, 'word next.'],
    [/ahead(?! of) him/, 'ahead him'],
    [/^(?=[^<{]{0,9}?(?:one|two))[^<{]{1,9}/, '(one / two)'],
    [/(?<!not )(?<=is )allowed/, 'is  & allowed'],
    [/\d{4}\w+|known/, ''],
    [/(?:a|bc)/, ''],
    [/(?:maybe)?/, ''],
    [/\u0041\x41[\]ab]\0x\/y/, 'x/y'],
    [/истёк|σας? Kelvin/i, '(истёк /  kelvin)'],
  ])('%s', (pattern, text) => {
    expect(written(requiredText(pattern))).toBe(text);
  });

  test('an expression is looked at to its end', () => {
    const patterns = recognisers.flatMap(({ markers }) =>
      markers.flatMap(({ match }) => [...(match.body ?? []), ...Object.values(match.json ?? {})]),
    );
    const bracketed = patterns
      .filter((pattern) => pattern instanceof RegExp)
      .map((pattern) => new RegExp(`(?:${pattern.source})the end`, pattern.flags));
    expect(bracketed.length).toBeGreaterThan(100);
    for (const pattern of bracketed) expect(written(requiredText(pattern))).toMatch(/(?:^|& )the end$/);
  });
});

test('of what is required, the words that are rarest', () => {
  const required = requiredText(/(?:no|not any) (?:token|password)(?:s|\b)/);
  expect(required && alternativesOf(required).map(({ text }) => text)).toEqual(['token', 'password']);
});

test.each([
  ['Your TOKEN has EXPIRED', true],
  ['your token has not', false],
  ['expired', false],
  ['the session expired', true],
])('%s', (text, may) => {
  const required = requiredText(/(?:token|session).{0,9}(?:expired|timed out)/i);
  expect(required && holdsRequired(subjectOf(text), required)).toBe(may);
});
