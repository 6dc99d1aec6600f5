import { masksIn } from '../redaction/mask.ts';
import type { Redactions, Report } from '../report-schema.ts';

/** How many masks a report holds, by kind. The same value quoted twice is masked twice. */
export function countMasks(report: Omit<Report, 'redactions'>): Redactions {
  const { source, environment, denials, groups, evidence = null, notes = null } = report;
  const found = new Map<string, number>();
  eachText([source, environment, denials, groups, evidence, notes], (text) => {
    if (text.includes('[')) for (const { kind } of masksIn(text)) found.set(kind, (found.get(kind) ?? 0) + 1);
  });
  const kinds = Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { count: [...found.values()].reduce((sum, times) => sum + times, 0), kinds };
}

function eachText(value: unknown, look: (text: string) => void): void {
  if (typeof value === 'string') look(value);
  else if (Array.isArray(value)) for (const item of value) eachText(item, look);
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) eachText(member, look);
}
