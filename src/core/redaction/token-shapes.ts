import { TOKEN_PREFIXES } from '../credentials/token-prefixes.ts';
import { type MaskKind, mask, outsideMasks } from './mask.ts';

/**
 * Tokens that are told by their form alone, wherever they stand. Each search is linear: expressions begin with fixed
 * characters and end with one class of characters, the rest is searched by hand.
 */

interface Shape {
  readonly kind: MaskKind;
  readonly pattern: RegExp;
}

const kinds: readonly MaskKind[] = [...new Set(TOKEN_PREFIXES.map(({ kind }) => kind))];

/** One expression a kind of mask; published forms stand alone, not inside a longer word. */
const PUBLISHED: readonly Shape[] = kinds.map((kind) => ({
  kind,
  pattern: new RegExp(
    `(?<![A-Za-z0-9])(?:${TOKEN_PREFIXES.filter((prefix) => prefix.kind === kind)
      .map(({ form }) => form)
      .join('|')})`,
    'g',
  ),
}));

/** A run of the characters that tokens are made of, long enough for one: only in such runs is searched. */
const LONG_RUN = /[A-Za-z0-9_.~:*+/=-]{16,}/g;

/** Masks every published token, JWT, PEM block and hidden run of characters in a text, and nothing else. */
export function maskShapes(text: string): string {
  if (text.length < 16) return text;
  const result = outsideMasks(outsideMasks(text, maskPem), (between) => between.replace(LONG_RUN, maskTokens));
  return outsideMasks(result, maskHiddenCharacters);
}

function maskTokens(run: string): string {
  let result = maskJwt(run);
  for (const { kind, pattern } of PUBLISHED) {
    result = outsideMasks(result, (between) => between.replace(pattern, (found) => mask(kind, found)));
  }
  return result;
}

const PEM_BEGIN = '-----BEGIN ';

/** https://www.rfc-editor.org/rfc/rfc7468#section-2. A block without an end runs to the end of the text. */
function maskPem(text: string): string {
  let result = '';
  let from = 0;
  for (let begin = text.indexOf(PEM_BEGIN); begin >= 0; begin = text.indexOf(PEM_BEGIN, from)) {
    const end = text.indexOf('-----END ', begin);
    const close = end < 0 ? -1 : text.indexOf('-----', end + 9);
    const stop = close < 0 ? text.length : close + 5;
    result += text.slice(from, begin) + mask('pem', text.slice(begin, stop));
    from = stop;
  }
  return result + text.slice(from);
}

/** Beginnings of JSON objects in base64: `{"`, `{ `, and `{` before a line break. */
const OBJECT_BEGINNINGS = ['eyJ', 'eyA', 'ewog', 'ewok', 'ew0K'] as const;
const SHORTEST_OBJECT = 16;

/**
 * Everything that begins like a JSON object in base64 is taken for a token: JWS, JWE, unsecured and truncated ones, and the
 * sessions that frameworks encode in that way. https://www.rfc-editor.org/rfc/rfc7515#section-3.1
 */
function maskJwt(run: string): string {
  const at = beginningOfObject(run);
  if (at < 0) return run;
  const found = run.slice(at).replace(/[./:]{1,4}$/, '');
  if (found.length < SHORTEST_OBJECT) return run;
  return run.slice(0, at) + mask(found.includes('.') ? 'jwt' : 'token', found) + run.slice(at + found.length);
}

/** Where a word begins with an encoded object: at its start or after punctuation; inside a word where it can be decoded. */
function beginningOfObject(run: string): number {
  let first = -1;
  for (const beginning of OBJECT_BEGINNINGS) {
    for (let at = run.indexOf(beginning); at >= 0 && (first < 0 || at < first); at = run.indexOf(beginning, at + 1)) {
      if (at === 0 || !/[A-Za-z0-9]/.test(run.charAt(at - 1)) || decodesToText(run.slice(at, at + 16))) first = at;
    }
  }
  return first;
}

function decodesToText(base64: string): boolean {
  try {
    return /^[\t\n\r\x20-\x7e]+$/.test(atob(base64.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return false;
  }
}

/**
 * No encoder escapes plain letters and digits: several of them in a row, percent-encoded or as `\u0041`, `\x41` or `&#65;`, hide
 * something. https://www.rfc-editor.org/rfc/rfc3986#section-2.4
 */
const HIDDEN = /(?:%[2-7][0-9A-Fa-f]){4,}|(?:&#x?[0-9A-Fa-f]{2,3};){6,}/g;
const ESCAPED = /(?:\\{1,8}u00[2-7][0-9A-Fa-f]){4,}|(?:\\{1,8}x[2-7][0-9A-Fa-f]){4,}/g;
/** Of a run of escapes: those that stand for a letter or a digit. The others are the punctuation of encoded URLs and JSON. */
const LETTER = /(?:[%x]|00)(?:3\d|4[1-9A-Fa-f]|5[\dAa]|6[1-9A-Fa-f]|7[\dAa])/g;
const LEAST_LETTERS = 4;

const hides = (found: string): boolean => found.startsWith('&') || (found.match(LETTER)?.length ?? 0) >= LEAST_LETTERS;
const maskHidden = (found: string): string => (hides(found) ? mask('token', found) : found);

const maskHiddenCharacters = (text: string): string => maskEscapes(text).replace(HIDDEN, maskHidden);

/** A backslash ends a piece of a URL: escapes are looked for before one is taken apart. */
export const maskEscapes = (text: string): string =>
  text.includes('\\') ? outsideMasks(text, (between) => between.replace(ESCAPED, maskHidden)) : text;
