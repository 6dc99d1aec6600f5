import { useRef } from 'react';
import type { Row } from '../rows.ts';

/** Rows in the order to show, and how many newer ones wait. */
export interface SteadyOrder {
  readonly rows: readonly Row[];
  readonly waiting: number;
}

/** Rows as they are now, in the places in which they were shown. */
function asTheyStood(shown: readonly Row[], now: readonly Row[]): readonly Row[] {
  const byId = new Map(now.map((row) => [row.id, row]));
  return shown.flatMap(({ id }) => byId.get(id) ?? []);
}

/**
 * Keeps what is under the pointer where it is: while `hold`, rows that are shown keep their places (their counts still
 * change) and new ones wait. Where new rows come last nothing is displaced, so that none need wait.
 *
 * @param sorted the rows in the order asked for
 * @param key changes when the user asks for another order or filter: then nothing is held
 */
export function useSteadyOrder(sorted: readonly Row[], hold: boolean, newestLast: boolean, key: string): SteadyOrder {
  const shown = useRef<{ readonly key: string; readonly rows: readonly Row[] }>({ key, rows: [] });
  const isFree = newestLast || !hold || shown.current.key !== key;
  const held = isFree ? [] : asTheyStood(shown.current.rows, sorted);
  if (held.length === 0) {
    shown.current = { key, rows: sorted };
    return { rows: sorted, waiting: 0 };
  }
  return { rows: held, waiting: sorted.length - held.length };
}
