/** The same URL is asked for many times in a row, by one stage after the other. */
const latest = new Map<string, URL | null>();
const REMEMBERED = 64;

/**
 * The parsed URL, null for what is none; to be read, never changed. https://url.spec.whatwg.org/#url-parsing
 *
 * Not `URL.canParse`: once it is compiled for speed, Node 20 denies every URL that holds a Latin-1 letter.
 */
export function parseUrl(url: string, base?: string): URL | null {
  if (base !== undefined) return parse(url, base);
  const known = latest.get(url);
  if (known !== undefined) return known;
  const made = parse(url);
  if (latest.size === REMEMBERED) for (const [oldest] of latest) if (latest.delete(oldest)) break;
  latest.set(url, made);
  return made;
}

function parse(url: string, base?: string): URL | null {
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
}
