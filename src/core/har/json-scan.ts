/** https://www.rfc-editor.org/rfc/rfc8259#section-2 */
const SPACE = String.raw`[ \t\n\r]*`;
const CHARACTERS = String.raw`[^"\\\x00-\x1f]*`;
/** https://www.rfc-editor.org/rfc/rfc8259#section-7 */
const STRING = String.raw`"${CHARACTERS}(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})${CHARACTERS})*"`;
/** https://www.rfc-editor.org/rfc/rfc8259#section-6 */
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const SCALAR = `${STRING}|${NUMBER}|true|false|null`;
/** The comma before another, or nothing before the end: so what repeats need stand in an expression but once. */
const MORE_MEMBERS = String.raw`${SPACE}(?:,${SPACE}(?=")|(?=\}))`;
const MORE_ELEMENTS = String.raw`${SPACE}(?:,${SPACE}(?!\])|(?=\]))`;
const member = (name: string, value: string): string => `${name}${SPACE}:${SPACE}${value}${MORE_MEMBERS}`;

/** A value in whose containers no more than so many others are nested. */
function valuePattern(depth: number): string {
  if (depth === 0) return `(?:${SCALAR})`;
  const inner = valuePattern(depth - 1);
  const object = String.raw`\{${SPACE}(?:${member(STRING, inner)})*\}`;
  const array = String.raw`\[${SPACE}(?:${inner}${MORE_ELEMENTS})*\]`;
  return `(?:${SCALAR}|${object}|${array})`;
}

const VALUE = new RegExp(valuePattern(3), 'y');
/** A name without escapes, up to its value. */
const NAME = new RegExp(`"${CHARACTERS}"${SPACE}:${SPACE}`, 'y');
const NO_MEMBERS = /(?:)/y;
const DEEPEST = 100;

/** For `membersEnd`: members of an object that it passes over, all but those with these names. */
export const membersBut = (names: readonly string[]): RegExp =>
  new RegExp(`(?:${member(`"(?!(?:${names.join('|')})")${CHARACTERS}"`, valuePattern(2))})*`, 'y');

/** The index behind what a sticky expression matches at `at`, or -1. */
function endOf(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : -1;
}

function afterSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 32 || code === 10 || code === 13 || code === 9; )
    code = text.charCodeAt(++at);
  return at;
}

/**
 * Where the JSON value that begins at `at` ends: the index behind it. -1 where it is no JSON, ends later than the text, or is nested
 * too deeply. What passes here `JSON.parse` takes, at several times the cost.
 *
 * @throws {RangeError} where a string holds millions of escapes
 */
export function valueEnd(text: string, at: number, depth = 0): number {
  const end = endOf(VALUE, text, at);
  const first = text.charAt(at);
  if (end !== -1 || depth === DEEPEST) return end;
  if (first === '{') return membersEnd(text, at, NO_MEMBERS, (_, value) => valueEnd(text, value, depth + 1));
  return first === '[' ? elementsEnd(text, at, depth + 1) : -1;
}

/**
 * Goes through the members of the object that begins at `at`, but those that `others` matches. Names with escapes are not for here.
 *
 * @param each is told a name and where its value begins; returns the index behind the value, or -1
 * @returns the index behind the object, or -1
 */
export function membersEnd(
  text: string,
  at: number,
  others: RegExp,
  each: (name: string, value: number) => number,
): number {
  if (text.charAt(at) !== '{') return -1;
  let next = afterSpace(text, at + 1);
  while (text.charAt(next) !== '}') {
    next = endOf(others, text, next);
    if (text.charAt(next) === '}') break;
    const value = endOf(NAME, text, next);
    const end = value === -1 ? -1 : each(text.slice(next + 1, text.indexOf('"', next + 1)), value);
    if (end === -1) return -1;
    next = afterSpace(text, end);
    if (text.charAt(next) === '}') break;
    if (text.charAt(next) !== ',') return -1;
    next = afterSpace(text, next + 1);
    if (text.charAt(next) !== '"') return -1;
  }
  return next + 1;
}

function elementsEnd(text: string, at: number, depth: number): number {
  let next = afterSpace(text, at + 1);
  if (text.charAt(next) === ']') return next + 1;
  for (;;) {
    const end = valueEnd(text, next, depth);
    if (end === -1) return -1;
    next = afterSpace(text, end);
    if (text.charAt(next) === ']') return next + 1;
    if (text.charAt(next) !== ',') return -1;
    next = afterSpace(text, next + 1);
  }
}
