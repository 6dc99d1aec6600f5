import { useRef } from 'react';
import type { Row } from './rows.ts';

/** What the detail shows: a cause, and one of its occurrences. */
export interface Selection {
  readonly group: string;
  readonly denial: string;
}

const newestOf = (row: Row): Selection => ({ group: row.id, denial: row.denials.at(-1)?.id ?? '' });

/**
 * The selection among the rows there are now. It follows what was chosen, not its place: the occurrence while it is
 * held, in whatever cause it stands after another diagnosis; then the cause's newest; without either the newest cause.
 *
 * @param rows oldest cause first
 */
export function keepSelection(selection: Selection | null, rows: readonly Row[]): Selection | null {
  const newest = rows.at(-1);
  if (!selection) return newest ? newestOf(newest) : null;
  const holds = (row: Row) => row.denials.some((denial) => denial.id === selection.denial);
  const group = rows.find((row) => row.id === selection.group);
  if (group && holds(group)) return selection;
  const elsewhere = rows.find(holds);
  if (elsewhere) return { group: elsewhere.id, denial: selection.denial };
  if (group) return newestOf(group);
  return newest ? newestOf(newest) : null;
}

/**
 * A name for what the detail shows. It stays while the cause or the occurrence stays, and with it the focus, the place and what is
 * folded: a late partner may move what is being read into another cause.
 */
export function useShownKey(shown: Selection | null): number {
  const last = useRef({ shown, key: 0 });
  const { shown: before, key } = last.current;
  const isSame = before?.group === shown?.group || before?.denial === shown?.denial;
  last.current = { shown, key: isSame ? key : key + 1 };
  return last.current.key;
}
