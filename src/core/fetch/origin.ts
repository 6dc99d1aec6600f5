import type { Origin } from '../exchange.ts';
import { parseUrl } from '../parse-url.ts';

/**
 * The serialized origin of a URL, `"null"` for an opaque one (`data:`, `file:`), JSON null for what is no URL.
 * https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin
 */
export function originOf(url: string | null): Origin | null {
  return url === null ? null : (parseUrl(url)?.origin ?? null);
}

/** https://html.spec.whatwg.org/#same-origin: opaque origins, serialized `"null"`, are never the same. */
export function isSameOrigin(a: Origin, b: Origin): boolean {
  return a === b && a !== 'null';
}

/** https://url.spec.whatwg.org/#include-credentials */
export function includesUserinfo(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed !== null && (parsed.username !== '' || parsed.password !== '');
}

export function isHttpScheme(url: string): boolean {
  return /^https?:$/.test(parseUrl(url)?.protocol ?? '');
}

/** An absolute URL from a Location value, null where it is no URL. https://fetch.spec.whatwg.org/#concept-response-location-url */
export function resolveLocation(location: string, base: string): string | null {
  return parseUrl(location, base)?.href ?? null;
}
