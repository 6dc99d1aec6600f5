import type { HeaderList } from '../exchange.ts';

/** What is needed of a request to send it again; those of an exchange and of a report both have it. */
export interface RepeatableRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  /** True where the headers are only those that the page set. */
  readonly provisional?: boolean;
  readonly body: { readonly text: string | null; readonly size: number | null; readonly truncated: boolean } | null;
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2 */
const isToken = (text: string): boolean => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text);

/** Headers that the sending program makes itself: repeated, they would contradict what it sends. */
const FRAMING = [
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'accept-encoding',
  'http2-settings',
];

/** The headers worth sending again, those left out for a name that no header can have not among them. */
export const repeatableHeaders = (headers: HeaderList): HeaderList =>
  headers.filter(({ name }) => isToken(name) && !FRAMING.includes(name.toLowerCase()));

/** What cannot be said again, one sentence each. */
export function limitsOf({ headers, body }: RepeatableRequest): readonly string[] {
  const limits: string[] = [];
  if (headers.some(({ name }) => !isToken(name))) limits.push('A header whose name no header can have is left out.');
  if (body?.text === null && body.size) limits.push(`The body (${body.size} bytes) was not captured as text.`);
  if (body?.truncated) limits.push('The body is cut: only its beginning was captured.');
  if (body?.text?.includes('\0')) limits.push('NUL characters of the body are left out.');
  return limits;
}

/** Line breaks cannot occur in a header's value on the wire. */
export const onOneLine = (value: string): string => value.replace(/[\r\n\0]+/g, ' ');

/** A piece of a URL, with the characters percent-encoded that a URL cannot hold. */
export function onTheWire(url: string): string {
  return url.replace(/[^!-~]/gu, (char) => encodeURIComponent(/^[\ud800-\udfff]$/u.test(char) ? '\ufffd' : char));
}
