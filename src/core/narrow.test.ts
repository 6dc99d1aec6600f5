import { describe, expect, it } from 'vitest';
import { narrow } from './narrow.ts';

const step = (tells?: string) => ({
  step: 'Try',
  why: 'So',
  owner: 'client' as const,
  recipe: null,
  copy: null,
  fault: 1,
  ...(tells === undefined ? {} : { tells }),
});
const checklist = [step(), step('a role'), step('a cache'), step('an address')];

describe('tests that tell apart', () => {
  it('leave every cause open at first, and are none where a step only says what to do', () => {
    expect(narrow(checklist, {}).map(({ step, state }) => [step, state])).toEqual([
      [1, 'open'],
      [2, 'open'],
      [3, 'open'],
    ]);
  });

  it('rule out what is refused again, and name what passes', () => {
    const states = narrow(checklist, { 1: 'refused', 3: 'passed' }).map(({ cause, state }) => [cause, state]);
    expect(states).toEqual([
      ['a role', 'ruled-out'],
      ['a cache', 'open'],
      ['an address', 'found'],
    ]);
  });

  it('take no answer to what is no test', () => {
    expect(narrow(checklist, { 0: 'passed' }).every(({ state }) => state === 'open')).toBe(true);
  });
});
