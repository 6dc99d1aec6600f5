/** A text that every match of a pattern holds. */
export interface Literal {
  readonly text: string;
  /** True: compare with the subject in lower case. */
  readonly ignoresCase: boolean;
}

const SHORTEST = 4;
const QUANTIFIER = /[?*{]/;

/**
 * Texts of which every match of an expression holds at least one: one for each alternative that stands outside of groups. Empty where
 * some alternative has none.
 */
export function literalsOfAny(pattern: RegExp): readonly Literal[] {
  const alternatives = alternativesOf(pattern.source).map((source) => literalIn(source, pattern.flags));
  return alternatives.every((literal) => literal !== null) ? alternatives : [];
}

/** Where an alternation that no group encloses comes apart. */
function alternativesOf(source: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '[') at = closingBracket(source, at);
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (char === '|' && depth === 0) {
      parts.push(source.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, source.slice(start)];
}

/**
 * The longest literal that an expression cannot match without, or null where there is none: the cheap test that comes
 * before the expression. Reads only what stands outside of groups and classes; an alternation there has none.
 */
export const literalOf = ({ source, flags }: RegExp): Literal | null => literalIn(source, flags);

function literalIn(source: string, flags: string): Literal | null {
  let best = '';
  let run = '';
  let depth = 0;
  const end = () => {
    if (run.length > best.length) best = run;
    run = '';
  };
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === '[') {
      at = closingBracket(source, at);
      end();
    } else if (char === '(' || char === ')') {
      depth += char === '(' ? 1 : -1;
      end();
    } else if (char === '\\') {
      at += 1;
      const escaped = source.charAt(at);
      if (depth === 0 && /[^\w]/.test(escaped)) run += literalAt(source, at, escaped);
      else end();
      if (QUANTIFIER.test(source.charAt(at + 1))) end();
    } else if (depth > 0) {
      // Inside a group nothing is certain: it may be optional, or one of several.
    } else if (char === '|') return null;
    else if (/[.^$?*+{]/.test(char)) {
      if (char === '{') at = source.indexOf('}', at);
      end();
    } else {
      run += literalAt(source, at, char);
      if (QUANTIFIER.test(source.charAt(at + 1))) end();
    }
  }
  end();
  if (best.length < SHORTEST) return null;
  const ignoresCase = flags.includes('i');
  return { text: ignoresCase ? best.toLowerCase() : best, ignoresCase };
}

/** The character, unless a quantifier lets it be absent. */
const literalAt = (source: string, at: number, char: string): string =>
  QUANTIFIER.test(source.charAt(at + 1)) ? '' : char;

function closingBracket(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source.charAt(at) === '\\') at += 1;
    else if (source.charAt(at) === ']') return at;
  }
  return source.length;
}
