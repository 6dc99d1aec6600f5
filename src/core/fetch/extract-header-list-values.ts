import { getHeaderLines, type HeaderList } from '../exchange.ts';

/** https://www.rfc-editor.org/rfc/rfc9110.html#section-5.6.2 */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

export const isToken = (value: string): boolean => TOKEN.test(value);

/** White space around list members. https://www.rfc-editor.org/rfc/rfc9110.html#section-5.6.3 */
export function trimOws(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isOws(value.charCodeAt(start))) start += 1;
  while (end > start && isOws(value.charCodeAt(end - 1))) end -= 1;
  return value.slice(start, end);
}

const isOws = (code: number): boolean => code === 0x20 || code === 0x09;

/** The members of a `#token` list, those that are tokens and those that are not. */
export interface HeaderListValues {
  readonly values: readonly string[];
  /** Members that are no token: one of them makes the standard's algorithm return failure. */
  readonly invalid: readonly string[];
}

/**
 * For `Access-Control-Allow-Methods`, `-Headers` and `Access-Control-Expose-Headers`, whose ABNF is a list of tokens.
 * Null where there is no such header; the standard's "failure" is `invalid` not being empty.
 * https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function extractHeaderListValues(headers: HeaderList, name: string): HeaderListValues | null {
  const lines = getHeaderLines(headers, name);
  // 1. If list does not contain name, then return null.
  if (lines.length === 0) return null;
  const members = lines
    .flatMap((line) => line.split(','))
    .map(trimOws)
    // RFC 9110, 5.6.1.2: a recipient must parse and ignore a reasonable number of empty list elements.
    .filter((member) => member !== '');
  // 4. For each header: if parsing its value per the ABNF failed, return failure.
  return { values: members.filter(isToken), invalid: members.filter((member) => !isToken(member)) };
}
