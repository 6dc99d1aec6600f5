import { getHeaderLines, type HeaderList } from './exchange.ts';

/** One challenge of a `WWW-Authenticate` or `Proxy-Authenticate` field: https://www.rfc-editor.org/rfc/rfc9110#section-11.3 */
export interface Challenge {
  /** As sent; compare without regard to case. */
  readonly scheme: string;
  readonly token68: string | null;
  /** By lower-case name, quotes and escapes removed. Of a repeated parameter the first. */
  readonly params: Readonly<Record<string, string>>;
}

/** More than this is no challenge that a client could act on. */
const MAX_LENGTH = 16_384;
const MAX_CHALLENGES = 32;

/** https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
const TOKEN = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;
const TOKEN68 = /[A-Za-z0-9\-._~+/]+=*(?=\s*(?:,|$))/y;
const QUOTED = /"((?:[^"\\]|\\.)*)("|$)/sy;
const SPACE = /[ \t]*/y;
const BETWEEN = /[ \t,\r\n]*/y;
/** Servers that forget the quotes send URLs and sentences: up to the next comma or parameter. */
const BARE_VALUE = /(?:(?![ \t][A-Za-z_]{1,32}=)[^,])*/y;

/**
 * The challenges of one field value, several in one line included. Total: what does not parse is skipped, and values
 * that should have been quoted are read up to the next comma.
 * Grammar: https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1
 */
export function parseChallenges(field: string): readonly Challenge[] {
  const input = field.slice(0, MAX_LENGTH);
  const challenges: { scheme: string; token68: string | null; params: Record<string, string> }[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(input);
    if (match) at += match[0].length;
    return match;
  };
  while (at < input.length && challenges.length <= MAX_CHALLENGES) {
    take(BETWEEN);
    const name = take(TOKEN)?.[0];
    if (name === undefined) {
      at += 1;
      continue;
    }
    take(SPACE);
    const current = challenges.at(-1);
    if (current && input[at] === '=') {
      at += 1;
      take(SPACE);
      const quoted = take(QUOTED)?.[1];
      const value = quoted?.replace(/\\(.)/gs, '$1') ?? (take(BARE_VALUE)?.[0] ?? '').trim();
      const key = name.toLowerCase();
      if (!Object.hasOwn(current.params, key)) current.params[key] = value;
      continue;
    }
    challenges.push({ scheme: name, token68: take(TOKEN68)?.[0] ?? null, params: {} });
  }
  return challenges;
}

/** All challenges of the field's lines, in order. */
export const challengesOf = (headers: HeaderList, field = 'www-authenticate'): readonly Challenge[] =>
  getHeaderLines(headers, field).flatMap(parseChallenges);

/**
 * A Bearer challenge that names no error: what a server gives to a request without any credentials.
 * https://www.rfc-editor.org/rfc/rfc6750#section-3.1 (last paragraph)
 */
export const isForNone = ({ scheme, params }: Challenge): boolean =>
  scheme.toLowerCase() === 'bearer' && params.error === undefined;

/** Schemes whose servers answer wrong credentials and none with one page. */
const ONE_PAGE: ReadonlySet<string> = new Set(['basic', 'digest', 'negotiate', 'ntlm']);

/** A challenge of a scheme that tells a request without credentials in no other words than one with wrong ones. */
export const isForAny = ({ scheme }: Challenge): boolean => ONE_PAGE.has(scheme.toLowerCase());
