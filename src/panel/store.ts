import { groupsAfter } from '../core/groups-after.ts';
import type { Environment, Group, Redactions, Report, ReportDenial, Source } from '../core/report-schema.ts';
import { type PassedRequest, type RestsOn, siblingsByOrigin } from '../core/siblings-by-origin.ts';
import type { Patch } from '../extension/protocol.ts';

/** What the panel knows of the tab's session: the sum of all patches since the last full one. */
export interface SessionState {
  readonly source: Source;
  readonly environment: Environment;
  readonly denials: ReadonlyMap<string, ReportDenial>;
  /** Oldest first. */
  readonly groups: readonly Group[];
  readonly redactions: Redactions;
  /** Of each denial, the requests that passed beside it: what its diagnoses rest on. */
  readonly restsOn: ReadonlyMap<string, RestsOn>;
  /** These requests, by the background's names for them. */
  readonly passed: ReadonlyMap<string, PassedRequest>;
  readonly session: Patch['session'];
}

/**
 * The state after a patch. Denials that the patch does not name keep their identity, so that what shows them need not
 * render again. Applying a patch twice is applying it once. Before the first full patch the state is null.
 */
export function applyPatch(state: SessionState | null, patch: Patch): SessionState | null {
  if (!state && !patch.full) return null;
  if (state && isCountAlone(patch)) {
    const { source, environment, session } = patch;
    return { ...state, source, environment, session };
  }
  const denials = new Map(patch.full ? [] : state?.denials);
  for (const id of patch.removed) denials.delete(id);
  for (const denial of patch.denials) denials.set(denial.id, denial);
  const { source, environment, redactions, session } = patch;
  const groups = groupsAfter(state?.groups ?? [], patch);
  return { source, environment, denials, groups, redactions, session, ...besideAfter(state, patch) };
}

/** Nothing of the list is another. */
const isCountAlone = ({ full, denials, removed, passed, restsOn }: Patch): boolean =>
  !full && denials.length + removed.length + passed.length + restsOn.length === 0;

function besideAfter(state: SessionState | null, patch: Patch): Pick<SessionState, 'restsOn' | 'passed'> {
  const restsOn = new Map(patch.full ? [] : state?.restsOn);
  const passed = new Map(patch.full ? [] : state?.passed);
  for (const id of patch.removed) restsOn.delete(id);
  for (const { id, exchanges, credentials } of patch.passed) passed.set(id, { exchanges, credentials });
  for (const { denial, origin, passed: ids } of patch.restsOn)
    restsOn.set(denial, { denial, origin, chains: ids.flatMap((id) => passed.get(id) ?? []) });
  if (patch.removed.length === 0 || patch.revision === undefined) return { restsOn, passed };
  const used = new Set([...restsOn.values()].flatMap(({ chains }) => chains));
  return { restsOn, passed: new Map([...passed].filter(([, chain]) => used.has(chain))) };
}

/** The denials of a report by id, as the session has them. */
export function denialsById(report: Report): ReadonlyMap<string, ReportDenial> {
  return new Map(report.denials.map((denial) => [denial.id, denial]));
}

const reports = new WeakMap<SessionState, Report>();

/** The session as a report: what exports read. The same for the same state. */
export function reportOf(state: SessionState): Report {
  const known = reports.get(state);
  if (known !== undefined) return known;
  const { source, environment, denials, groups, redactions, restsOn } = state;
  const siblings = siblingsByOrigin([...restsOn.values()]);
  const report: Report = {
    format: 'clearance-report',
    version: 1,
    source,
    environment,
    denials: [...denials.values()],
    groups: [...groups],
    redactions,
    ...(siblings.length === 0 ? {} : { evidence: { siblings } }),
  };
  reports.set(state, report);
  return report;
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
