import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ReportSchema } from '../report-schema.ts';
import example from './example.json' with { type: 'json' };
import { findingsOf } from './findings.ts';
import { forExport } from './gate.ts';

const [denial] = example.denials;
const [group] = example.groups;
const told = (ids: readonly string[], groups: readonly object[]) =>
  findingsOf(
    forExport(
      v.parse(ReportSchema, {
        ...example,
        denials: ids.map((id) => ({ ...denial, id })),
        groups: groups.map((one) => ({ ...group, ...one })),
      }),
    ),
  ).map(({ denial: { id }, others, count }) => [id, others.map((other) => other.id), count]);

describe('findings', () => {
  it('are one a group, told by its first denial, with those counted that a session dropped', () => {
    expect(
      told(
        ['d1', 'd2', 'd3'],
        [
          { id: 'g1', denials: ['d1', 'd3'], count: 9 },
          { id: 'g2', denials: ['d2'], count: 1 },
        ],
      ),
    ).toEqual([
      ['d1', ['d3'], 9],
      ['d2', [], 1],
    ]);
  });

  it('lose no denial of a selection, and ask for none that is not there', () => {
    expect(told(['d2', 'd3'], [{ denials: ['d1', 'd2'], count: 2 }])).toEqual([
      ['d2', [], 2],
      ['d3', [], 1],
    ]);
  });
});
