import { describe, expect, it } from 'vitest';
import { APP, captured, chromium, firefox } from '../../testing/entries.ts';
import type { Exchange } from '../exchange.ts';
import { type ExportedReport, forExport } from '../export/gate.ts';
import { toHar } from '../export/har.ts';
import { toHtml } from '../export/html.ts';
import { toJson } from '../export/json.ts';
import { toMarkdown } from '../export/markdown.ts';
import { denialsOf, reportOf } from '../pipeline.ts';
import type { Redacted } from '../redact.ts';
import type { Source } from '../report-schema.ts';
import { fileReader } from './file-reader.ts';

const SOURCE: Source = {
  kind: 'session',
  creator: null,
  browser: 'firefox',
  entries: 2,
  skipped: [],
  sanitised: false,
};
const NOWHERE = { browser: null, os: null, extension: null, zone: null };

function read(content: string) {
  const reader = fileReader();
  reader.push(new TextEncoder().encode(content));
  return reader.end();
}

/** The server refuses a PUT with 403 and without CORS headers; the fix lets the page see it. */
const capturedMeanwhile = captured(firefox, [
  firefox.preflight({ names: ['x-a'], status: 204, start: 1 }),
  firefox.sent({ method: 'PUT', headers: { 'x-a': '1' }, status: 403 }),
]).map((one): Redacted<Exchange> => ({ ...one, entry: null, fixTried: true }));
const meanwhile = forExport(reportOf(denialsOf(capturedMeanwhile), SOURCE, NOWHERE));

describe('what was captured while a fix was tried', () => {
  const prints: Readonly<Record<string, (report: ExportedReport) => string>> = { JSON: toJson, HAR: toHar };
  it.each(Object.entries(prints))('says so, and is judged by no header when it is read again: %s', (_name, print) => {
    const { denials } = read(print(meanwhile));
    expect(denials).toHaveLength(1);
    expect(denials[0]?.exchanges.map(({ fixTried }) => fixTried)).toEqual([true, true]);
    expect(denials[0]).toMatchObject({ blockedBy: 'server', cors: { violations: [], steps: [] }, policy: null });
  });

  it('is marked for readers', () => {
    expect(toMarkdown(meanwhile)).toContain('while the fix was tried');
    expect(toHtml(meanwhile)).toContain('while the fix was tried');
  });
});

describe('a finding whose fix was tried', () => {
  const refused = captured(chromium, [chromium.sent({ error: 'net::ERR_FAILED' })]);
  const report = reportOf(denialsOf(refused), SOURCE, NOWHERE);
  const withTry = (passed: boolean) =>
    forExport({
      ...report,
      denials: report.denials.map((denial) => ({ ...denial, tried: { at: '2026-11-21T14:02:00.000Z', passed } })),
    });

  it('is the proof to send: which headers were enough, and that the server has not changed', () => {
    const text = toMarkdown(withTry(true));
    expect(text).toMatch(/Fix tried.*passed, .*14:02/);
    expect(text).toContain(`Access-Control-Allow-Origin: ${APP}`);
    expect(text).toContain('set in this browser alone');
    expect(read(toJson(withTry(true))).denials[0]).toMatchObject({ outcome: 'refused', tried: { passed: true } });
  });

  it('says so where the headers were not enough', () => {
    expect(toMarkdown(withTry(false))).toMatch(/Fix tried.*still refused/);
  });
});
