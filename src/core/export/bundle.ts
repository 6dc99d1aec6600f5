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
  const content = Object.fromEntries(bundleFiles(report).map(({ name, text }) => [name, strToU8(text)]));
  return zipSync(content, { mtime: Math.max(at, EARLIEST) });
}

/** What a .zip file can date. https://pkwaredownloads.blob.core.windows.net/pem/APPNOTE.txt, section 4.4.6 */
const EARLIEST = Date.UTC(1980, 0, 2);

/** The files of a bundle, the one to read first. */
export function bundleFiles(report: ExportedReport): readonly { readonly name: string; readonly text: string }[] {
  const files = {
    'report.html': toHtml(report),
    'report.md': toMarkdown(report),
    'findings.json': toJson(report),
    'evidence.har': toHar(report),
    'redactions.json': redactions(report),
  };
  return Object.entries(files).map(([name, text]) => ({ name, text }));
}

/** How many values of which kind are masked, and what each kind stands for. */
function redactions({ redactions: { count, kinds, unmasked = [] } }: ExportedReport): string {
  const meanings: Readonly<Record<string, string>> = MASK_KINDS;
  const list = Object.entries(kinds).map(([kind, times]) => ({ kind, count: times, meaning: meanings[kind] ?? '' }));
  return `${JSON.stringify({ format: 'clearance-redactions', version: 1, count, kinds: list, unmasked }, null, 2)}\n`;
}
