import type { Choices } from '../core/export/gate.ts';
import type { HeldValue } from '../core/export/unmask.ts';
import type { Report } from '../core/report-schema.ts';
import { type WordKey, words } from './words.ts';

export type ExportFormat = 'markdown' | 'jira' | 'html' | 'json' | 'har' | 'curl' | 'fetch' | 'bundle';

export const FORMAT_WORDS: Readonly<Record<ExportFormat, WordKey>> = {
  markdown: 'formatMarkdown',
  jira: 'formatJira',
  html: 'formatHtml',
  json: 'formatJson',
  har: 'formatHar',
  curl: 'formatCurl',
  fetch: 'formatFetch',
  bundle: 'formatBundle',
};

/** What leaves the panel, exactly. */
export interface Exported {
  /** The texts that it is made of: one, but for a bundle. */
  readonly files: readonly ExportedFile[];
  readonly fileName: string;
  readonly mimeType: string;
  /** What is downloaded. */
  readonly content: string | Uint8Array<ArrayBuffer>;
  /** Values masked in it, and those of them that may be unmasked by hand. */
  readonly masked: number;
  readonly held: readonly HeldValue[];
}

export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

const FILES: Readonly<Record<ExportFormat, { readonly extension: string; readonly mimeType: string }>> = {
  markdown: { extension: 'md', mimeType: 'text/markdown' },
  jira: { extension: 'jira.md', mimeType: 'text/markdown' },
  html: { extension: 'html', mimeType: 'text/html' },
  json: { extension: 'json', mimeType: 'application/json' },
  har: { extension: 'har', mimeType: 'application/json' },
  curl: { extension: 'sh', mimeType: 'text/x-shellscript' },
  fetch: { extension: 'mjs', mimeType: 'text/javascript' },
  bundle: { extension: 'zip', mimeType: 'application/zip' },
};

/** A report past the second gate, in one format. The makers of text are loaded when first asked for. */
export async function exportReport(report: Report, format: ExportFormat, choices: Choices = {}): Promise<Exported> {
  const { forExport, maskedByExport } = await import('../core/export/gate.ts');
  const allowed = forExport(report, choices);
  const { extension, mimeType } = FILES[format];
  const fileName = `clearance.${extension}`;
  const about = { fileName, mimeType, masked: allowed.redactions.count, held: maskedByExport(report, choices.own) };
  const one = (text: string): Exported => ({ ...about, files: [{ name: fileName, text }], content: text });
  switch (format) {
    case 'markdown':
      return one((await import('../core/export/markdown.ts')).toMarkdown(allowed));
    case 'jira':
      return one((await import('../core/export/jira.ts')).toJira(allowed));
    case 'html':
      return one((await import('../core/export/html.ts')).toHtml(allowed));
    case 'json':
      return one((await import('../core/export/json.ts')).toJson(allowed));
    case 'har':
      return one((await import('../core/export/har.ts')).toHar(allowed));
    case 'curl':
      return one((await import('../core/export/scripts.ts')).toCurlScript(allowed));
    case 'fetch':
      return one((await import('../core/export/scripts.ts')).toFetchScript(allowed));
    case 'bundle': {
      const { bundleFiles, toBundle } = await import('../core/export/bundle.ts');
      return { ...about, files: bundleFiles(allowed), content: new Uint8Array(toBundle(allowed, Date.now())) };
    }
  }
}

/** Why an export could not be made, in a sentence. */
export const exportFailure = (error: unknown): string =>
  words('exportFailed', error instanceof Error ? error.message : String(error));
