import { expect, it } from 'vitest';
import { har } from '../../testing/har-canary.ts';
import { analyzeHar } from '../pipeline.ts';
import { reportOfSome } from './some.ts';

const file: { log: { entries: object[] } } = JSON.parse(har({}));
const other: typeof file = JSON.parse(har({ url: 'https://other.example/x', response: { status: 429 } }));
file.log.entries.push(...file.log.entries, ...other.log.entries);
const report = analyzeHar(JSON.stringify(file));

it('is the denials that are named, in groups that count only them', () => {
  const { report: some, unknown } = reportOfSome(report, ['d2', 'd9']);
  expect(some.denials.map(({ id }) => id)).toEqual(['d2']);
  expect(some.groups.map(({ denials, count }) => [denials, count])).toEqual([[['d2'], 1]]);
  expect(unknown).toEqual(['d9']);
});

it('is a whole group, with those that a session dropped', () => {
  const groups = report.groups.map((group) => ({ ...group, count: group.count + 7 }));
  const { report: some } = reportOfSome({ ...report, groups }, ['g1']);
  expect(some.denials.map(({ id }) => id)).toEqual(['d1', 'd2']);
  expect(some.groups.map(({ count }) => count)).toEqual([9]);
});
