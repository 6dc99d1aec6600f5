import { type Exchange, getHeader } from './exchange.ts';
import { exchangeFromEntry, tellsErrors } from './har/exchange-from-entry.ts';
import { findJsonError } from './har/json-error.ts';
import { browserOf, creatorOf, type Log, readLog } from './har/log.ts';
import { pageUrls } from './har/pages.ts';
import type { Source } from './report-schema.ts';

/** The text is no HAR file. The message is one line that says what is wrong and where. */
export class HarError extends Error {
  override readonly name = 'HarError';
}

/**
 * The exchanges of a HAR 1.1 or 1.2 file by any exporter. An entry that cannot be read is counted in `source.skipped` with its
 * index and the reason.
 * @throws {HarError} where the text is no HAR file
 */
export function parseHar(text: string): { exchanges: readonly Exchange[]; source: Source } {
  const log = readLog(parseJson(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text));
  if (typeof log === 'string') throw new HarError(log);
  const browser = browserOf(log);
  const pages = pageUrls(log);
  const reportsErrors = log.creator.name === 'WebInspector' && log.entries.some(tellsErrors);
  const exchanges: Exchange[] = [];
  const skipped: Source['skipped'] = [];
  for (const [index, entry] of log.entries.entries()) {
    const page = pageOf(entry, pages);
    const context = { id: `e${index}`, sequence: index, entry: index, browser, page, sanitised: false, reportsErrors };
    const exchange = exchangeFromEntry(entry, context);
    if ('skipped' in exchange) skipped.push({ entry: index, reason: exchange.skipped });
    else exchanges.push(exchange);
  }
  const sanitised = isSanitised(log, exchanges);
  return {
    exchanges: sanitised ? exchanges.map((exchange) => ({ ...exchange, sanitised })) : exchanges,
    source: { kind: 'har', creator: creatorOf(log), browser, entries: log.entries.length, skipped, sanitised },
  };
}

function pageOf(entry: unknown, pages: ReadonlyMap<string, string>): string | null {
  if (typeof entry !== 'object' || entry === null || !('pageref' in entry)) return null;
  return typeof entry.pageref === 'string' ? (pages.get(entry.pageref) ?? null) : null;
}

/** Chromium leaves credentials out by default and does not say so: a file of its own without any cannot be told from one that had none. */
function isSanitised(log: Log, exchanges: readonly Exchange[]): boolean {
  if (log.creator.name !== 'WebInspector' || exchanges.length === 0) return false;
  return !exchanges.some(
    ({ request, response }) =>
      request.cookies.length > 0 ||
      getHeader(request.headers, 'authorization') !== null ||
      getHeader(request.headers, 'cookie') !== null ||
      (response !== null && getHeader(response.headers, 'set-cookie') !== null),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new HarError(whyNotJson(text));
  }
}

function whyNotJson(text: string): string {
  const error = findJsonError(text);
  const where = error === null ? 'not JSON' : `not JSON at line ${error.line} column ${error.column}`;
  const start = text.trimStart();
  if (start === '') return `${where}: the input is empty`;
  const jsonp = /^([\w$.]{1,80})\s*\(\s*[[{]/.exec(start)?.[1];
  if (jsonp !== undefined) return `${where}: this is JSONP, take the object out of the call of ${jsonp}()`;
  if (start.startsWith('<')) return `${where}: this looks like HTML or XML`;
  if (error?.offset === text.length) return `${where}: the text ends there, unfinished`;
  return where;
}
