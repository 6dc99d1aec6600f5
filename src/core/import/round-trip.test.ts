import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toBundle } from '../export/bundle.ts';
import { type ExportedReport, forExport } from '../export/gate.ts';
import { toHar } from '../export/har.ts';
import { toJson } from '../export/json.ts';
import { analyzeHar } from '../pipeline.ts';
import type { Report } from '../report-schema.ts';
import { fileReader } from './file-reader.ts';

const CORE = new URL('../', import.meta.url);
const FILES = ['har', 'rules']
  .flatMap((folder) => readdirSync(new URL(folder, CORE)).map((name) => `${folder}/${name}`))
  .filter((name) => name.endsWith('.har'));

function read(content: string | Uint8Array): Report {
  const reader = fileReader();
  reader.push(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return reader.end();
}

/** What a reader of the report acts on. */
const findings = ({ denials, groups }: Report) => ({
  groups,
  denials: denials.map((denial) => ({
    id: denial.id,
    request: denial.request,
    status: [denial.status, denial.preflightStatus, denial.blockedBy, denial.outcome],
    cors: denial.cors,
    comparison: denial.comparison,
    refusal: denial.refusal && [denial.refusal.layer, denial.refusal.product, denial.refusal.cause],
    diagnoses: denial.diagnoses.map(({ rule, certainty, owner, parameters }) => ({
      rule,
      certainty,
      owner,
      parameters,
    })),
    policy: denial.policy,
    checklist: denial.checklist.map(({ step, owner, copy }) => ({ step, owner, copy })),
    credentials: denial.credentials.map(({ kind, where, claims, verdicts }) => ({ kind, where, claims, verdicts })),
    siblings: denial.siblings,
  })),
});

const EXPORTS: readonly (readonly [string, (report: ExportedReport) => string | Uint8Array])[] = [
  ['JSON', toJson],
  ['HAR', toHar],
  ['bundle', (report) => toBundle(report, Date.UTC(2026, 0))],
];

describe('an export that is read again', () => {
  it.each(FILES)('shows the same findings, diagnosed anew: %s', (name) => {
    const exported = forExport(analyzeHar(readFileSync(new URL(name, CORE), 'utf8')));
    for (const [, print] of EXPORTS) expect(findings(forExport(read(print(exported))))).toEqual(findings(exported));
  });
});

const REFUSED = forExport(analyzeHar(readFileSync(new URL('har/chromium.har', CORE), 'utf8')));

describe('what an export claims', () => {
  it('is not believed: only its evidence counts', () => {
    const [first] = REFUSED.denials;
    const lie = structuredClone(REFUSED.denials).map((denial) => ({
      ...denial,
      diagnoses: denial.diagnoses.map((diagnosis) => ({
        ...diagnosis,
        rule: 'account-suspended',
        sentence: 'Pay first.',
      })),
    }));
    const report = read(JSON.stringify({ ...REFUSED, denials: lie }));
    expect(report.denials[0]?.diagnoses).toEqual(first?.diagnoses);
    expect(JSON.stringify(report)).not.toContain('Pay first');
  });

  it('of a denial that its evidence does not show is dropped, and that is said', () => {
    const passed = structuredClone(REFUSED.denials.slice(0, 1)).map((denial) => ({
      ...denial,
      exchanges: denial.exchanges.map((exchange) => ({
        ...exchange,
        error: null,
        response: exchange.response && { ...exchange.response, status: 204 },
      })),
    }));
    const report = read(
      JSON.stringify({
        ...REFUSED,
        denials: passed.map((denial) => ({ ...denial, exchanges: denial.exchanges.slice(-1) })),
      }),
    );
    expect(report.denials).toEqual([]);
    expect(report.source.skipped.at(-1)?.reason).toMatch(/shows no denial/);
  });

  it('of how often and of a later success is kept: no evidence of one request tells these', () => {
    const told = structuredClone(REFUSED);
    for (const group of told.groups) group.count += 40;
    const cleared = { outcome: 'cleared' as const, clearedAt: '2026-11-21T21:00:00.000Z' };
    const report = read(
      JSON.stringify({ ...told, denials: told.denials.map((denial) => ({ ...denial, ...cleared })) }),
    );
    expect(report.groups.map(({ count }) => count)).toEqual(told.groups.map(({ count }) => count));
    expect(report.denials[0]).toMatchObject(cleared);
  });

  it('is still a HAR where another program removed our own fields', () => {
    const { log } = JSON.parse(toHar(REFUSED)) as {
      log: { entries: { _clearance?: unknown }[]; _clearance?: unknown };
    };
    for (const entry of log.entries) delete entry._clearance;
    delete log._clearance;
    const report = read(JSON.stringify({ log }));
    expect(report.denials.length).toBeGreaterThan(0);
    expect(report.source.creator).toMatch(/^Clearance/);
  });
});
