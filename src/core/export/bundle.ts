import { strToU8, zipSync } from 'fflate';
import { MASK_KINDS } from '../redaction/mask.ts';
import type { ExportedReport } from './gate.ts';
import { toHar } from './har.ts';
import { toHtml } from './html.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';

/**
 * One .zip to attach to a bug: the report to read, the findings for programs, the evidence for HAR viewers, and what was masked.
 * `at`: the moment that its files bear, milliseconds since the epoch.
 */
export function toBundle(report: ExportedReport, at: number): Uint8Array {
  const files = {
    'report.html': toHtml(report),
    'report.md': toMarkdown(report),
    'findings.json': toJson(report),
    'evidence.har': toHar(report),
    'redactions.json': redactions(report),
  };
  const content = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(content, { mtime: at });
}

/** How many values of which kind are masked, and what each kind stands for. */
function redactions({ redactions: { count, kinds } }: ExportedReport): string {
  const meanings: Readonly<Record<string, string>> = MASK_KINDS;
  const list = Object.entries(kinds).map(([kind, times]) => ({ kind, count: times, meaning: meanings[kind] ?? '' }));
  return `${JSON.stringify({ format: 'clearance-redactions', version: 1, count, kinds: list }, null, 2)}\n`;
}
