import { SUCCESS_BOUND } from './answer.ts';
import { type Literal, literalsOfAny } from './pattern-literal.ts';
import type { Match, Pattern } from './recogniser.ts';
import { recognisers } from './recognisers/index.ts';

/** What must be there for a marker to match: the cheap test that comes before everything else. */
export interface Needs {
  /** Of each list one text must be in the body. */
  readonly texts: readonly (readonly Literal[])[];
  /** Names of members, one list for each path: of each list all names of one alternative must be in the body. */
  readonly members: readonly (readonly (readonly string[])[])[];
}

/** Characters that no JSON serialiser escapes. */
const isNeverEscaped = (text: string): boolean => /^[\w .,:;()-]*$/.test(text);

export function needsOf({ body = [], json = {} }: Match): Needs {
  const inBody = body.map((pattern) => literals(pattern)).filter((any) => any.length > 0);
  const inJson = Object.values(json).filter((pattern) => typeof pattern === 'string' && isNeverEscaped(pattern));
  return {
    texts: [...inBody, ...inJson.map((pattern) => literals(pattern === true ? '' : pattern))],
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

const literals = (pattern: Pattern): readonly Literal[] =>
  typeof pattern === 'string' ? [{ text: pattern, ignoresCase: false }] : literalsOfAny(pattern);

/** A body to look at. */
export interface SeenText {
  readonly text: string;
  readonly lowerText: () => string;
}

/** False only where a marker with these needs surely does not match. */
export function mayMatch({ text, lowerText }: SeenText, { texts, members }: Needs): boolean {
  const holds = (any: readonly Literal[]) =>
    any.some((literal) => (literal.ignoresCase ? lowerText() : text).includes(literal.text));
  if (!texts.every(holds)) return false;
  // A name may be written with escapes.
  if (members.length === 0 || text.includes('\\u')) return true;
  return members.every((paths) => paths.some((names) => names.every((name) => text.includes(name))));
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
  const texts = pattern === true ? [] : literals(pattern).map(({ text }) => text.toLowerCase());
  return texts.length === 0 || texts.some((text) => text.includes(',')) ? null : texts;
}

const both = (a: readonly string[] | null | undefined, b: readonly string[] | null): readonly string[] | null =>
  a === null || b === null ? null : [...(a ?? []), ...b];

const looks = new Map<number, FirstLook>();

/** The markers that name a status below 400, which no other marker looks at. */
function lookAt(status: number): FirstLook {
  const before = looks.get(status);
  if (before !== undefined) return before;
  const matches = recognisers.flatMap(({ markers }) => markers.map(({ match }) => match));
  const wanted = matches.filter((match) => match.status?.includes(status));
  const headers = new Map<string, readonly string[] | null>();
  const bodies = new Map<string, Needs>();
  let always = false;
  for (const match of wanted) {
    const [header] = Object.entries(match.header ?? {});
    if (match.body !== undefined || match.json !== undefined) {
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
 * False only where no recogniser surely names a success as a refusal.
 *
 * @param status below 400
 * @param headers as an exporter lists them
 */
export function mayRefuse(status: number, headers: readonly unknown[], text: string): boolean {
  const look = lookAt(status);
  if (look.always || headers.some((header) => mayMatchHeader(header, look.headers))) return true;
  if (text === '' || text.length > SUCCESS_BOUND) return false;
  let lower: string | null = null;
  const lowerText = () => {
    lower ??= text.toLowerCase();
    return lower;
  };
  return look.bodies.some((needs) => mayMatch({ text, lowerText }, needs));
}

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
