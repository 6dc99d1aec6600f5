import { mask, outsideMasks } from '../redaction/mask.ts';
import { isRandom } from '../redaction/randomness.ts';
import { maskEmails, maskRandom, URL_IN_TEXT } from '../redaction/scrub-text.ts';
import { settled } from '../redaction/settled.ts';
import { maskShapes } from '../redaction/token-shapes.ts';
import { redactUrl } from '../redaction/url.ts';

/** Cleans a text that quotes what was captured. */
export type Scrub = (text: string) => string;

/** A value this short is not looked for elsewhere: it stands there for another reason. */
const SHORTEST_VALUE = 8;
/** Not even this many characters of a masked value survive. */
const PIECE = 12;
/** Characters of masked values whose pieces are remembered. */
const MOST = 200_000;

/**
 * A scrubber for the texts of one denial. Masks known token shapes, parameters of URLs, addresses and random strings, and
 * every value that was masked elsewhere, or twelve characters of one.
 *
 * @param removed values that the gate masked
 * @param kept texts that the gate let pass: what stands in them is no secret
 */
export function scrubberFor(removed: readonly string[], kept: readonly string[]): Scrub {
  const passed = kept.join('\n');
  const values = [...new Set(removed)]
    .filter((value) => value.length >= SHORTEST_VALUE && !isPlain(value) && !passed.includes(value))
    .sort((a, b) => b.length - a.length);
  const pieces = piecesOf(values, passed);
  const known = new Set(passed.split(/[\s,;="'()<>[\]:]+/).filter((word) => word.length >= PIECE));
  const once = (text: string): string => {
    // A parameter is masked as one also where it stands in a sentence, behind another that was masked.
    let result = text.replace(URL_IN_TEXT, (url) => redactUrl(url, 'export'));
    for (const value of values) {
      if (result.includes(value))
        result = outsideMasks(result, (between) => between.replaceAll(value, () => mask('text', value)));
    }
    if (pieces.size > 0) result = outsideMasks(result, (between) => maskPieces(between, pieces));
    result = maskShapes(result);
    result = outsideMasks(result, maskEmails);
    return maskRandom(result, known, '');
  };
  return (text) => settled(text, once);
}

/** Words of a sentence are no one's secret, even where a header was made of them. */
const isPlain = (value: string): boolean => /^[A-Za-z]?[a-z]*(?:[-_ ][a-z]+)*$/.test(value) && !isRandom(value);

function piecesOf(values: readonly string[], passed: string): ReadonlySet<string> {
  const pieces = new Set<string>();
  if (values.length === 0) return pieces;
  const harmless = new Set<string>();
  for (let at = 0; at + PIECE <= passed.length; at++) harmless.add(passed.slice(at, at + PIECE));
  let counted = 0;
  for (const value of values) {
    for (const word of value.split(/[\s"',;<>]+/)) {
      if (word.length < PIECE || isPlain(word)) continue;
      counted += word.length;
      if (counted > MOST) return pieces;
      for (let at = 0; at + PIECE <= word.length; at++) {
        const piece = word.slice(at, at + PIECE);
        if (!isPlain(piece) && !harmless.has(piece)) pieces.add(piece);
      }
    }
  }
  return pieces;
}

/** Masks every run of characters that is covered by pieces of masked values. */
function maskPieces(text: string, pieces: ReadonlySet<string>): string {
  let result = '';
  let from = 0;
  let at = 0;
  while (at + PIECE <= text.length) {
    if (!pieces.has(text.slice(at, at + PIECE))) {
      at++;
      continue;
    }
    let end = at + PIECE;
    while (end < text.length && pieces.has(text.slice(end - PIECE + 1, end + 1))) end++;
    result += text.slice(from, at) + mask('text', text.slice(at, end));
    from = end;
    at = end;
  }
  return result + text.slice(from);
}
