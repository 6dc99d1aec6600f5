import { describe, expect, it } from 'vitest';
import { har } from '../../testing/har-canary.ts';
import { analyzeHar } from '../pipeline.ts';
import { readOwnRules, readPattern } from '../redaction/own-rules.ts';
import { forExport } from './gate.ts';

const report = analyzeHar(
  har({
    url: 'https://orders.corp.example/customers/KD-20231/orders?shop=blue-north',
    answered: { Server: 'edge-blue-north', 'X-Request-Id': 'abc-KD-20231' },
    content: { text: '{"message":"Forbidden for blue-north","detail":"customer KD-20231 at blue-north"}' },
  }),
);
const exported = (names: readonly string[], patterns: readonly string[]): string => {
  const { rules, problems } = readOwnRules(names, patterns);
  expect(problems).toEqual([]);
  return JSON.stringify(forExport(report, { own: rules }));
};

describe('rules of the user', () => {
  it('mask what fits a pattern wherever it stands, ids and host names too', () => {
    const text = exported([], [String.raw`kd-\d{5}`, String.raw`[a-z]+\.corp\.example`]);
    expect(text).not.toMatch(/KD-20231|corp\.example/i);
    expect(text).toContain('[own:8]');
    expect(text).toContain('abc-[own:8]');
  });

  it('mask the values of a name, and those values everywhere else', () => {
    expect(exported([], [])).toContain('blue-north');
    expect(exported(['Shop'], [])).not.toContain('blue-north');
  });

  it('leave the words of the report alone', () => {
    const text = exported(['kind', 'rule'], ['unknown', 'actual', 'server', 'proven']);
    const before = forExport(report);
    expect(JSON.parse(text).denials[0].blockedBy).toBe(before.denials[0]?.blockedBy);
    expect(JSON.parse(text).denials[0].diagnoses[0].rule).toBe(before.denials[0]?.diagnoses[0]?.rule);
  });
});

describe('a pattern', () => {
  it.each([
    ['cust_[0-9a-f]{8}', 'cust_00ff00ff'],
    [String.raw`\d{4,6}-\w+`, '12345-abc'],
    ['Müller', 'MÜLLER'],
    [String.raw`\[secret\]`, '[secret]'],
    [String.raw`[^/\s]+\.internal`, 'db.internal'],
  ])('%s fits %s', (pattern, text) => {
    const read = readPattern(pattern);
    expect(read).toBeInstanceOf(RegExp);
    expect(read instanceof RegExp && text.replace(read, '')).toBe('');
  });

  it.each([
    '(a+)+b',
    'a|b',
    '^abc',
    'abc$',
    '(?<=x)yyy',
    String.raw`(.)\1aaa`,
    '...',
    'a*',
    'ab',
    String.raw`\w+\w+\w+\w+x`,
    'abc{5,2}',
    'abc{1,999}',
    '[z-a]bc',
    '[abc',
    String.raw`\p{L}abc`,
  ])('%s is refused, with a reason', (pattern) => {
    expect(readPattern(pattern)).toEqual({ problem: expect.stringMatching(/\.$/) });
  });

  it('ends soon, however it was made to run away', () => {
    const worst = readPattern('ab[ab]+[ab]+x');
    const text = 'ab'.repeat(20_000);
    expect(worst instanceof RegExp && text.replace(worst, '')).toBe(text);
  });
});

it('good rules count although others are none, and those are named', () => {
  const { rules, problems } = readOwnRules(['X-Tenant', '  ', '---'], ['(bad)', 'good']);
  expect([rules.names, rules.patterns.length]).toEqual([['xtenant'], 1]);
  expect(problems.map(({ line }) => line)).toEqual(['---', '(bad)']);
});
