/**
 * The parsed URL, null for what is none. https://url.spec.whatwg.org/#url-parsing
 *
 * Not `URL.canParse`: once it is compiled for speed, Node 20 denies every URL that holds a Latin-1 letter.
 */
export function parseUrl(url: string, base?: string): URL | null {
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
}
