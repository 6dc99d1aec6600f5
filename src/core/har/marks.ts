import { type Browser, type HeaderList, hasHeader } from '../exchange.ts';
import type { HarEntry, HarResponse } from './entry.ts';
import { readHeaders } from './headers.ts';

/**
 * The browser's own OPTIONS. Chromium says so; elsewhere it shows by Access-Control-Request-Method, which no page can set.
 * https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function isPreflight(
  method: string,
  headers: HeaderList,
  initiator: string | null,
  resourceType: string | null,
): boolean {
  if (initiator === 'preflight' || resourceType === 'preflight') return true;
  return method === 'OPTIONS' && hasHeader(headers, 'origin') && hasHeader(headers, 'access-control-request-method');
}

/** Headers that Chromium's network stack adds on the way to the wire: where one is listed, the list is the wire's. */
const WIRE_HEADERS = ['host', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'origin', 'cookie', 'connection'];

export interface Wire {
  readonly browser: Browser;
  readonly headers: HeaderList;
  readonly pseudo: boolean;
  readonly answered: boolean;
}

/**
 * True where the request headers are only what the page asked for, because the request was never sent or a cache answered.
 * Chromium: no header of the wire among them, and the protocol is unknown or only named (`http/1.1`, where a sent request line
 * reads `HTTP/1.1`). Firefox: no header bytes, as of what was never sent and of what a cache or a service worker answered. A
 * header size of -1 proves nothing.
 */
export function isProvisional(entry: HarEntry, { browser, headers, pseudo, answered }: Wire): boolean {
  const { httpVersion, headersSize } = entry.request;
  if (browser === 'firefox') return headersSize === 0;
  if (browser !== 'chromium' || pseudo || WIRE_HEADERS.some((name) => hasHeader(headers, name))) return false;
  return !answered || typeof entry._fromCache === 'string' || httpVersion === httpVersion.toLowerCase();
}

/**
 * True where a service worker answered. Chromium says so; Firefox counts no bytes of the answer, neither of its head nor of its
 * content, though there is content: of an answer from its cache it counts the content's.
 */
export function isFromServiceWorker({ request, response }: HarEntry, browser: Browser): boolean {
  if (response === null) return false;
  if (response._fetchedViaServiceWorker === true) return true;
  if (browser !== 'firefox' || request.headersSize !== 0) return false;
  const size = sizeOf(response.content);
  return response.headersSize === 0 && response.bodySize === 0 && size !== null && size > 0;
}

const sizeOf = (content: unknown): number | null =>
  typeof content === 'object' && content !== null && 'size' in content && typeof content.size === 'number'
    ? content.size
    : null;

/**
 * A request still under way, as `getHAR` lists it. Chromium has neither a status nor an error for it; Firefox has sent its headers
 * and knows no size of an answer, not even 0, or knows the headers of one and not yet its status.
 */
export function isPending({ request, response, _resourceType }: HarEntry, browser: Browser): boolean {
  if (response?.status !== 0) return false;
  if (browser === 'chromium') return response._error === null && _resourceType !== 'websocket';
  if (browser !== 'firefox') return false;
  return readHeaders(response.headers).headers.length > 0 || (response.bodySize === -1 && request.headersSize !== 0);
}

/** The network stack's own words, or null. The empty text is Chromium's for a request that it refused to start. */
export function errorOf(entry: HarEntry, answered: boolean): string | null {
  const { response } = entry;
  if (response === null) return null;
  const error = response._error ?? response._failureText;
  if (typeof error === 'string') return error === '' && answered ? null : error;
  if (typeof error === 'object' && error !== null) return errorText(error);
  return answered ? null : webSocketError(entry._webSocketMessages);
}

function errorText(error: object): string {
  if ('errorText' in error && typeof error.errorText === 'string') return error.errorText;
  if ('message' in error && typeof error.message === 'string') return error.message;
  return 'an error without words';
}

/** What Chromium says of a WebSocket's handshake that was refused, or null. It shows only as the text of the first message. */
export function webSocketError(messages: unknown): string | null {
  if (!Array.isArray(messages)) return null;
  const [first] = messages as readonly unknown[];
  if (typeof first !== 'object' || first === null || !('data' in first) || typeof first.data !== 'string') return null;
  return /response code: \d{3}/.test(first.data) ? first.data : null;
}

/** Where the response redirects, as captured, or null. */
export function redirectOf(response: HarResponse, status: number, location: string | null): string | null {
  if (typeof response.redirectURL === 'string' && response.redirectURL !== '') return response.redirectURL;
  return status >= 300 && status < 400 ? location : null;
}
