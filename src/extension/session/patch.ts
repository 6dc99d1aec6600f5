import type { Chain } from '../../core/chain.ts';
import { urlOf } from '../../core/fetch/hop-context.ts';
import { originOf } from '../../core/fetch/origin.ts';
import { withPatterns } from '../../core/group-patterns.ts';
import type { GroupsPatch } from '../../core/groups-after.ts';
import { groupKey, groupsOf } from '../../core/report.ts';
import { passedRequest } from '../../core/report-evidence.ts';
import type { Group, Redactions } from '../../core/report-schema.ts';
import type { Patch } from '../protocol.ts';
import { canUndoClear } from './clear.ts';
import {
  type Declared,
  denialOfCase,
  NOTHING_DECLARED,
  policiesOf,
  type Told,
  targetOfDenial,
  tell,
} from './diagnosed.ts';
import { progressOf } from './experiments.ts';
import { groupId } from './group-id.ts';
import { masksOf } from './masks.ts';
import { noticeOf } from './notice.ts';
import { isVisible, requestsOf, type Session } from './session.ts';

/** What a panel has been told so far, by id: denials, and what passed beside them. */
export interface Known {
  readonly denials: ReadonlyMap<string, Told>;
  readonly passed: ReadonlyMap<string, Chain>;
  /** What follows from these denials; null before anything was told. */
  readonly sums: Sums | null;
}

/** `groups`: all of them, oldest first. */
type Sums = Pick<Patch, 'groups' | 'redactions'>;

export const NOTHING_KNOWN: Known = { denials: new Map(), passed: new Map(), sums: null };

export interface PatchOptions {
  /** True for a panel that has nothing. */
  readonly full: boolean;
  readonly preserveLog: boolean;
  /** Now, in milliseconds since the epoch. */
  readonly at: number;
  readonly declared?: Declared;
  /** Denials in one patch; the rest follows in further ones. */
  readonly most: number;
}

/** The patch that brings a panel from what it knows towards the session's state. `isComplete`: all the way. */
export function patchFor(
  session: Session,
  known: Known,
  options: PatchOptions,
): { readonly patch: Patch; readonly known: Known; readonly isComplete: boolean } {
  const { meta, cases } = session;
  const { declared = NOTHING_DECLARED } = options;
  const visible = [...cases.values()].filter((one) => isVisible(one, meta));
  const denials = visible.map((one) => denialOfCase(one, cases, declared, meta.clearedAt));
  const policies = policiesOf(denials.filter((denial) => denial !== null));

  const told = new Map<string, Told>();
  const changed: Told[] = [];
  let isComplete = true;
  for (const [index, one] of visible.entries()) {
    const before = known.denials.get(one.id);
    if (changed.length >= options.most) {
      isComplete = false;
      if (before !== undefined) told.set(one.id, before);
      continue;
    }
    const denial = denials[index] ?? null;
    const policy = denial && (policies.get(targetOfDenial(denial)) ?? null);
    const now = denial && tell(one, cases, policy, declared, meta.clearedAt);
    if (now === null) continue;
    told.set(one.id, now);
    if (now.denial !== before?.denial) changed.push(now);
  }

  const passed = passedBeside(told.keys(), cases, known.passed);
  const removed = [...known.denials.keys()].filter((id) => !told.has(id));
  // Most that comes to pass is another request counted.
  const isSame = changed.length === 0 && removed.length === 0;
  const sums = isSame && known.sums !== null ? known.sums : sumsOf([...told.values()], known.sums);

  const { browser, environment, evicted, since, paused, skipped } = meta;
  const requests = requestsOf(meta);
  const patch: Patch = {
    type: 'patch',
    full: options.full,
    source: { kind: 'session', creator: null, browser, entries: requests, skipped, sanitised: false },
    environment,
    denials: changed.map(({ denial }) => denial),
    removed,
    passed: [...passed]
      .filter(([id, chain]) => known.passed.get(id) !== chain)
      .map(([id, chain]) => ({ id, ...passedRequest(chain) })),
    restsOn: changed.map(({ denial: { id } }) => restsOn(id, cases)),
    ...groupsToTell(sums.groups, options.full ? [] : (known.sums?.groups ?? [])),
    redactions: sums.redactions,
    session: {
      requests,
      denials: visible.reduce((total, { count }) => total + count, evicted),
      evicted,
      since,
      preserveLog: options.preserveLog,
      paused,
      canUndoClear: canUndoClear(session, options.at),
      experiment: progressOf(meta),
      fix: meta.fix,
      notice: noticeOf(meta),
    },
    ...(isComplete ? { revision: meta.revision } : {}),
  };
  return { patch, known: { denials: told, passed, sums }, isComplete };
}

function sumsOf(told: readonly Told[], before: Sums | null): Sums {
  const known = new Map(before?.groups.map((group) => [group.id, group]));
  return {
    groups: groups(told).map((group) => {
      const as = known.get(group.id);
      return as !== undefined && isEqual(as, group) ? as : group;
    }),
    redactions: sum(told.map(({ denial }) => masksOf(denial))),
  };
}

/** Of two groups with one id: rule, target and parameters are the id. */
const isEqual = (a: Group, b: Group): boolean =>
  a.count === b.count &&
  a.denials.length === b.denials.length &&
  a.denials.every((id, index) => id === b.denials[index]) &&
  JSON.stringify(a.patterns) === JSON.stringify(b.patterns);

function groupsToTell(now: readonly Group[], before: readonly Group[]): Omit<GroupsPatch, 'full'> {
  const told = new Set(before);
  const isSameOrder = now.length === before.length && now.every(({ id }, index) => id === before[index]?.id);
  return {
    groups: now.filter((group) => !told.has(group)),
    ...(isSameOrder ? {} : { groupIds: now.map(({ id }) => id) }),
  };
}

/** The requests that these denials rest on. One that was evicted stays known for as long as a denial that rests on it is. */
function passedBeside(
  denials: Iterable<string>,
  cases: Session['cases'],
  known: Known['passed'],
): ReadonlyMap<string, Chain> {
  const passed = new Map<string, Chain>();
  for (const id of denials) {
    for (const sibling of cases.get(id)?.siblings ?? []) {
      const chain = cases.get(sibling)?.chain ?? known.get(sibling);
      if (chain !== undefined) passed.set(sibling, chain);
    }
  }
  return passed;
}

function restsOn(id: string, cases: Session['cases']): Patch['restsOn'][number] {
  const one = cases.get(id);
  const last = one?.chain.hops.at(-1) ?? one?.chain.hops[0];
  return {
    denial: id,
    origin: (last && originOf(urlOf(last))) ?? '',
    passed: (one?.siblings ?? []).filter((sibling) => cases.has(sibling)),
  };
}

/** Groups with the requests that their denials stand for, and with those that were evicted. Ids stay, whatever comes and goes. */
function groups(told: readonly Told[]): Group[] {
  const extra = new Map<string, number>();
  for (const { key, count } of told) {
    if (count > 1) extra.set(key, (extra.get(key) ?? 0) + count - 1);
  }
  const occurrences = new Map(told.map((one) => [one.denial.id, one]));
  return withPatterns(groupsOf(told, extra), occurrences).map((group) => ({
    ...group,
    id: groupId(groupKey(group.rule, group.target, group.parameters)),
  }));
}

function sum(all: readonly Redactions[]): Redactions {
  const kinds: Record<string, number> = {};
  let count = 0;
  for (const one of all) {
    count += one.count;
    for (const [kind, times] of Object.entries(one.kinds)) kinds[kind] = (kinds[kind] ?? 0) + times;
  }
  return { count, kinds };
}
