/** What a user adds to the policy: names whose values go, and patterns of text that goes wherever it stands. */
export interface OwnRules {
  /** Names of headers, parameters, fields and claims, compared without regard to case and spelling. */
  readonly names: readonly string[];
  readonly patterns: readonly RegExp[];
}

export const NO_OWN_RULES: OwnRules = { names: [], patterns: [] };

/** Names are few and short: each is compared with every name of a report. */
const MOST_RULES = 64;
const LONGEST = 128;

/** A line that is no rule, and why, as a plain sentence. */
export interface RuleProblem {
  readonly line: string;
  readonly problem: string;
}

/** One rule a line; empty lines are none. The good ones are kept whatever the others are. */
export function readOwnRules(
  names: readonly string[],
  patterns: readonly string[],
): { readonly rules: OwnRules; readonly problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = [];
  const read = <T>(lines: readonly string[], parse: (line: string) => T | { readonly problem: string }): T[] =>
    lines
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .flatMap((line, index) => {
        const rule =
          index >= MOST_RULES
            ? { problem: `Only the first ${MOST_RULES} count.` }
            : line.length > LONGEST
              ? { problem: `It is longer than ${LONGEST} characters.` }
              : parse(line);
        if (!isProblem(rule)) return [rule];
        problems.push({ line, problem: rule.problem });
        return [];
      });
  return {
    rules: { names: read(names, readName), patterns: read(patterns, readPattern) },
    problems,
  };
}

const isProblem = (rule: unknown): rule is { readonly problem: string } =>
  typeof rule === 'object' && rule !== null && 'problem' in rule;

/** The name as it is compared: `X-Tenant-Id`, `x_tenant_id` and `xTenantId` are one. */
export const comparableName = (name: string): string => name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

const readName = (line: string): string | { readonly problem: string } =>
  comparableName(line) === '' ? { problem: 'A name has letters or digits.' } : comparableName(line);

/** Characters that one repetition without an end of its own may take. */
const LONGEST_RUN = 64;
/** Ways in which a pattern may be tried at one place: more would take seconds on a long text. */
const MOST_WAYS = 4_096;

const ATOM = String.raw`\\[dwsDWS\\.^$*+?()[\]{}|/-]|\[\^?(?:\\[dwsDWS\\\]^-]|[^\\\]])+\]|[^\\^$*+?()[\]{}|]`;
const QUANTIFIER = String.raw`[*+?]|\{\d{1,3}(?:,\d{0,3})?\}`;
/** Fits nearly every character. */
const WIDE = /^(?:\.|\\[wWDS]|\[\^.*)$/u;
const PIECE = new RegExp(`(${ATOM})(${QUANTIFIER})?`, 'uy');

/**
 * A pattern of characters, classes and repetitions, as in `cust_[0-9a-f]{8}` or `\w+\.corp\.example`: the part of regular
 * expressions that cannot run away. Groups, alternatives, anchors and references are refused; every repetition has an end.
 */
export function readPattern(text: string): RegExp | { readonly problem: string } {
  let source = '';
  let ways = 1;
  let least = 0;
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < text.length) {
    const at = PIECE.lastIndex;
    const [, atom, quantifier] = PIECE.exec(text) ?? [];
    if (atom === undefined) {
      return {
        problem: `What begins at “${text.slice(at, at + 12)}” is not offered: characters, classes such as [0-9a-f] or \\d, and repetitions such as {8,32}, + or *.`,
      };
    }
    const [from, to] = rangeOf(quantifier);
    if (to < from || to > 512) return { problem: `The repetition ${quantifier} has no right end.` };
    ways *= to - from + 1;
    if (!WIDE.test(atom)) least += from;
    source += `${atom}{${from},${to}}`;
  }
  if (least < 3) return { problem: 'It names less than three characters or digits, and so fits nearly everything.' };
  if (ways > MOST_WAYS) return { problem: 'It has too many repetitions that could be read in different ways.' };
  try {
    return new RegExp(source, 'giu');
  } catch {
    return { problem: 'It is no pattern that can be read.' };
  }
}

function rangeOf(quantifier: string | undefined): readonly [number, number] {
  if (quantifier === undefined) return [1, 1];
  if (quantifier === '*') return [0, LONGEST_RUN];
  if (quantifier === '+') return [1, LONGEST_RUN];
  if (quantifier === '?') return [0, 1];
  const [from = '', to] = quantifier.slice(1, -1).split(',');
  const least = Number(from);
  return [least, to === undefined ? least : to === '' ? least + LONGEST_RUN : Number(to)];
}
