import type { Group, ReportDenial } from '../core/report-schema.ts';
import type { DenialStatus, Settings } from '../extension/settings.ts';
import type { SessionState } from './store.ts';

/** Whether a denial is one that the user wants to see. What an answer itself calls a refusal always is. */
export function counts({ statuses, cors, network }: Settings, { blockedBy, status }: ReportDenial): boolean {
  if (blockedBy === 'browser') return cors;
  if (blockedBy === 'network') return network;
  return !LISTED.has(status) || statuses.some((wanted) => wanted === status);
}

const LISTED: ReadonlySet<number> = new Set<DenialStatus>([401, 403, 407, 419, 429, 451]);

function leavesOut({ denials }: SessionState, settings: Settings): boolean {
  for (const denial of denials.values()) if (!counts(settings, denial)) return true;
  return false;
}

/** Nothing is left out of what is captured: a kind that is wanted again is there again. */
export function counted(state: SessionState, settings: Settings): SessionState {
  if (!leavesOut(state, settings)) return state;
  const left = [...state.denials.values()].filter((denial) => counts(settings, denial));
  const denials = new Map(left.map((denial) => [denial.id, denial]));
  const groups = state.groups.flatMap((group) => narrowed(group, denials) ?? []);
  const sum = groups.reduce((total, { count }) => total + count, 0);
  return { ...state, denials, groups, session: { ...state.session, denials: sum } };
}

/** A group without what does not count; what it had more than is held counts with its newest. */
function narrowed(group: Group, denials: ReadonlyMap<string, ReportDenial>): Group | null {
  const left = group.denials.filter((id) => denials.has(id));
  if (left.length === group.denials.length) return group;
  // What all of them show together need not be true of some.
  const { patterns: _, ...rest } = group;
  return left.length === 0 ? null : { ...rest, denials: left, count: group.count - group.denials.length + left.length };
}
