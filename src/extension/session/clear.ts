import { remove } from './evict.ts';
import { type Case, isDenied, numberOf, requestsOf, type Session, withMeta } from './session.ts';

/** How long a clearing can be undone, in milliseconds. */
const UNDO_LASTS = 10 * 60_000;

/** Empties the list. What was in it is kept until the next clearing, or for ten minutes. `at`: now. */
export function clear(session: Session, at: number): Session {
  const emptied = dropCleared(session);
  const { cleared, clearedAt, requestsBefore, evicted, nextDenial, clears } = emptied.meta;
  return withMeta(emptied, {
    undo: { at, cleared, clearedAt, requestsBefore, evicted },
    clearedAt: at,
    cleared: nextDenial - 1,
    requestsBefore: requestsBefore + requestsOf(emptied.meta),
    evicted: 0,
    clears: clears + 1,
    lost: 0,
    fixProblem: null,
    skipped: [],
  });
}

/** Puts back what the last clearing took, beside what has come since. */
export function undoClear(session: Session, at: number): Session {
  const { undo, evicted } = session.meta;
  if (undo === null || !canUndoClear(session, at)) return session;
  return withMeta(session, {
    undo: null,
    cleared: undo.cleared,
    clearedAt: undo.clearedAt,
    requestsBefore: undo.requestsBefore,
    evicted: undo.evicted + evicted,
  });
}

export function canUndoClear({ meta }: Session, at: number): boolean {
  return meta.undo !== null && at - meta.undo.at <= UNDO_LASTS;
}

/** Forgets what was cleared, once its time is over. */
export function forgetCleared(session: Session, at: number): Session {
  return session.meta.undo === null || canUndoClear(session, at) ? session : dropCleared(session);
}

function dropCleared(session: Session): Session {
  const { cleared, undo } = session.meta;
  const gone = new Set<Case>();
  for (const one of session.cases.values()) if (isDenied(one) && numberOf(one) <= cleared) gone.add(one);
  const kept = remove(session, gone, false);
  return undo === null ? kept : withMeta(kept, { undo: null });
}
