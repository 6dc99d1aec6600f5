import { textOf } from './case-text.ts';
import { kindOf } from './kind.ts';
import { type Case, isDenied, isVisible, type Session } from './session.ts';

export interface Limits {
  readonly denials: number;
  /** Cases that are no denials. */
  readonly others: number;
  /** Characters of all cases together, as they are stored. */
  readonly bytes: number;
}

export const LIMITS: Limits = { denials: 2_000, others: 300, bytes: 4_000_000 };

/** Of denials of one kind so many are kept before any other kind loses one. */
const ALIKE = 20;

/**
 * Makes room: first goes what the user has cleared, then repeated denials of one kind, then any, always the oldest
 * first. What goes is counted, in all and with the latest of its kind.
 */
export function evict(session: Session, limits: Limits = LIMITS): Session {
  const denials = [...session.cases.values()].filter(isDenied);
  const others = [...session.cases.values()].filter((one) => !isDenied(one));
  let bytes = bytesOf(session);
  let left = denials.length;
  if (left <= limits.denials && others.length <= limits.others && bytes <= limits.bytes) return session;

  const gone = new Set<Case>();
  const drop = (one: Case) => {
    gone.add(one);
    bytes -= textOf(one).length;
    if (isDenied(one)) left -= 1;
  };
  for (const one of others.slice(0, Math.max(0, others.length - limits.others))) drop(one);
  const isOver = () => left > limits.denials || bytes > limits.bytes;
  const order = [
    ...denials.filter((one) => !isVisible(one, session.meta)),
    ...surplus(denials.filter((one) => isVisible(one, session.meta))),
    ...denials,
    ...others,
  ];
  for (const one of order) {
    if (!isOver()) break;
    if (!gone.has(one)) drop(one);
  }
  return remove(session, gone, true);
}

export function bytesOf({ cases }: Session): number {
  let bytes = 0;
  for (const one of cases.values()) bytes += textOf(one).length;
  return bytes;
}

/** Takes cases out. `counted`: as evicted, which the user is told. */
export function remove(session: Session, gone: ReadonlySet<Case>, counted: boolean): Session {
  if (gone.size === 0) return session;
  const told = counted ? [...gone].filter((one) => isVisible(one, session.meta)) : [];
  const evicted = told.reduce((sum, { count }) => sum + count, session.meta.evicted);
  const inherited = inheritance(session, gone, told);
  const ids = new Set([...gone].map(({ id }) => id));
  const cases = new Map<string, Case>();
  for (const [id, one] of session.cases) {
    if (ids.has(id)) continue;
    const lost = one.siblings.some((sibling) => ids.has(sibling));
    const more = inherited.get(id) ?? 0;
    if (!lost && more === 0) cases.set(id, one);
    else
      cases.set(id, {
        ...one,
        siblings: one.siblings.filter((sibling) => !ids.has(sibling)),
        evicted: one.evicted + more,
      });
  }
  return { meta: { ...session.meta, evicted }, cases };
}

/** By id of the latest that is left of a kind: how many requests of that kind go. */
function inheritance(
  { cases, meta }: Session,
  gone: ReadonlySet<Case>,
  told: readonly Case[],
): ReadonlyMap<string, number> {
  const inherited = new Map<string, number>();
  if (told.length === 0) return inherited;
  const heirs = new Map<string, string>();
  for (const one of cases.values()) if (!gone.has(one) && isVisible(one, meta)) heirs.set(kindOf(one), one.id);
  for (const one of told) {
    const heir = heirs.get(kindOf(one));
    if (heir !== undefined) inherited.set(heir, (inherited.get(heir) ?? 0) + one.count + one.evicted);
  }
  return inherited;
}

/** The denials of each kind beyond those that are kept of it, oldest first. */
function surplus(denials: readonly Case[]): readonly Case[] {
  const kinds = denials.map(kindOf);
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return denials.filter((_, at) => {
    const kind = kinds[at] ?? '';
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count - 1);
    return count > ALIKE;
  });
}
