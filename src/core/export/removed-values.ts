import { isMask, masksIn } from '../redaction/mask.ts';
import { decoded } from '../redaction/scrub-text.ts';

/** What a gate took out of a text: the pieces of the original that have a mask in their place. */
export function removedPieces(original: string, gated: string): readonly string[] {
  if (original === gated || ![...masksIn(gated)].length) return [];
  const literals = gated.split(/\[[a-z-]{2,16}:\d{1,9}\]/);
  const removed: string[] = [];
  let at = 0;
  literals.forEach((literal, index) => {
    const isLast = index === literals.length - 1;
    const found = isLast ? original.length - literal.length : literal === '' ? at : original.indexOf(literal, at);
    if (found < at || (isLast && !original.endsWith(literal))) return;
    if (index > 0) removed.push(original.slice(at, found));
    at = found + literal.length;
  });
  return removed.flatMap((piece) =>
    piece === '' || isMask(piece) ? [] : [piece, decoded(piece.replaceAll('+', ' '))],
  );
}
