import { parseUrl } from '../src/core/parse-url.ts';
import type { Report, ReportDenial } from '../src/core/report-schema.ts';

const OWNER: Record<ReportDenial['diagnoses'][number]['owner'], string> = {
  server: 'server',
  client: 'client',
  'identity-provider': 'identity provider',
  intermediary: 'intermediary',
};

function outcomeOf({ blockedBy, status }: ReportDenial): string {
  if (blockedBy === 'browser') return 'CORS';
  return status > 0 ? String(status) : 'no answer';
}

function rowOf(denial: ReportDenial): string[] {
  const { method, url } = denial.request;
  const cause = denial.diagnoses[0];
  const path = parseUrl(url)?.pathname ?? url;
  return [
    outcomeOf(denial),
    `${method} ${path}`,
    cause?.title ?? '',
    cause ? OWNER[cause.owner] : '',
    cause?.certainty ?? '',
  ];
}

const HEAD = ['Outcome', 'Request', 'Why', 'Who changes it', 'Certainty'];

/** One line a denial; two where a line of `width` characters does not hold it. Nothing is cut off. */
export function findingsTable({ denials }: Report, width: number): string {
  const rows = denials.map(rowOf);
  const widths = HEAD.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const total = widths.reduce((sum, next) => sum + next + 2, -2);
  if (total > width) {
    const indent = ' '.repeat(11);
    return rows
      .map(([outcome = '', request, why, owner, certainty]) =>
        [`${outcome.padEnd(indent.length)}${request}`, `${indent}${why} (${owner}, ${certainty})`].join('\n'),
      )
      .join('\n');
  }
  const line = (row: string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(HEAD), widths.map((n) => '─'.repeat(n)).join('  '), ...rows.map(line)].join('\n');
}
