import { useRef } from 'react';
import type { Row } from '../rows.ts';

/** Rows in the order to show, and how many newer ones wait. */
export interface SteadyOrder {
  readonly rows: readonly Row[];
  readonly waiting: number;
}

/**
 * Keeps what is under the pointer where it is: while `hold`, rows that are shown keep their places (their counts still
 * change) and new ones wait. Where new rows come last nothing is displaced, so that none need wait.
 *
 * @param sorted the rows in the order asked for
 * @param key changes when the user asks for another order or filter: then nothing is held
 */
export function useSteadyOrder(sorted: readonly Row[], hold: boolean, newestLast: boolean, key: string): SteadyOrder {
  const shown = useRef<{ readonly key: string; readonly ids: readonly string[] }>({ key, ids: [] });
  const byId = new Map(sorted.map((row) => [row.id, row]));
  const held = shown.current.ids.flatMap((id) => byId.get(id) ?? []);
  if (newestLast || !hold || shown.current.key !== key || held.length === 0) {
    shown.current = { key, ids: sorted.map((row) => row.id) };
    return { rows: sorted, waiting: 0 };
  }
  return { rows: held, waiting: sorted.length - held.length };
}
