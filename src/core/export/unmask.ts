import { type MaskPiece, masksAndText } from '../redaction/mask.ts';

/** A value that the gate of exports masks and the redacted capture still holds: it may be let through by hand. */
export interface HeldValue {
  /** `header x-tenant`, `parameter page`, `body field detail`, `claim department`. */
  readonly where: string;
  readonly kind: string;
  /** As the first gate left it. Credentials are masks in it, for good. */
  readonly value: string;
}

/** The same value in the same place is one, however often it occurs. */
export const heldKey = ({ where, value }: Pick<HeldValue, 'where' | 'value'>): string => `${where}\n${value}`;

/** Where in a report a text stands, as far as it names a value. */
interface Place {
  readonly field: string;
  /** The name that stands beside it, or the claim that it is. */
  readonly name: string | null;
  readonly inClaims: boolean;
}

/** Every value that `gated` masks and `captured` holds, in order, each once. Both have the same shape. */
export function heldValues(captured: unknown, gated: unknown): readonly HeldValue[] {
  const found = new Map<string, HeldValue>();
  rewritten(captured, gated, (held) => {
    if (held.where !== null) {
      const named = { where: held.where, kind: held.kind, value: held.value };
      if (!found.has(heldKey(named))) found.set(heldKey(named), named);
    }
    return false;
  });
  return [...found.values()];
}

/** A quote this short is left masked: it may stand there for another reason. */
const SHORTEST_QUOTE = 8;

/**
 * `gated` with some of its masks taken back: those of the allowed values, and their quotes in sentences. `used`: the values that
 * were met.
 *
 * @param allowed keys of values, as `heldKey` makes them
 */
export function unmasked<T>(
  captured: T,
  gated: T,
  allowed: ReadonlySet<string>,
): { readonly report: T; readonly used: readonly HeldValue[] } {
  const used = new Map<string, HeldValue>();
  const values = [...allowed].map((key) => key.slice(key.indexOf('\n') + 1));
  const report = rewritten(captured, gated, ({ where, kind, value }) => {
    if (where === null) return value.length >= SHORTEST_QUOTE && values.some((whole) => whole.includes(value));
    const key = heldKey({ where, value });
    if (allowed.has(key)) used.set(key, { where, kind, value });
    return allowed.has(key);
  });
  return { report, used: [...used.values()] };
}

/** A mask of the second gate; `where` is null in sentences, which only quote. */
interface Held extends Omit<HeldValue, 'where'> {
  readonly where: string | null;
}
type Choose = (held: Held) => boolean;

const NOWHERE: Place = { field: '', name: null, inClaims: false };

/** Walks both in step; a mask that is chosen becomes the text that it stands for. */
function rewritten<T>(captured: T, gated: T, choose: Choose): T;
function rewritten(captured: unknown, gated: unknown, choose: Choose, place: Place = NOWHERE): unknown {
  if (typeof gated === 'string') {
    const original = typeof captured === 'string' ? captured : place.inClaims ? JSON.stringify(captured) : undefined;
    return original === undefined || original === gated ? gated : textOf(original, gated, choose, place);
  }
  if (Array.isArray(gated)) {
    const items: readonly unknown[] = Array.isArray(captured) ? captured : [];
    return gated.map((item: unknown, index) => walk(items[index], item, choose, place));
  }
  if (typeof gated !== 'object' || gated === null || typeof captured !== 'object' || captured === null) return gated;
  const name = 'name' in gated && typeof gated.name === 'string' ? gated.name : null;
  const originals = new Map<string, unknown>(Object.entries(captured));
  return Object.fromEntries(
    Object.entries(gated).map(([field, member]: [string, unknown]) => {
      const inClaims = place.inClaims || field === 'claims';
      const at = { field, name: place.inClaims ? (place.name ?? field) : name, inClaims };
      return [field, walk(originals.get(field), member, choose, at)];
    }),
  );
}
const walk: (captured: unknown, gated: unknown, choose: Choose, place: Place) => unknown = rewritten;

function textOf(captured: string, gated: string, choose: Choose, place: Place): string {
  const pieces = aligned(captured, gated);
  if (pieces === null) return gated;
  let before = '';
  return pieces
    .map(({ mask, original }) => {
      const where = whereOf(place, before);
      before += original;
      if (mask === null || original === mask.text) return original;
      return choose({ where, kind: mask.kind, value: original }) ? original : mask.text;
    })
    .join('');
}

const PARAMETER = /[?&#;]([^=&#;?/\s"']{1,128})=[^&#\s"']*$/;
const JSON_FIELD = /"((?:[^"\\]|\\.){1,128})"\s*:\s*(?:"(?:[^"\\]|\\.)*)?$/;
const FORM_FIELD = /(?:^|&)([^=&]{1,128})=[^&]*$/;
const URL_FIELDS: ReadonlySet<string> = new Set(['url', 'page']);

/** What a masked value is called: by the field that it stands in and by what stands before it. */
function whereOf({ field, name, inClaims }: Place, before: string): string | null {
  if (inClaims) return `claim ${name ?? ''}`;
  const parameter = PARAMETER.exec(before)?.[1];
  if (URL_FIELDS.has(field)) return parameter === undefined ? 'URL' : `parameter ${parameter}`;
  if (field === 'value' && name !== null)
    return parameter === undefined ? `header ${name.toLowerCase()}` : `parameter ${parameter}`;
  if (field === 'text') {
    const inner = JSON_FIELD.exec(before)?.[1] ?? FORM_FIELD.exec(before)?.[1];
    return inner === undefined ? 'body' : `body field ${inner}`;
  }
  return NOTES.has(field) ? 'your notes' : null;
}

const NOTES: ReadonlySet<string> = new Set(['expectedRole', 'account', 'network', 'address', 'reproduce', 'remarks']);

interface Aligned {
  readonly mask: { readonly kind: string; readonly text: string } | null;
  readonly original: string;
}

/** The pieces of the gated text, each with what stood there before; null where the two do not fit together. */
function aligned(captured: string, gated: string): readonly Aligned[] | null {
  const result: Aligned[] = [];
  let at = 0;
  const pieces = bareNumbers(captured, masksAndText(gated));
  for (const [index, piece] of pieces.entries()) {
    const length = lengthOf(captured, at, piece, pieces[index + 1]);
    if (length === null) return null;
    result.push({
      mask: piece.mask && { kind: piece.mask.kind, text: piece.text },
      original: captured.slice(at, at + length),
    });
    at += length;
  }
  return at === captured.length ? result : null;
}

/** A mask in the place of a number of JSON stands between quotes that the number had not: they are the mask's. */
function bareNumbers(captured: string, pieces: readonly MaskPiece[]): readonly MaskPiece[] {
  const result: MaskPiece[] = pieces.map((piece) => ({ ...piece }));
  for (const [index, piece] of result.entries()) {
    const before = result[index - 1];
    const after = result[index + 1];
    if (piece.mask?.kind !== 'body' || !before?.text.endsWith(':"') || !after?.text.startsWith('"')) continue;
    const name = before.text.slice(before.text.lastIndexOf(',') + 1, -1);
    if (captured.includes(`${name}"`) || !captured.includes(name)) continue;
    result[index - 1] = { ...before, text: before.text.slice(0, -1) };
    result[index] = { ...piece, text: `"${piece.text}"` };
    result[index + 1] = { ...after, text: after.text.slice(1) };
  }
  return result;
}

/** How many characters of the captured text, from `at` on, a piece stands for. */
function lengthOf(captured: string, at: number, { mask, text }: MaskPiece, next: MaskPiece | undefined): number | null {
  if (captured.startsWith(text, at)) return text.length;
  if (mask === null) return null;
  const isNext = (end: number): boolean =>
    next === undefined ? end === captured.length : next.mask !== null || captured.startsWith(next.text, end);
  if (at + mask.length <= captured.length && isNext(at + mask.length)) return mask.length;
  // Where JSON escapes characters, a mask counts those that they stand for.
  if (next === undefined) return captured.length - at;
  const end = next.mask === null ? captured.indexOf(next.text, at) : -1;
  return end < 0 ? null : end - at;
}
