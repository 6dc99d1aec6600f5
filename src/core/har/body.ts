import { parse } from 'content-type';
import type { Body } from '../exchange.ts';
import { pairs } from './headers.ts';

/** Characters of a body that are kept: what a diagnosis reads stands at the beginning. */
const BODY_LIMIT = 65_536;

/** A body of more bytes than this per kept character cannot occur in UTF-8. */
const BYTES_PER_CHARACTER = 4;

/**
 * A request's content from `postData`, null where it had none. Exporters that write only the fields of a form have its text put
 * together again; a form with files does not come back.
 */
export function readRequestBody(postData: unknown, bodySize: unknown): Body | null {
  if (typeof postData !== 'object' || postData === null) return null;
  const mimeType = 'mimeType' in postData ? mediaType(postData.mimeType) : '';
  let text = 'text' in postData && typeof postData.text === 'string' ? postData.text : null;
  if (!text && 'params' in postData && /urlencoded/i.test(mimeType)) text = formText(postData.params) || text;
  if (text !== null && 'encoding' in postData && postData.encoding === 'base64')
    return decoded(mimeType, size(bodySize), text);
  return { mimeType, size: size(bodySize), ...cut(text) };
}

/**
 * A response's content, null where the exporter has none. An empty text of a content with a size was not captured.
 * `contentType`: the header, for exporters that leave the type out.
 */
export function readResponseBody(content: unknown, contentType: string | null): Body | null {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null;
  const stated = 'mimeType' in content ? mediaType(content.mimeType) : '';
  const mimeType = stated || (contentType ?? '');
  const bytes = 'size' in content ? size(content.size) : null;
  const text =
    'text' in content && typeof content.text === 'string' && (content.text !== '' || !bytes) ? content.text : null;
  if (text !== null && 'encoding' in content && content.encoding === 'base64') return decoded(mimeType, bytes, text);
  return { mimeType, size: bytes, ...cut(text) };
}

/** What browsers write where there was no type: Chromium, and Firefox's `UNKNOWN_CONTENT_TYPE`. */
const NO_TYPE: readonly string[] = ['x-unknown', 'application/x-unknown-content-type'];

const mediaType = (value: unknown): string => (typeof value === 'string' && !NO_TYPE.includes(value) ? value : '');

/** Exporters write -1 for unknown. */
const size = (value: unknown): number | null => (typeof value === 'number' && value >= 0 ? value : null);

function cut(text: string | null): Pick<Body, 'text' | 'truncated'> {
  if (text === null || text.length <= BODY_LIMIT) return { text, truncated: false };
  const last = text.charCodeAt(BODY_LIMIT - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return { text: text.slice(0, splitsPair ? BODY_LIMIT - 1 : BODY_LIMIT), truncated: true };
}

/** Fields of a form as the wire had them. Exporters differ in whether they decode; what must be encoded is, the rest stays. */
function formText(params: unknown): string {
  const encode = (text: string): string => text.replace(/[^\w.*~+%!'()-]/gu, encodeURIComponent);
  return Array.from(pairs(params), ([name, value]) => `${encode(name)}=${encode(plain(value))}`).join('&');
}

const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

const TEXTUAL =
  /^(?:text\/|application\/(?:.*[+])?(?:json|xml|javascript|ecmascript|x-www-form-urlencoded|graphql|yaml|x-ndjson)|image\/svg\+xml|$)/i;

function decoded(mimeType: string, bytes: number | null, base64: string): Body {
  const none = { mimeType, size: bytes, text: null, truncated: false };
  const { type, parameters } = parse(mimeType);
  if (!TEXTUAL.test(type)) return none;
  const kept = base64.slice(0, Math.ceil((BODY_LIMIT * BYTES_PER_CHARACTER) / 3) * 4);
  try {
    const binary = atob(kept);
    const text = decoder(parameters.charset).decode(
      Uint8Array.from(binary, (char) => char.charCodeAt(0)),
      { stream: true },
    );
    const whole = cut(text);
    return { mimeType, size: bytes, text: whole.text, truncated: whole.truncated || kept.length < base64.length };
  } catch {
    return none;
  }
}

function decoder(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
