import type { Report } from '../report-schema.ts';

/**
 * A report of some denials alone, named by their own ids or by those of their groups; `unknown`: ids that name nothing. A group of
 * which all is told keeps its count, dropped denials included.
 */
export function reportOfSome(
  report: Report,
  ids: readonly string[],
): { readonly report: Report; readonly unknown: readonly string[] } {
  const wanted = new Set(ids);
  const whole = new Set(report.groups.filter(({ id }) => wanted.has(id)).map(({ id }) => id));
  const denials = new Set([
    ...report.denials.filter(({ id }) => wanted.has(id)).map(({ id }) => id),
    ...report.groups.filter(({ id }) => whole.has(id)).flatMap((group) => group.denials),
  ]);
  const groups = report.groups.flatMap((group) => {
    const told = group.denials.filter((id) => denials.has(id));
    if (told.length === 0) return [];
    return [{ ...group, denials: told, count: whole.has(group.id) ? group.count : told.length }];
  });
  return {
    report: { ...report, groups, denials: report.denials.filter(({ id }) => denials.has(id)) },
    unknown: ids.filter((id) => !denials.has(id) && !whole.has(id)),
  };
}
