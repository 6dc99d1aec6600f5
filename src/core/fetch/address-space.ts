import { parseUrl } from '../parse-url.ts';

/**
 * How near a host is, as far as its name or address tells; a name that resolves to a private address looks public.
 * https://wicg.github.io/local-network-access/#ip-address-space
 */
export type AddressSpace = 'public' | 'local' | 'loopback';

const LOOPBACK = /^(?:localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const LOCAL =
  /^(?:10\.\d+\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|192\.168\.\d+\.\d+|169\.254\.\d+\.\d+|\[f[cd][\da-f]{2}:.*|\[fe[89ab][\da-f]:.*|.+\.local)$/;

/** The address space of a URL's host. */
export function addressSpaceOf(url: string): AddressSpace {
  const hostname = parseUrl(url)?.hostname ?? '';
  if (LOOPBACK.test(hostname)) return 'loopback';
  return LOCAL.test(hostname) ? 'local' : 'public';
}

const DISTANCE = { public: 0, local: 1, loopback: 2 } as const;

/** Whether a request from this origin goes to a nearer network. https://wicg.github.io/local-network-access/#local-network-request */
export const isLocalNetworkRequest = (origin: string, url: string): boolean =>
  DISTANCE[addressSpaceOf(url)] > DISTANCE[addressSpaceOf(origin)];

/** https://w3c.github.io/webappsec-secure-contexts/#potentially-trustworthy-origin; a page's frames must be so, too. */
export const isTrustworthy = (origin: string): boolean =>
  origin.startsWith('https:') || addressSpaceOf(origin) === 'loopback';

/** https://w3c.github.io/webappsec-mixed-content/#should-block-fetch, of a page or its origin. */
export const isMixedContent = (from: string, url: string): boolean =>
  from.startsWith('https:') && url.startsWith('http:') && !isTrustworthy(url);
