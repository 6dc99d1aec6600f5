import { parse } from 'content-type';

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
function hasUnsafeByte(value: string): boolean {
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if ((code < 0x20 && code !== 0x09) || code === 0x7f || '"():<>?@[\\]{}'.includes(character)) return true;
  }
  return false;
}

/** A single range with a start, and an end that may be missing: `bytes=0-5`, `bytes=0-`. https://fetch.spec.whatwg.org/#simple-range-header-value */
function isSimpleRange(value: string): boolean {
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(value) ?? [];
  if (start === undefined || end === undefined) return false;
  return end === '' || BigInt(start) <= BigInt(end);
}

const SAFE_ESSENCES: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);

function hasSafeContentType(value: string): boolean {
  if (hasUnsafeByte(value)) return false;
  return SAFE_ESSENCES.has(parse(value).type);
}

/** Length in bytes of a header's value: one a character, as a page sets them; more only where a tool decoded the value as UTF-8. */
export function byteLength(value: string): number {
  const isByteString = [...value].every((character) => character <= '\u00ff');
  return isByteString ? value.length : new TextEncoder().encode(value).length;
}

/**
 * Whether a header needs no preflight. Steps as in the standard; `value` is the value as sent.
 * https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
export function isCorsSafelistedRequestHeader(name: string, value: string): boolean {
  // 1. If value's length is greater than 128, then return false.
  if (byteLength(value) > 128) return false;
  // 2. Byte-lowercase name and switch on the result.
  switch (name.toLowerCase()) {
    case 'accept':
      return !hasUnsafeByte(value);
    case 'accept-language':
    case 'content-language':
      return /^[0-9A-Za-z *,\-.;=]*$/.test(value);
    case 'content-type':
      return hasSafeContentType(value);
    case 'range':
      return isSimpleRange(value);
    default:
      return false;
  }
}
