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
