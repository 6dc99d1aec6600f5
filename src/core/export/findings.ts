import type { Pattern } from '../report-pattern-schema.ts';
import type { Group, ReportDenial } from '../report-schema.ts';
import type { ExportedReport } from './gate.ts';

/** One cause: a group with the denial that is told in full, and the others that were refused for the same reason. */
export interface Finding {
  readonly denial: ReportDenial;
  readonly others: readonly ReportDenial[];
  /** Denials of this cause, those included that a session dropped. */
  readonly count: number;
  /** What the requests beside them show: of all of them first, then of the one that is told in full. */
  readonly patterns: readonly Pattern[];
}

/** Every denial of a report, one finding a cause, in the report's order. */
export function findingsOf({ denials, groups }: ExportedReport): readonly Finding[] {
  const left = new Map(denials.map((denial) => [denial.id, denial]));
  const findings = groups.flatMap((group) => findingOf(group, left));
  return [
    ...findings,
    ...[...left.values()].map((denial) => ({ denial, others: [], count: 1, patterns: denial.patterns ?? [] })),
  ];
}

function findingOf(group: Group, left: Map<string, ReportDenial>): readonly Finding[] {
  const members: ReportDenial[] = [];
  for (const id of group.denials) {
    const denial = left.get(id);
    if (denial !== undefined && left.delete(id)) members.push(denial);
  }
  const [denial, ...others] = members;
  if (denial === undefined) return [];
  const patterns = [...(group.patterns ?? []), ...(denial.patterns ?? [])];
  return [{ denial, others, count: Math.max(group.count, members.length), patterns }];
}
