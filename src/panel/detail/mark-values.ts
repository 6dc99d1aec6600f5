/** A stretch of text: a value that was taken from the request, or what stands around it. */
export interface MarkedPiece {
  readonly text: string;
  readonly value: boolean;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The text cut so that each whole occurrence of a value stands alone. `GET` is not found in `WIDGET` or `get`. */
export function markValues(text: string, values: readonly string[]): readonly MarkedPiece[] {
  const known = values.filter((value) => value !== '').toSorted((a, b) => b.length - a.length);
  if (known.length === 0) return [{ text, value: false }];
  const found = new RegExp(`(?<![\\w-])(${known.map(escaped).join('|')})(?![\\w-])`, 'g');
  return text
    .split(found)
    .map((piece, position) => ({ text: piece, value: position % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
