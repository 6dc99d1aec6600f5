import { reportOfSome } from '../core/export/some.ts';
import type { Report, ReportDenial } from '../core/report-schema.ts';
import type { Marked } from './list/marked.ts';
import type { Row } from './rows.ts';
import { reportOfOne } from './store.ts';
import { countWords, numberWords, words } from './words.ts';

/** What of a session is exported. */
export type ExportScope = 'one' | 'cause' | 'selected' | 'all';

/** A report of some causes alone, with all that is known of them: dropped occurrences still count. */
export const reportOfGroups = (report: Report, ids: ReadonlySet<string>): Report =>
  reportOfSome(report, [...ids]).report;

/** One answer to "which": what it is called and what it holds. */
export interface ScopeChoice {
  readonly scope: ExportScope;
  readonly label: string;
  readonly report: () => Report;
}

/** What of a report can be exported while this denial of this row is shown and these rows are selected. */
export function scopesOf(
  all: Report,
  denial: ReportDenial | null,
  row: Row | null,
  marked: Marked,
): readonly ScopeChoice[] {
  const choices: ScopeChoice[] = [];
  if (denial !== null)
    choices.push({ scope: 'one', label: words('scopeOne'), report: () => reportOfOne(all, denial.id) });
  if (row !== null && row.count > 1)
    choices.push({
      scope: 'cause',
      label: words('scopeCause', numberWords(row.count)),
      report: () => reportOfGroups(all, new Set([row.id])),
    });
  if (marked.size > 1)
    choices.push({
      scope: 'selected',
      label: words('scopeSelected', countWords(marked.size, 'cause', 'causes')),
      report: () => reportOfGroups(all, marked),
    });
  const label = words('scopeAll', countWords(all.denials.length, 'denial', 'denials'));
  return [...choices, { scope: 'all', label, report: () => all }];
}
