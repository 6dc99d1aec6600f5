import { getHeader } from '../exchange.ts';
import type { Command } from './curl.ts';
import { createPlaceholders, type Piece } from './placeholders.ts';
import { limitsOf, onOneLine, onTheWire, type RepeatableRequest, repeatableHeaders } from './repeatable.ts';

/** Headers that only the browser sets. https://fetch.spec.whatwg.org/#forbidden-request-header */
const FORBIDDEN =
  /^(?:accept-charset|access-control-request-(?:headers|method|local-network|private-network)|cookie2?|date|dnt|expect|origin|referer|set-cookie|te|trailer|upgrade|via|proxy-.*|sec-.*)$/i;

/**
 * A `fetch` call for the console of the page, or any JavaScript module: literals that a parser reads as exactly what was sent.
 * Masked values are variables. What only the browser may set is left to it; the cookies, where some were sent, to
 * `credentials`. Null where the URL is not of HTTP.
 * https://fetch.spec.whatwg.org/#fetch-method
 */
export function toFetchCall(request: RepeatableRequest): Command | null {
  if (!/^https?:\/\//i.test(request.url)) return null;
  const { header, url, body, given } = createPlaceholders();
  const { method } = request;
  const target = url(request.url.replace(/#.*$/s, ''));
  const headers = repeatableHeaders(request.headers).filter(({ name }) => !FORBIDDEN.test(name));
  const text = request.body?.text ?? '';
  const mayHaveBody = method !== 'GET' && method !== 'HEAD';
  const lines = [
    `  method: ${literal(method)},`,
    '  headers: [',
    ...headers.map(
      ({ name, value }) => `    [${literal(name)}, ${expression(header(name, onOneLine(value).trim()))}],`,
    ),
    '  ],',
    ...(text !== '' && mayHaveBody ? [`  body: ${expression(body(text))},`] : []),
    `  credentials: ${getHeader(request.headers, 'cookie') === null ? "'same-origin'" : "'include'"},`,
  ];
  const pieces = target.map((piece) => ('text' in piece ? { text: onTheWire(piece.text) } : piece));
  const limits = [...limitsOf(request)];
  if (text !== '' && !mayHaveBody) limits.push(`fetch sends no body with ${method}.`);
  return { text: `await fetch(${expression(pieces)}, {\n${lines.join('\n')}\n});`, placeholders: given(), limits };
}

/** Quotes of JSON, with everything escaped that could end a script element or confuse a reader. */
function literal(text: string): string {
  const unsafe = /[^\x20-\x7e]|<(?=[/!])/gu;
  return JSON.stringify(text).replace(unsafe, (char) =>
    Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}

function expression(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ('text' in piece ? literal(piece.text) : piece.variable)).join(' + ') || "''";
}
