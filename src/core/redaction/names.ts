import { isMask, mask } from './mask.ts';
import { isRandom } from './randomness.ts';
import { maskShapes } from './token-shapes.ts';

/** Longer than any name that a person gave. */
const LONGEST = 80;
/** Pieces of names are words: longer ones, and those of this length that mix letters and digits, are none. */
const LONGEST_WORD = 28;
const MIXED = 20;

/** The name of a header, a cookie or a claim: it stays, unless it looks like a secret itself. */
export function redactName(name: string): string {
  if (name === '' || isMask(name) || isName(name)) return name;
  return mask('name', name);
}

const isName = (name: string): boolean =>
  name.length <= LONGEST && maskShapes(name) === name && !isRandom(name) && name.split(/[^A-Za-z0-9]+/).every(isWord);

const isWord = (piece: string): boolean =>
  piece.length < MIXED || (piece.length <= LONGEST_WORD && /^(?:\D+|\d+)$/.test(piece));

/** Names in a list: of headers, methods or scopes. Commas and white space stay. */
export const redactNames = (list: string): string => list.replace(/[^\s,]+/g, redactName);

/**
 * Methods of HTTP and WebDAV, in any case: a wrong case is a fault worth seeing.
 * https://www.iana.org/assignments/http-methods/http-methods.xhtml
 */
const METHODS: ReadonlySet<string> = new Set(
  `ACL BASELINE-CONTROL BIND CHECKIN CHECKOUT CONNECT COPY DELETE GET HEAD LABEL LINK LOCK MERGE MKACTIVITY MKCALENDAR MKCOL
  MKREDIRECTREF MKWORKSPACE MOVE OPTIONS ORDERPATCH PATCH POST PRI PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH
  TRACE UNBIND UNCHECKOUT UNLINK UNLOCK UPDATE UPDATEREDIRECTREF VERSION-CONTROL`.split(/\s+/),
);

/** A method of one's own stays where it is too short for a secret. */
export const redactMethod = (method: string): string =>
  METHODS.has(method.toUpperCase()) || (/^[\w-]*$/.test(method) && method.length < 12) ? method : mask('text', method);
