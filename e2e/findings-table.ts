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
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return [
    outcomeOf(denial),
    `${method} ${path}`,
    cause?.title ?? '',
    cause ? OWNER[cause.owner] : '',
    cause?.certainty ?? '',
  ];
}

const shorten = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

/** One line a denial, no wider than `width` characters where that is possible. */
export function findingsTable({ denials }: Report, width: number): string {
  const head = ['Outcome', 'Request', 'Why', 'Who changes it', 'Certainty'];
  const rows = [head, ...denials.map(rowOf)];
  const widest = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const [outcome = 0, request = 0, why = 0, ...rest] = widest;
  const left = width - outcome - rest.reduce((sum, next) => sum + next, 0) - 2 * (head.length - 1);
  // The request and the reason share what is left; the reason gets what the request does not need.
  const requestWidth = Math.min(request, Math.max(24, Math.floor(left * 0.45)));
  const whyWidth = Math.min(why, Math.max(32, left - requestWidth));
  const widths = [outcome, requestWidth, whyWidth, ...rest];
  const line = (row: string[]) =>
    row
      .map((cell, i) => shorten(cell, widths[i] ?? 0).padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((n) => '─'.repeat(n)).join('  '), ...rows.slice(1).map(line)].join('\n');
}
