import type { Answer } from './answer.ts';
import type { HeaderPatterns, Match, Pattern } from './recogniser.ts';

export interface Matched {
  readonly evidence: readonly { readonly where: string; readonly saw: string }[];
  readonly details: Readonly<Record<string, string>>;
  /** How many independent things agreed: more is more specific. */
  readonly strength: number;
}

/** Characters that an excerpt shows. */
const EXCERPT = 200;

/** One part that matched: its excerpt, and its named groups. */
export interface Found {
  readonly saw: string;
  readonly groups: Readonly<Record<string, string>>;
}

const excerpt = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT)}…` : line;
};

/**
 * Pages write the ids that they want quoted with character references (`18&#46;2d3e`): what a reader sees counts. Printable ASCII only.
 * https://html.spec.whatwg.org/#decimal-character-reference-state
 */
const asSeen = (text: string): string =>
  text.replace(/&#(3[2-9]|[4-9]\d|1[01]\d|12[0-6]);/g, (_, code: string) => String.fromCharCode(Number(code)));

function groupsOf(match: RegExpMatchArray): Readonly<Record<string, string>> {
  const groups: Record<string, string> = {};
  for (const [name, value] of Object.entries(match.groups ?? {})) if (value) groups[name] = excerpt(asSeen(value));
  return groups;
}

/** An expression is searched for; a text must be equal, but is contained in a body. */
function find(
  value: string,
  pattern: Pattern | true,
  how: 'equal' | 'exactly' | 'contained',
  shown: string = value,
): Found | null {
  if (pattern === true) return { saw: excerpt(shown), groups: {} };
  if (typeof pattern !== 'string') {
    const match = pattern.exec(value);
    if (match === null) return null;
    return { saw: excerpt(how === 'contained' ? match[0] : shown), groups: groupsOf(match) };
  }
  const same =
    how === 'contained'
      ? value.includes(pattern)
      : how === 'exactly'
        ? value === pattern
        : value.toLowerCase() === pattern.toLowerCase();
  return same ? { saw: excerpt(how === 'contained' ? pattern : shown), groups: {} } : null;
}

const findHeader = (answer: Answer, name: string, pattern: Pattern | true): Found | null => {
  const value = answer.headers.get(name);
  return value === undefined ? null : find(value.slice(0, MESSAGE_BOUND), pattern, 'equal');
};

/** Values longer than this are no message, and no header that a server writes to be read. */
const MESSAGE_BOUND = 4_096;

const findChallenge = (answer: Answer, wanted: NonNullable<Match['challenge']>): readonly Found[] | null => {
  for (const { params } of answer.challenges()) {
    const found = Object.entries(wanted).map(([name, pattern]) => {
      const value = params[name];
      return value === undefined ? null : find(value.slice(0, MESSAGE_BOUND), pattern, 'equal', `${name}="${value}"`);
    });
    const whole = found.filter((one) => one !== null);
    if (whole.length === found.length) return whole;
  }
  return null;
};

function findJson(answer: Answer, paths: string, pattern: Pattern | true): Found | null {
  for (const value of answer.values(paths)) {
    const found = find(value.slice(0, MESSAGE_BOUND), pattern, 'exactly');
    if (found) return found;
  }
  return null;
}

/** Characters of a text within which the words begin that say why. */
const SAID_WITHIN = 300;

function findSaying(answer: Answer, expression: RegExp): Found | null {
  for (const { text, words } of answer.sayings())
    for (const one of [text, words]) {
      const match = one === null ? null : expression.exec(one);
      if (match !== null && match.index <= SAID_WITHIN)
        return { saw: excerpt(text), groups: { ...groupsOf(match), message: excerpt(text.slice(0, SAID_WITHIN)) } };
    }
  return null;
}

const findCookie = (answer: Answer, pattern: Pattern): Found | null => {
  for (const name of answer.cookies) {
    const found = find(name, pattern, 'equal');
    if (found) return found;
  }
  return null;
};

/** True where every given header is there and matches. */
export const matchesHeaders = (answer: Answer, patterns: HeaderPatterns): boolean =>
  Object.entries(patterns).every(([name, pattern]) => findHeader(answer, name, pattern) !== null);

/** What of the body matches: the part that costs, and that equal bodies share. Null as soon as one part does not. */
export function matchBody(answer: Answer, match: Match): readonly Found[] | null {
  const found: Found[] = [];
  for (const pattern of match.body ?? []) {
    const one = answer.text === '' ? null : find(answer.text, pattern, 'contained');
    if (one === null) return null;
    found.push(one);
  }
  for (const [paths, pattern] of Object.entries(match.json ?? {})) {
    const one = findJson(answer, paths, pattern);
    if (one === null) return null;
    found.push(one);
  }
  if (match.isMarkup === false && answer.text.startsWith('<')) return null;
  if (match.says !== undefined) {
    const one = findSaying(answer, match.says);
    if (one === null) return null;
    found.push(one);
  }
  return found;
}

/**
 * What of the answer matches, or null as soon as one part does not. `status` is left to the caller's index, and `inBody` is what
 * `matchBody` found.
 */
export function matchAnswer(answer: Answer, match: Match, inBody: readonly Found[], reads: Match = {}): Matched | null {
  if (match.on !== undefined && match.on !== answer.on) return null;
  if (match.method !== undefined && !match.method.includes(answer.method)) return null;
  if (match.path !== undefined && !match.path.test(answer.path())) return null;
  if (match.isCrossOrigin === true && !answer.isCrossOrigin()) return null;
  if (match.isToCaller === true && !answer.isToCaller()) return null;
  if (match.lacks?.some((name) => answer.headers.has(name))) return null;
  const evidence: { where: string; saw: string }[] = [];
  const details: Record<string, string> = {};
  const keep = (where: string, found: Found | null): boolean => {
    if (found === null) return false;
    evidence.push({ where: `${answer.on} response ${where}`, saw: found.saw });
    Object.assign(details, found.groups);
    return true;
  };
  for (const [name, pattern] of Object.entries(match.header ?? {}))
    if (!keep(`header ${name}`, findHeader(answer, name, pattern))) return null;
  if (match.challenge !== undefined) {
    const found = findChallenge(answer, match.challenge);
    if (found === null) return null;
    for (const one of found) keep('header www-authenticate', one);
  }
  if (match.cookie !== undefined) {
    const found = findCookie(answer, match.cookie);
    if (!found || !keep(`cookie ${found.saw}`, found)) return null;
  }
  if (match.reasonPhrase !== undefined)
    if (!keep('status', find(answer.reasonPhrase, match.reasonPhrase, 'equal'))) return null;
  for (const found of inBody) keep(answer.textIn, found);
  const strength = evidence.length;
  evidence.push({ where: `${answer.on} response status`, saw: `${answer.status} ${answer.reasonPhrase}`.trim() });
  return { evidence, details: { ...readFrom(answer, reads), ...details }, strength };
}

function readFrom(answer: Answer, reads: Match): Readonly<Record<string, string>> {
  const details: Record<string, string> = {};
  for (const [name, pattern] of Object.entries(reads.header ?? {}))
    Object.assign(details, findHeader(answer, name, pattern)?.groups);
  for (const [name, pattern] of Object.entries(reads.challenge ?? {}))
    for (const one of findChallenge(answer, { [name]: pattern }) ?? []) Object.assign(details, one.groups);
  for (const pattern of reads.body ?? []) Object.assign(details, find(answer.text, pattern, 'contained')?.groups);
  for (const [path, pattern] of Object.entries(reads.json ?? {}))
    Object.assign(details, findJson(answer, path, pattern)?.groups);
  return details;
}
