import { type Browser, type Exchange, getHeader, type Response } from '../exchange.ts';
import { readRequestBody, readResponseBody } from './body.ts';
import { requestCookieNames, responseCookieNames } from './cookies.ts';
import { readDateTime } from './date-time.ts';
import { type HarEntry, readEntry } from './entry.ts';
import { readFrames } from './frames.ts';
import { readHeaders } from './headers.ts';
import { readInitiator } from './initiator.ts';
import {
  errorOf,
  isFromServiceWorker,
  isPending,
  isPreflight,
  isProvisional,
  redirectOf,
  webSocketError,
} from './marks.ts';
import { pageOfReferer } from './pages.ts';

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
  const told = readResponse(entry);
  const answered = told !== null;
  const response = told ?? refusedHandshake(entry);
  const frames = answered && told.status >= 400 ? readFrames(entry._webSocketMessages) : [];
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
    fetchedViaServiceWorker: isFromServiceWorker(entry, context.browser),
    ...(frames.length === 0 ? {} : { frames }),
    credentials: [],
  };
}

/** Of the answer to a WebSocket's handshake that is refused, Chromium tells the status alone, in words. */
function refusedHandshake(entry: HarEntry): Response | null {
  const words = entry.response?.status === 0 ? webSocketError(entry._webSocketMessages) : null;
  const status = Number(/response code: (\d{3})\b/.exec(words ?? '')?.[1] ?? 0);
  if (status < 100) return null;
  return { status, statusText: '', httpVersion: '', headers: [], cookies: [], redirectUrl: null, body: null };
}

/**
 * Exporters write 0, -1 or -2 where no response was received. Servers do send statuses above 599, and browsers take any of
 * three digits: https://www.rfc-editor.org/rfc/rfc9112#section-4
 */
function readResponse({ response }: HarEntry): Response | null {
  if (response === null || typeof response.status !== 'number') return null;
  const { status } = response;
  if (!Number.isInteger(status) || status < 100 || status > 999) return null;
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

/** True where the exporter writes errors at all. */
export function tellsErrors(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null || !('response' in entry)) return false;
  const { response } = entry;
  return typeof response === 'object' && response !== null && '_error' in response;
}
