import { SUCCESS_BOUND } from './answer.ts';
import type { Match, Pattern } from './recogniser.ts';
import { recognisers } from './recognisers/index.ts';
import {
  alternativesOf,
  holdsRequired,
  type RequiredText,
  requiredText,
  type Subject,
  subjectOf,
} from './required-text.ts';

/** What must be there for a marker to match: the cheap test that comes before everything else. */
export interface Needs {
  /** In the body. */
  readonly texts: readonly RequiredText[];
  /** In what it says. */
  readonly said: readonly RequiredText[];
  /** Names of members, one list for each path: of each list all names of one alternative must be in the body. */
  readonly members: readonly (readonly (readonly string[])[])[];
}

/** Characters that no JSON serialiser escapes. */
const isNeverEscaped = (text: string): boolean => /^[\w .,:;()-]*$/.test(text);

export function needsOf({ body = [], json = {}, says }: Match): Needs {
  return {
    texts: [
      ...body.flatMap(requiredOf),
      ...Object.values(json).flatMap((pattern) =>
        typeof pattern === 'string' && isNeverEscaped(pattern) ? requiredOf(pattern) : [],
      ),
    ],
    said: says === undefined ? [] : requiredOf(says),
    members: Object.keys(json).map((paths) =>
      paths.split('|').map((path) =>
        path
          .split('.')
          .filter((name) => name !== '*' && /^[\w-]+$/.test(name))
          .map((name) => `"${name}"`),
      ),
    ),
  };
}

function requiredOf(pattern: Pattern | true): readonly RequiredText[] {
  if (pattern === true) return [];
  if (typeof pattern === 'string') return [{ text: pattern, ignoresCase: false }];
  const required = requiredText(pattern);
  return required === null ? [] : [required];
}

/**
 * False only where a marker with these needs surely does not match.
 *
 * @param said what the answer says; absent: nobody has looked yet
 */
export function mayMatch(body: Subject, { texts, said: wanted, members }: Needs, said?: () => Subject): boolean {
  if (!texts.every((one) => holdsRequired(body, one))) return false;
  if (said !== undefined && !wanted.every((one) => holdsRequired(said(), one))) return false;
  // A name may be written with escapes.
  if (members.length === 0 || body.text.includes('\\u')) return true;
  return members.every((paths) => paths.some((names) => names.every((name) => body.text.includes(name))));
}

/** By header (lower case): texts in lower case of which its value must hold one; null where the name alone is enough. */
type HeaderNeeds = ReadonlyMap<string, readonly string[] | null>;

/** What can be known of an answer before it is read. */
interface FirstLook {
  /** Of markers that want no body. */
  readonly headers: HeaderNeeds;
  readonly bodies: readonly Needs[];
  /** True where some marker wants neither a header nor a body. */
  readonly always: boolean;
}

/** Of a header that repeats the lines are matched together: what a match holds is in one of them, unless it holds a comma. */
function textsOf(pattern: Pattern | true): readonly string[] | null {
  const texts = requiredOf(pattern)
    .flatMap(alternativesOf)
    .map(({ text }) => text.toLowerCase());
  return texts.length === 0 || texts.some((text) => text.includes(',')) ? null : texts;
}

const both = (a: readonly string[] | null | undefined, b: readonly string[] | null): readonly string[] | null =>
  a === null || b === null ? null : [...(a ?? []), ...b];

const looks = new Map<number, FirstLook>();

/** The markers that name a status below 400, which no other marker looks at; a preflight is always read whole. */
function lookAt(status: number): FirstLook {
  const before = looks.get(status);
  if (before !== undefined) return before;
  const matches = recognisers.flatMap(({ markers }) => markers.map(({ match }) => match));
  const wanted = matches.filter(({ on, status: named }) => on !== 'preflight' && named?.includes(status));
  const headers = new Map<string, readonly string[] | null>();
  const bodies = new Map<string, Needs>();
  let always = false;
  for (const match of wanted) {
    const [header] = Object.entries(match.header ?? {});
    if (match.body !== undefined || match.json !== undefined || match.says !== undefined) {
      const needs = needsOf(match);
      bodies.set(JSON.stringify(needs), needs);
    } else if (header === undefined) always = true;
    else headers.set(header[0], both(headers.get(header[0]), textsOf(header[1])));
  }
  const look = { headers, bodies: [...bodies.values()], always };
  looks.set(status, look);
  return look;
}

/**
 * False only where no recogniser surely names the success of a request that is no preflight as a refusal.
 *
 * @param status below 400
 * @param headers as an exporter lists them
 */
export function mayRefuse(status: number, headers: readonly unknown[], text: string): boolean {
  const look = lookAt(status);
  if (look.always || headers.some((header) => mayMatchHeader(header, look.headers))) return true;
  if (text === '' || text.length > SUCCESS_BOUND) return false;
  const body = subjectOf(text);
  return look.bodies.some((needs) => mayMatch(body, needs));
}

/**
 * False only where the body of a success surely names no refusal, whatever its status.
 *
 * @param written as it stands in a JSON file, without its quotes
 */
export function mayNameRefusal(written: string): boolean {
  // An escape makes six characters of one, and no more.
  if (written.length > 6 * SUCCESS_BOUND) return false;
  expressions ??= expressionsOf();
  return expressions.body.test(written);
}

/**
 * False only where no header of a success surely names a refusal or sets a cookie, whatever its status.
 *
 * @param written the list of its headers as it stands in a JSON file
 */
export function maySetRefusal(written: string): boolean {
  expressions ??= expressionsOf();
  return expressions.headers.test(written);
}

let expressions: { readonly body: RegExp; readonly headers: RegExp } | null = null;

/** By the statuses that some marker of a success names, and one that none does. */
function expressionsOf(): { readonly body: RegExp; readonly headers: RegExp } {
  const named = recognisers.flatMap(({ markers }) => markers.flatMap(({ match }) => match.status ?? []));
  const looks = [...new Set([...named.filter((status) => status < 300), 299])].map(lookAt);
  const headers = looks.flatMap((look) =>
    [...look.headers].flatMap(([name, texts]) =>
      wordsOf({ texts: [[name], texts ?? []].filter((any) => any.length > 0).map(anyOf), said: [], members: [] }),
    ),
  );
  return {
    body: expressionOfAny(looks.flatMap(({ bodies }) => bodies.flatMap(wordsOf))),
    headers: expressionOfAny(['set-cookie', ...headers, ...(looks.some(({ always }) => always) ? [''] : [])]),
  };
}

/**
 * Finds whatever holds one of these words, as JSON may write it: `\u` may hide any character, and two letters
 * become ASCII only in lower case.
 */
function expressionOfAny(words: readonly string[]): RegExp {
  return new RegExp([String.raw`\\u`, '\u212a', '\u0130', ...[...new Set(words)].map(escaped)].join('|'), 'i');
}

/** Of a body that meets the needs one of these must be a part: the list whose words are the longest. */
function wordsOf({ texts, members }: Needs): readonly string[] {
  const lists = [
    ...members.map((paths) => paths.map((names) => longest(names.map(plainPart)))),
    ...texts.map((required) => alternativesOf(required).map(({ text }) => plainPart(text))),
  ].filter((words) => words.length > 0);
  const shortest = (words: readonly string[]) => Math.min(...words.map(({ length }) => length));
  return lists.reduce((best, words) => (shortest(words) > shortest(best) ? words : best), ['']);
}

const anyOf = (texts: readonly string[]): RequiredText => ({ any: texts.map((text) => ({ text, ignoresCase: true })) });

const longest = (words: readonly string[]): string =>
  words.reduce((best, word) => (word.length > best.length ? word : best), '');

/** The longest part that JSON never writes otherwise, but by `\u`. */
const plainPart = (text: string): string => longest(text.split(/[^\w .,:;()-]+/));
const escaped = (text: string): string => text.replace(/[.()-]/g, '\\$&');

function mayMatchHeader(header: unknown, needs: HeaderNeeds): boolean {
  if (typeof header !== 'object' || header === null || !('name' in header) || typeof header.name !== 'string')
    return false;
  const texts = needs.get(header.name.toLowerCase().trim());
  if (texts === undefined) return false;
  const value = 'value' in header ? header.value : '';
  if (texts === null || typeof value !== 'string') return true;
  const lower = value.toLowerCase();
  return texts.some((text) => lower.includes(text));
}
