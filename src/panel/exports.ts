import type { Report } from '../core/report-schema.ts';
import { type WordKey, words } from './words.ts';

export type ExportFormat = 'markdown' | 'html' | 'json' | 'har' | 'curl';

export const FORMAT_WORDS: Readonly<Record<ExportFormat, WordKey>> = {
  markdown: 'formatMarkdown',
  html: 'formatHtml',
  json: 'formatJson',
  har: 'formatHar',
  curl: 'formatCurl',
};

/** What leaves the panel, exactly. */
export interface Exported {
  readonly text: string;
  readonly fileName: string;
  readonly mimeType: string;
  /** Values masked in it. */
  readonly masked: number;
}

const FILES: Readonly<Record<ExportFormat, { readonly extension: string; readonly mimeType: string }>> = {
  markdown: { extension: 'md', mimeType: 'text/markdown' },
  html: { extension: 'html', mimeType: 'text/html' },
  json: { extension: 'json', mimeType: 'application/json' },
  har: { extension: 'har', mimeType: 'application/json' },
  curl: { extension: 'sh', mimeType: 'text/x-shellscript' },
};

/** A report past the second gate, in one format. The makers of text are loaded when first asked for. */
export async function exportText(report: Report, format: ExportFormat): Promise<Exported> {
  const { forExport } = await import('../core/export/gate.ts');
  const allowed = forExport(report);
  const { extension, mimeType } = FILES[format];
  const file = { fileName: `clearance.${extension}`, mimeType, masked: allowed.redactions.count };
  switch (format) {
    case 'markdown': {
      const { toMarkdown } = await import('../core/export/markdown.ts');
      return { ...file, text: toMarkdown(allowed) };
    }
    case 'html': {
      const { toHtml } = await import('../core/export/html.ts');
      return { ...file, text: toHtml(allowed) };
    }
    case 'json': {
      const { toJson } = await import('../core/export/json.ts');
      return { ...file, text: toJson(allowed) };
    }
    case 'har': {
      const { toHar } = await import('../core/export/har.ts');
      return { ...file, text: toHar(allowed) };
    }
    case 'curl': {
      const { toCurl } = await import('../core/export/curl.ts');
      return { ...file, text: commands(allowed, toCurl) };
    }
  }
}

type ToCurl = typeof import('../core/export/curl.ts')['toCurl'];

/** The requests of all denials as commands, each with what must be set before it runs. */
function commands(report: Report, toCurl: ToCurl): string {
  const parts = report.denials.flatMap(({ exchanges }) =>
    exchanges.flatMap(({ role, request }) => {
      const command = toCurl(request);
      if (!command) return [];
      return [
        [
          `# ${words(role === 'preflight' ? 'preflight' : role === 'hop' ? 'redirect' : 'actualRequest')}`,
          ...command.placeholders.map(({ name, standsFor }) => `# ${words('setFirst', name, standsFor)}`),
          ...command.limits.map((limit) => `# ${limit}`),
          command.text,
        ].join('\n'),
      ];
    }),
  );
  return `${parts.join('\n\n')}\n`;
}
