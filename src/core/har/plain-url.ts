/** `https://host` up to what ends a host; what follows it is never wrong. */
const AUTHORITY = /^https?:\/\/[a-z0-9.-]{1,255}(?::\d{1,5})?(?=[/?#]|$)/;

const known = new Map<string, string | null>();
const REMEMBERED = 1_000;

/**
 * The origin of a URL that surely is absolute: its scheme and host parse, and after these no path, query or fragment makes a URL
 * fail. Null for what must be parsed to be known. https://url.spec.whatwg.org/#url-parsing
 */
export function plainOrigin(url: string): string | null {
  const authority = AUTHORITY.exec(url)?.[0];
  if (authority === undefined) return null;
  let origin = known.get(authority);
  if (origin === undefined) {
    if (known.size >= REMEMBERED) known.clear();
    origin = URL.canParse(authority) ? new URL(authority).origin : null;
    known.set(authority, origin);
  }
  return origin;
}
