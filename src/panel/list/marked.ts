/** Several causes chosen at once: by their ids, as the list shows them. */
export type Marked = ReadonlySet<string>;

export const NONE_MARKED: Marked = new Set();

/** How a row was pressed: alone, with Shift, or with Ctrl or ⌘. */
export type Press = 'only' | 'range' | 'toggle';

/** Everything between two rows of the list, both included; only the second where the first is not there. */
export function rangeOf(ids: readonly string[], from: string | null, to: string): Marked {
  const end = ids.indexOf(to);
  const start = from === null ? -1 : ids.indexOf(from);
  if (start < 0) return new Set([to]);
  return new Set(ids.slice(Math.min(start, end), Math.max(start, end) + 1));
}

/** With one more row, or one less. What was selected until now is the first of several. */
export function toggled(marked: Marked, selected: string | null, id: string): Marked {
  const next = new Set(marked.size === 0 && selected !== null ? [selected] : marked);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Those that are still in the list. */
export const stillThere = (marked: Marked, ids: readonly string[]): Marked =>
  marked.size === 0 ? marked : new Set(ids.filter((id) => marked.has(id)));
