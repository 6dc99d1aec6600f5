import type { Group, ReportDenial } from '../report-schema.ts';
import type { ExportedReport } from './gate.ts';

/** One cause: a group with the denial that is told in full, and the others that were refused for the same reason. */
export interface Finding {
  readonly denial: ReportDenial;
  readonly others: readonly ReportDenial[];
  /** Denials of this cause, those included that a session dropped. */
  readonly count: number;
}

/** Every denial of a report, one finding a cause, in the report's order. */
export function findingsOf({ denials, groups }: ExportedReport): readonly Finding[] {
  const left = new Map(denials.map((denial) => [denial.id, denial]));
  const findings = groups.flatMap((group) => findingOf(group, left));
  return [...findings, ...[...left.values()].map((denial) => ({ denial, others: [], count: 1 }))];
}

function findingOf(group: Group, left: Map<string, ReportDenial>): readonly Finding[] {
  const members: ReportDenial[] = [];
  for (const id of group.denials) {
    const denial = left.get(id);
    if (denial !== undefined && left.delete(id)) members.push(denial);
  }
  const [denial, ...others] = members;
  return denial === undefined ? [] : [{ denial, others, count: Math.max(group.count, members.length) }];
}
