/** Where a text stops being JSON. Lines and columns count from 1, columns in UTF-16 code units. */
export interface JsonError {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end' | 'nothing';

const WHITE_SPACE = /[ \t\n\r]*/y;
const STRING_CHARACTERS = /[ !#-[\]-\u{10FFFF}]*/uy;
const LITERALS = ['true', 'false', 'null'];

/**
 * The first character at which `text` cannot be JSON any more, or null where all of it is JSON. Engines word their
 * messages differently and some leave the position out, so it is found here, the same everywhere.
 * https://www.rfc-editor.org/rfc/rfc8259#section-2
 */
export function findJsonError(text: string): JsonError | null {
  const offset = firstBadOffset(text);
  if (offset === null) return null;
  const before = text.slice(0, offset).split('\n');
  return { offset, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function firstBadOffset(text: string): number | null {
  const containers: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = skip(WHITE_SPACE, text, 0);
  for (; at < text.length; at = skip(WHITE_SPACE, text, at)) {
    const char = text.charAt(at);
    if (expected === ', or end') {
      const container = containers.at(-1);
      if (char === ',') expected = container === '{' ? 'name' : 'value';
      else if (char === (container === '{' ? '}' : ']')) expected = close(containers);
      else return at;
      at += 1;
    } else if (expected === ':') {
      if (char !== ':') return at;
      expected = 'value';
      at += 1;
    } else if (expected === 'name' || expected === 'name or }') {
      if (char === '}' && expected === 'name or }') {
        expected = close(containers);
        at += 1;
      } else {
        if (char !== '"') return at;
        const end = stringEnd(text, at);
        if (end.bad) return end.at;
        at = end.at;
        expected = ':';
      }
    } else if (expected === 'nothing') {
      return at;
    } else if (char === ']' && expected === 'value or ]') {
      expected = close(containers);
      at += 1;
    } else if (char === '{' || char === '[') {
      containers.push(char);
      expected = char === '{' ? 'name or }' : 'value or ]';
      at += 1;
    } else {
      const end = scalarEnd(text, at);
      if (end.bad) return end.at;
      at = end.at;
      expected = afterValue(containers);
    }
  }
  return expected === 'nothing' ? null : text.length;
}

const afterValue = (containers: readonly unknown[]): Expected => (containers.length === 0 ? 'nothing' : ', or end');

function close(containers: ('{' | '[')[]): Expected {
  containers.pop();
  return afterValue(containers);
}

interface End {
  readonly at: number;
  readonly bad: boolean;
}

function scalarEnd(text: string, start: number): End {
  const char = text.charAt(start);
  if (char === '"') return stringEnd(text, start);
  if (char === '-' || isDigit(char)) return numberEnd(text, start);
  const literal = LITERALS.find((word) => word.startsWith(char));
  if (literal === undefined) return { at: start, bad: true };
  let at = start;
  while (at - start < literal.length && text.charAt(at) === literal.charAt(at - start)) at += 1;
  return { at, bad: at - start < literal.length };
}

/** https://www.rfc-editor.org/rfc/rfc8259#section-7 */
function stringEnd(text: string, start: number): End {
  let at = start + 1;
  for (;;) {
    at = skip(STRING_CHARACTERS, text, at);
    const char = text.charAt(at);
    if (char === '"') return { at: at + 1, bad: false };
    if (char !== '\\') return { at, bad: true };
    const escaped = text.charAt(at + 1);
    if (escaped === 'u') {
      for (let digit = at + 2; digit < at + 6; digit += 1) {
        if (!/^[0-9a-fA-F]$/.test(text.charAt(digit))) return { at: digit, bad: true };
      }
      at += 6;
    } else {
      if (escaped === '' || !'"\\/bfnrt'.includes(escaped)) return { at: at + 1, bad: true };
      at += 2;
    }
  }
}

/** https://www.rfc-editor.org/rfc/rfc8259#section-6 */
function numberEnd(text: string, start: number): End {
  let at = text.charAt(start) === '-' ? start + 1 : start;
  if (!isDigit(text.charAt(at))) return { at, bad: true };
  if (text.charAt(at) === '0') {
    at += 1;
    if (isDigit(text.charAt(at))) return { at, bad: true };
  } else at = digitsEnd(text, at);
  if (text.charAt(at) === '.') {
    if (!isDigit(text.charAt(at + 1))) return { at: at + 1, bad: true };
    at = digitsEnd(text, at + 1);
  }
  if (text.charAt(at) === 'e' || text.charAt(at) === 'E') {
    at += 1;
    if (text.charAt(at) === '+' || text.charAt(at) === '-') at += 1;
    if (!isDigit(text.charAt(at))) return { at, bad: true };
    at = digitsEnd(text, at);
  }
  return { at, bad: false };
}

const isDigit = (char: string): boolean => char >= '0' && char <= '9' && char.length === 1;

function digitsEnd(text: string, start: number): number {
  let at = start;
  while (isDigit(text.charAt(at))) at += 1;
  return at;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}
