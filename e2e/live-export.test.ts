import { describe, expect, it } from 'vitest';
import { toBundle } from '../src/core/export/bundle.ts';
import { type ExportedReport, forExport } from '../src/core/export/gate.ts';
import { toHar } from '../src/core/export/har.ts';
import { toJson } from '../src/core/export/json.ts';
import { fileReader } from '../src/core/import/file-reader.ts';
import type { Report } from '../src/core/report-schema.ts';
import { API, APP, chromiumEntry, DAY } from '../src/extension/fixture/entries.ts';
import { batchOf, redacted } from '../src/extension/fixture/exchanges.ts';
import type { Patch } from '../src/extension/protocol.ts';
import { fold } from '../src/extension/session/fold.ts';
import { NOTHING_KNOWN, patchFor } from '../src/extension/session/patch.ts';
import { EMPTY_SESSION, type Session } from '../src/extension/session/session.ts';
import { applyPatch, reportOf, reportOfOne, type SessionState } from '../src/panel/store.ts';

const TOKEN = 'Zk7QpW2xVb9NtR4yLm6Hs1Jd8Fg3Ca5E';
const ALLOWED = { 'Access-Control-Allow-Origin': APP };

let sequence = 0;
function entry(path: string, status: number, responseHeaders: Record<string, string>) {
  sequence += 1;
  const requestHeaders = { Origin: APP, Authorization: `Bearer ${TOKEN}` };
  const error = status >= 400 && !('Access-Control-Allow-Origin' in responseHeaders) ? 'net::ERR_FAILED' : null;
  const url = `${API}${path}`;
  return redacted(
    chromiumEntry({ url, status, requestHeaders, responseHeaders, at: 10 * sequence, ...(error && { error }) }),
    `c1-${sequence}`,
    sequence,
  );
}

const HELLO = {
  type: 'hello',
  version: 1,
  capture: 'c1',
  browser: 'chromium',
  environment: { browser: 'Chromium 156', os: 'Linux', extension: '1.0.0', zone: 'UTC' },
  since: DAY,
  requests: 0,
} as const;

/** A panel that is told of a session in so small patches. */
function told(batches: readonly ReturnType<typeof entry>[][], most: number) {
  let session: Session = fold(EMPTY_SESSION, { type: 'hello', hello: HELLO, at: DAY });
  let state: SessionState | null = null;
  let known = NOTHING_KNOWN;
  const patches: Patch[] = [];
  for (const [index, exchanges] of batches.entries()) {
    session = fold(session, {
      type: 'captured',
      capture: 'c1',
      batch: batchOf(index + 1, exchanges),
      preserveLog: true,
    });
    for (let isComplete = false; !isComplete; ) {
      const next = patchFor(session, known, { full: state === null, preserveLog: true, at: DAY, most });
      ({ isComplete, known } = next);
      patches.push(next.patch);
      state = applyPatch(state, next.patch);
    }
  }
  if (state === null) throw new Error('no patch came');
  return { report: reportOf(state), patches };
}

const findings = ({ denials }: Report) =>
  denials.map(({ id, diagnoses, siblings, policy }) => ({
    id,
    diagnoses: diagnoses.map(({ rule, certainty, because, facts }) => ({ rule, certainty, because, facts })),
    siblings,
    policy,
  }));

const EXPORTS: readonly (readonly [string, (report: ExportedReport) => string | Uint8Array])[] = [
  ['JSON', toJson],
  ['HAR', toHar],
  ['bundle', (report) => toBundle(report, DAY)],
];

function read(content: string | Uint8Array): Report {
  const reader = fileReader();
  reader.push(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return reader.end();
}

describe('a report of a live session', () => {
  const { report, patches } = told(
    [
      [entry('/health', 200, ALLOWED), entry('/orders/1', 403, {})],
      [entry('/orders/2', 200, ALLOWED), entry('/orders/3', 403, {}), entry('/orders/4', 404, {})],
    ],
    1,
  );

  it('shows a cause that only a request that passed gives away', () => {
    expect(report.denials.map(({ diagnoses }) => diagnoses[0]?.rule)).toContain('error-without-cors-headers');
    expect(JSON.stringify(report.denials[0]?.diagnoses[0]?.facts)).toContain('sibling response header');
  });

  it.each(EXPORTS)('shows the same when it is read again: %s', (_, print) => {
    const exported = forExport(report);
    const again = read(print(exported));
    expect(findings(forExport(again))).toEqual(findings(exported));
    expect(findings(forExport(read(print(forExport(again)))))).toEqual(findings(exported));
  });

  it('of one denial alone, too, with no more than that one rests on', () => {
    const [first] = report.denials;
    const exported = forExport(reportOfOne(report, first?.id ?? ''));
    expect(exported.evidence?.siblings[0]?.chains).toHaveLength(1);
    expect(findings(forExport(read(toHar(exported))))).toEqual(findings(exported));
  });

  it('carries no secret of what passed', () => {
    for (const [, print] of EXPORTS.slice(0, 2)) expect(print(forExport(report))).not.toContain(TOKEN.slice(0, 12));
  });

  it('is told of each request that passed once', () => {
    const ids = patches.flatMap(({ passed }) => passed.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(2);
  });
});
