import { expect, it } from 'vitest';
import { NONE_MARKED, rangeOf, stillThere, toggled } from './marked.ts';

const IDS = ['a', 'b', 'c', 'd'];

it('a range runs from either end, whatever the order', () => {
  expect([...rangeOf(IDS, 'b', 'd')]).toEqual(['b', 'c', 'd']);
  expect([...rangeOf(IDS, 'd', 'b')]).toEqual(['b', 'c', 'd']);
  expect([...rangeOf(IDS, 'gone', 'b')]).toEqual(['b']);
  expect([...rangeOf(IDS, null, 'b')]).toEqual(['b']);
});

it('the row that is shown is the first of several', () => {
  expect([...toggled(NONE_MARKED, 'a', 'c')]).toEqual(['a', 'c']);
  expect([...toggled(new Set(['a', 'c']), 'c', 'a')]).toEqual(['c']);
  expect([...toggled(NONE_MARKED, null, 'c')]).toEqual(['c']);
});

it('what has left the list is not chosen', () => {
  expect([...stillThere(new Set(['a', 'x', 'd']), IDS)]).toEqual(['a', 'd']);
});
