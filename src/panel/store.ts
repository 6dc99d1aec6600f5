import type { Environment, Group, Redactions, Report, ReportDenial, Source } from '../core/report-schema.ts';
import type { Patch } from '../extension/protocol.ts';

/** What the panel knows of the tab's session: the sum of all patches since the last full one. */
export interface SessionState {
  readonly source: Source;
  readonly environment: Environment;
  readonly denials: ReadonlyMap<string, ReportDenial>;
  /** Oldest first. */
  readonly groups: readonly Group[];
  readonly redactions: Redactions;
  readonly session: Patch['session'];
}

/**
 * The state after a patch. Denials that the patch does not name keep their identity, so that what shows them need not
 * render again. Applying a patch twice is applying it once. Before the first full patch the state is null.
 */
export function applyPatch(state: SessionState | null, patch: Patch): SessionState | null {
  if (!state && !patch.full) return null;
  const denials = new Map(patch.full ? [] : state?.denials);
  for (const id of patch.removed) denials.delete(id);
  for (const denial of patch.denials) denials.set(denial.id, denial);
  const { source, environment, groups, redactions, session } = patch;
  return { source, environment, denials, groups, redactions, session };
}

/** The denials of a report by id, as the session has them. */
export function denialsById(report: Report): ReadonlyMap<string, ReportDenial> {
  return new Map(report.denials.map((denial) => [denial.id, denial]));
}

/** The session as a report: what exports read. */
export function reportOf(state: SessionState): Report {
  const { source, environment, denials, groups, redactions } = state;
  return {
    format: 'clearance-report',
    version: 1,
    source,
    environment,
    denials: [...denials.values()],
    groups: [...groups],
    redactions,
  };
}

/** A report of one denial alone, with the group it is in. */
export function reportOfOne(report: Report, id: string): Report {
  return {
    ...report,
    denials: report.denials.filter((denial) => denial.id === id),
    groups: report.groups
      .filter((group) => group.denials.includes(id))
      .map((group) => ({ ...group, denials: [id], count: 1 })),
  };
}

/** How many denials a report tells of, those included that it no longer holds. */
export const deniedIn = ({ groups }: Report): number => groups.reduce((sum, { count }) => sum + count, 0);
