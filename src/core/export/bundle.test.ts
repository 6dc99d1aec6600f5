import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseHar } from '../har.ts';
import { ReportSchema } from '../report-schema.ts';
import { toBundle } from './bundle.ts';
import example from './example.json' with { type: 'json' };
import { forExport } from './gate.ts';

describe('the bundle', () => {
  const report = forExport(v.parse(ReportSchema, example));
  const zip = toBundle(report, Date.UTC(2026, 10, 21));
  const files = unzipSync(zip);
  const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());

  it('holds the report to read, the findings, the evidence and what was masked', () => {
    expect(Object.keys(files).sort()).toEqual([
      'evidence.har',
      'findings.json',
      'redactions.json',
      'report.html',
      'report.md',
    ]);
    expect(v.parse(ReportSchema, JSON.parse(read('findings.json')))).toEqual(report);
    expect(parseHar(read('evidence.har')).exchanges).toHaveLength(2);
    expect(read('report.html')).toMatch(/^<!doctype html>/);
    expect(read('report.md')).toMatch(/^# api\.example answered/);
  });

  it('says of every kind of mask what it stands for', () => {
    const { count, kinds } = v.parse(
      v.object({
        count: v.number(),
        kinds: v.array(v.object({ kind: v.string(), count: v.number(), meaning: v.string() })),
      }),
      JSON.parse(read('redactions.json')),
    );
    expect(count).toBe(report.redactions.count);
    expect(kinds.find(({ kind }) => kind === 'jwt')).toMatchObject({ count: 1 });
    for (const { meaning } of kinds) expect(meaning).not.toBe('');
  });

  it('is the same for the same report at the same time', () => {
    expect(toBundle(report, Date.UTC(2026, 10, 21))).toEqual(zip);
  });
});
