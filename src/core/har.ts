import { type Browser, type Exchange, getHeader, type Response } from './exchange.ts';
import { readRequestBody, readResponseBody } from './har/body.ts';
import { requestCookieNames, responseCookieNames } from './har/cookies.ts';
import { readDateTime } from './har/date-time.ts';
import { type HarEntry, readEntry } from './har/entry.ts';
import { readHeaders } from './har/headers.ts';
import { readInitiator } from './har/initiator.ts';
import { findJsonError } from './har/json-error.ts';
import { browserOf, creatorOf, type Log, readLog } from './har/log.ts';
import { errorOf, isPending, isPreflight, isProvisional, redirectOf } from './har/marks.ts';
import { pageOfReferer, pageUrls } from './har/pages.ts';
import type { Source } from './report-schema.ts';

/** The text is no HAR file. The message is one line that says what is wrong and where. */
export class HarError extends Error {
  override readonly name = 'HarError';
}

/** What an entry does not say of itself. */
export interface EntryContext {
  readonly id: string;
  readonly sequence: number;
  /** Index in `log.entries`; null in a session, where requests still under way are no exchanges. */
  readonly entry: number | null;
  readonly browser: Browser;
  readonly page: string | null;
  readonly sanitised: boolean;
  /** True where other entries of the capture tell errors, so that silence means success. */
  readonly reportsErrors?: boolean;
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

/**
 * One entry of a file or of the devtools network API as an exchange, or why it is none. Properties are only read, so that a
 * proxied entry serves as well. `credentials` are not read here.
 */
export function exchangeFromEntry(raw: unknown, context: EntryContext): Exchange | { readonly skipped: string } {
  const entry = readEntry(raw);
  if (typeof entry === 'string') return { skipped: entry };
  const pending = isPending(entry, context.browser);
  if (context.entry === null && pending) return { skipped: 'pending' };
  const { request } = entry;
  const { headers, pseudo } = readHeaders(request.headers);
  const initiator = readInitiator(entry._initiator);
  const resourceType = typeof entry._resourceType === 'string' ? entry._resourceType.toLowerCase() : null;
  const response = readResponse(entry);
  const answered = response !== null;
  const url = request.url.replace(/#.*$/s, '');
  return {
    id: context.id,
    entry: context.entry,
    sequence: context.sequence,
    browser: context.browser,
    startedDateTime: readDateTime(entry.startedDateTime),
    time: typeof entry.time === 'number' && entry.time >= 0 ? entry.time : null,
    page: context.page ?? pageOfReferer(headers, url),
    role: isPreflight(request.method, headers, initiator?.type ?? null, resourceType) ? 'preflight' : 'actual',
    resourceType,
    initiator,
    request: {
      method: request.method,
      url,
      httpVersion: request.httpVersion,
      headers,
      cookies: requestCookieNames(headers, request.cookies),
      body: readRequestBody(request.postData, request.bodySize),
    },
    response,
    error: errorOf(entry, answered),
    // Neither an answer nor an error: that is what the exporter tells of a request under way.
    reportsErrors: tellsErrors(raw) || context.reportsErrors === true || pending,
    provisional: isProvisional(entry, { browser: context.browser, headers, pseudo, answered }),
    sanitised: context.sanitised,
    fetchedViaServiceWorker: entry.response?._fetchedViaServiceWorker === true,
    credentials: [],
  };
}

/** Exporters write 0, -1 or -2 where no response was received. */
function readResponse({ response }: HarEntry): Response | null {
  if (response === null || typeof response.status !== 'number') return null;
  const { status } = response;
  if (!Number.isInteger(status) || status < 100 || status > 599) return null;
  const { headers } = readHeaders(response.headers);
  return {
    status,
    statusText: response.statusText,
    httpVersion: response.httpVersion,
    headers,
    cookies: responseCookieNames(headers, response.cookies),
    redirectUrl: redirectOf(response, status, getHeader(headers, 'location')),
    body: readResponseBody(response.content, getHeader(headers, 'content-type')),
  };
}

function tellsErrors(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null || !('response' in entry)) return false;
  const { response } = entry;
  return typeof response === 'object' && response !== null && '_error' in response;
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
