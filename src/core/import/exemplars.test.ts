import * as v from 'valibot';
import { expect, it } from 'vitest';
import example from '../export/example.json' with { type: 'json' };
import { type Report, ReportSchema } from '../report-schema.ts';
import { exemplarsOf } from './exemplars.ts';

const [denial] = v.parse(ReportSchema, example).denials;

/** A report with groups of these sizes. */
function reportOf(...sizes: readonly number[]): Report {
  const groups = sizes.map((size, group) => ({
    id: `g${group}`,
    rule: 'unknown' as const,
    target: `https://${group}.example`,
    parameters: [],
    denials: Array.from({ length: size }, (_, index) => `d${group}-${index}`),
    count: size,
  }));
  const denials = groups.flatMap((group) => group.denials.flatMap((id) => (denial ? [{ ...denial, id }] : [])));
  return { ...v.parse(ReportSchema, example), groups, denials };
}

it('few denials stay as they are', () => {
  const report = reportOf(3, 4);
  expect(exemplarsOf(report, 7)).toBe(report);
});

it('of many every group keeps some, small ones all, and every count stays true', () => {
  const { denials, groups } = exemplarsOf(reportOf(1, 1000, 3), 24);
  expect(denials).toHaveLength(24);
  expect(groups.map((group) => group.denials.length)).toEqual([1, 20, 3]);
  expect(groups.map(({ count }) => count)).toEqual([1, 1000, 3]);
  expect(new Set(denials.map(({ id }) => id))).toEqual(new Set(groups.flatMap((group) => group.denials)));
});

it('keeps one of each where there are more groups than room', () => {
  expect(exemplarsOf(reportOf(5, 5, 5), 2).groups.map((group) => group.denials.length)).toEqual([1, 1, 1]);
});
