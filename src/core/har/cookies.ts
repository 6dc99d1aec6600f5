import { parseSetCookie } from 'set-cookie-parser';
import { getHeaderLines, type HeaderList } from '../exchange.ts';
import { pairs } from './headers.ts';

/**
 * Names of the cookies a request carried, in order: what the Cookie header says, else what the exporter listed. A part without
 * `=` is a value without a name, and so no name to show.
 * https://www.rfc-editor.org/rfc/rfc6265#section-4.2.1
 */
export function requestCookieNames(headers: HeaderList, listed: unknown): readonly string[] {
  const lines = getHeaderLines(headers, 'cookie');
  if (lines.length === 0) return listedNames(listed);
  return lines
    .flatMap((line) => line.split(';'))
    .flatMap((pair) => (pair.includes('=') ? [pair.slice(0, pair.indexOf('=')).trim()] : []))
    .filter((name) => name !== '');
}

/** Names of the cookies a response set, in order: what its Set-Cookie headers say, else what the exporter listed. */
export function responseCookieNames(headers: HeaderList, listed: unknown): readonly string[] {
  const lines = getHeaderLines(headers, 'set-cookie');
  if (lines.length === 0) return listedNames(listed);
  return parseSetCookie(lines, { decodeValues: false, silent: true })
    .map((cookie) => cookie.name)
    .filter((name) => name !== '');
}

/** Exporters write a list, an object of names and values, or the one cookie itself. */
function listedNames(listed: unknown): readonly string[] {
  const isOne = typeof listed === 'object' && listed !== null && 'name' in listed && 'value' in listed;
  return Array.from(pairs(isOne ? [listed] : listed), ([name]) => name).filter((name) => name !== '');
}
