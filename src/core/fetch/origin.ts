import type { Origin } from '../exchange.ts';

/**
 * The serialized origin of a URL, `"null"` for an opaque one (`data:`, `file:`), JSON null for what is no URL.
 * https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin
 */
export function originOf(url: string | null): Origin | null {
  if (url === null || !URL.canParse(url)) return null;
  return new URL(url).origin;
}

/** https://html.spec.whatwg.org/#same-origin: opaque origins, serialized `"null"`, are never the same. */
export function isSameOrigin(a: Origin, b: Origin): boolean {
  return a === b && a !== 'null';
}

/** https://url.spec.whatwg.org/#include-credentials */
export function includesUserinfo(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}

export function isHttpScheme(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** An absolute URL from a Location value, null where it is no URL. https://fetch.spec.whatwg.org/#concept-response-location-url */
export function resolveLocation(location: string, base: string): string | null {
  return URL.canParse(location, base) ? new URL(location, base).href : null;
}
