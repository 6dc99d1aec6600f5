import { expect, test } from 'vitest';
import { cutToLimit, isMask, mask, maskAt, masksIn, outsideMasks } from './mask.ts';

test('a mask tells kind and length; nothing stays nothing, and a mask a mask', () => {
  expect(mask('cookie', 'abc')).toBe('[cookie:3]');
  expect(mask('cookie', '')).toBe('');
  expect(mask('password', '[cookie:3]')).toBe('[cookie:3]');
});

test('only the kinds of the closed list are masks: no captured text can pass for one', () => {
  expect(isMask('[jwt:812]')).toBe(true);
  for (const text of [
    '[hunter2:3]',
    '[jwt:]',
    '[jwt:1234567890]',
    '[jwt:3]x',
    'x[jwt:3]',
    '[jwt:3',
    '[JWT:3]',
    '[jwt:3][jwt:4]',
  ]) {
    expect(isMask(text)).toBe(false);
  }
  expect(maskAt('a [jwt:3] b', 2)).toBe('[jwt:3]');
  expect(maskAt('a [jwt:3] b', 0)).toBeNull();
});

test('text between masks is changed, masks are not', () => {
  expect(outsideMasks('a[jwt:3]b[x:1]', (text, at) => `<${text}@${at}>`)).toBe('<a@0>[jwt:3]<b[x:1]@8>');
  expect([...masksIn('a[jwt:3] [cookie:12] [no:1]')]).toEqual([
    { kind: 'jwt', length: 3 },
    { kind: 'cookie', length: 12 },
  ]);
});

test('a mask counts as the characters it stands for, so that masked text is not cut again', () => {
  expect(cutToLimit('abcdef', 4)).toBe('abcd');
  expect(cutToLimit('a[cookie:1]bcd', 4)).toBe('a[cookie:1]bc');
  expect(cutToLimit('ab[cookie:100]cd', 10)).toBe('ab[cookie:100]');
  expect(cutToLimit(cutToLimit('ab[cookie:100]cd', 10), 10)).toBe('ab[cookie:100]');
});
