import type { Report } from '../report-schema.ts';

/**
 * A report with at most so many denials: of each group the first ones and the last, as many as all groups can have alike. Groups keep
 * their counts, so that nothing is told as rarer than it is.
 */
export function exemplarsOf(report: Report, most: number): Report {
  if (report.denials.length <= most) return report;
  const bySize = [...report.groups].sort((a, b) => a.denials.length - b.denials.length);
  const kept = new Map<string, readonly string[]>();
  let room = most;
  for (const [index, { id, denials }] of bySize.entries()) {
    const share = Math.max(1, Math.floor(room / (bySize.length - index)));
    const held = denials.length <= share ? denials : [...denials.slice(0, share - 1), ...denials.slice(-1)];
    kept.set(id, held);
    room -= held.length;
  }
  const ids = new Set([...kept.values()].flat());
  return {
    ...report,
    denials: report.denials.filter(({ id }) => ids.has(id)),
    groups: report.groups.map((group) => ({ ...group, denials: [...(kept.get(group.id) ?? [])] })),
  };
}
