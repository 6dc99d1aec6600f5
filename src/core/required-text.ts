/** What every text that an expression matches holds: one text, all of several, or one of several. */
export type RequiredText =
  | Literal
  | { readonly all: readonly RequiredText[] }
  | { readonly any: readonly RequiredText[] };

export interface Literal {
  readonly text: string;
  /** True: it is in lower case, and compared with the subject in lower case. */
  readonly ignoresCase: boolean;
}

/** Characters of the shortest text that is worth looking for. */
const SHORTEST = 2;
/** https://tc39.es/ecma262/#prod-Quantifier, each with whether it lets the thing be absent. */
const QUANTIFIER = /(?:[*?]|\{0[^}]*\})\??|(?:\+|\{[1-9]\d*(?:,\d*)?\})\??/y;
const OPTIONAL = /^(?:[*?]|\{0)/;
/** https://tc39.es/ecma262/#prod-AtomEscape and assertions: what stands for no one character that is worth knowing. */
const CLASS_ESCAPE = /\\(?:x[\da-f]{2}|u(?:[\da-f]{4}|\{[\da-f]+\})|k<\w+>|[pP]\{\w+(?:=\w+)?\}|c[a-z]|\w)/iy;
/** Characters that stand for themselves, none of them repeated. */
const PLAIN = /[\w ,"'<>=:;!/-]+(?![*+?{])/y;
const GROUP = /\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y;
/** Letters of which another has the same upper case and not the same lower case: `σ` and `ς`, and what looks like them. */
const MANY_CASES = /\p{Script=Greek}|[\u00b5\u0130\u0131\u017f\u1c80-\u1c88\u1e9b\u212a\u212b]/u;

/**
 * The cheap test that comes before an expression: to compile one costs more than to look for a hundred words.
 *
 * @returns null where nothing is known to be required
 */
export function requiredText({ source, flags }: RegExp): RequiredText | null {
  const ignoresCase = flags.includes('i');
  let at = 0;

  function taken(pattern: RegExp): string | null {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0];
    at += found?.length ?? 0;
    return found ?? null;
  }

  function disjunction(): RequiredText | null {
    const alternatives = [sequence()];
    while (source.charAt(at) === '|') {
      at += 1;
      alternatives.push(sequence());
    }
    return anyOf(alternatives);
  }

  function sequence(): RequiredText | null {
    const parts: RequiredText[] = [];
    let run = '';
    const endRun = () => {
      if (run.length >= SHORTEST) parts.push({ text: ignoresCase ? run.toLowerCase() : run, ignoresCase });
      run = '';
    };
    while (at < source.length && !/[|)]/.test(source.charAt(at))) {
      const plain = taken(PLAIN);
      if (plain !== null) {
        run += plain;
        continue;
      }
      const group = taken(GROUP);
      if (group !== null) {
        const inner = disjunction();
        at += 1;
        if (group.endsWith('!')) continue;
        // What a group holds stands beside a run, unless it only looks ahead or behind.
        if (!group.endsWith('=')) endRun();
        const quantifier = taken(QUANTIFIER);
        if (inner !== null && !(quantifier !== null && OPTIONAL.test(quantifier))) parts.push(inner);
        continue;
      }
      if (taken(/\\[bB]|[\^$]/y) !== null) continue;
      const char = character();
      const quantifier = taken(QUANTIFIER);
      if (char !== null && (quantifier === null || !OPTIONAL.test(quantifier))) run += char;
      if (char === null || quantifier !== null) endRun();
    }
    endRun();
    return allOf(parts);
  }

  /** One character that stands for itself; null for what stands for several. */
  function character(): string | null {
    if (taken(/\[(?:\\.|[^\]\\])*\]/y) !== null || taken(CLASS_ESCAPE) !== null) return null;
    const char = taken(/\\?./sy) ?? '';
    return char === '.' || (ignoresCase && MANY_CASES.test(char)) ? null : char.slice(-1);
  }

  return disjunction();
}

const anyOf = (alternatives: readonly (RequiredText | null)[]): RequiredText | null => {
  const known = alternatives.filter((one) => one !== null);
  const [only] = known;
  return known.length < alternatives.length || only === undefined ? null : known.length === 1 ? only : { any: known };
};

const allOf = (parts: readonly RequiredText[]): RequiredText | null => {
  const [only] = parts;
  return only === undefined ? null : parts.length === 1 ? only : { all: parts };
};

/** Of a text that holds what is required one of these must be a part: the alternatives whose shortest is the longest. */
export function alternativesOf(required: RequiredText): readonly Literal[] {
  if ('text' in required) return [required];
  if ('any' in required) return required.any.flatMap(alternativesOf);
  const shortest = (any: readonly Literal[]) => Math.min(...any.map(({ text }) => text.length));
  return required.all.map(alternativesOf).reduce((best, any) => (shortest(any) > shortest(best) ? any : best));
}

/** A text in which others are looked for, each at most once. */
export interface Subject {
  readonly text: string;
  readonly holds: (literal: Literal) => boolean;
}

export function subjectOf(text: string): Subject {
  let lower: string | null = null;
  const known = new Map<string, boolean>();
  return {
    text,
    holds(literal) {
      if (!literal.ignoresCase) return text.includes(literal.text);
      const before = known.get(literal.text);
      if (before !== undefined) return before;
      lower ??= text.toLowerCase();
      const held = lower.includes(literal.text);
      known.set(literal.text, held);
      return held;
    },
  };
}

/** False only where the expression surely does not match the subject or a part of it. */
export function holdsRequired(subject: Subject, required: RequiredText): boolean {
  if ('text' in required) return subject.holds(required);
  return 'any' in required
    ? required.any.some((one) => holdsRequired(subject, one))
    : required.all.every((one) => holdsRequired(subject, one));
}
