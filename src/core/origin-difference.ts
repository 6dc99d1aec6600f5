import type { Origin } from './exchange.ts';
import { parseUrl } from './parse-url.ts';

/**
 * In what a value that was meant to be an origin differs from the origin that asked: a clause without a full stop
 * (`your origin has no slash at its end`).
 */
export function originDifference(origin: Origin, allowed: string): string {
  if (origin === 'null')
    return 'the request came with the origin null, as sandboxed frames, files and some redirects do';
  if (allowed === 'null') return `your origin is ${origin}`;
  if (allowed === `${origin}/`) return `your origin, ${origin}, has no slash at its end`;
  if (allowed.startsWith(`${origin}/`)) return `an origin, here ${origin}, has no path`;
  if (allowed.toLowerCase() === origin) return `origins are written in lower case, ${origin}`;
  if (allowed.includes('*')) return `a pattern matches no origin, and yours is ${origin}`;
  const asked = parseUrl(origin);
  const named = parseUrl(allowed);
  if (asked === null || named === null) return `your origin is ${origin}`;
  if (named.hostname === '' || !allowed.includes('//')) return `the scheme is missing, and your origin is ${origin}`;
  if (named.hostname !== asked.hostname) {
    const www = named.hostname === `www.${asked.hostname}` || asked.hostname === `www.${named.hostname}`;
    return www ? `with and without www are two origins, and yours is ${origin}` : `your origin is ${origin}`;
  }
  if (named.protocol !== asked.protocol) return `your origin has the scheme ${asked.protocol.slice(0, -1)}: ${origin}`;
  if (named.port !== asked.port)
    return `your origin has ${asked.port === '' ? 'no port' : `the port ${asked.port}`}: ${origin}`;
  return `your origin is ${origin}`;
}
