import { type Exchange, getHeader, hasHeader } from '../exchange.ts';
import type { CredentialsMode } from './reason.ts';

/** What a capture tells of the credentials mode, which no exporter writes. */
export interface CredentialsModeVerdict {
  readonly mode: CredentialsMode | 'unknown';
  /** False where it is told by a default that the page may have changed. */
  readonly certain: boolean;
  readonly because: string;
}

/** Chromium sends `Sec-Fetch-Storage-Access` since this version. */
const STORAGE_ACCESS_SINCE = 133;

/**
 * The credentials mode of a cross-origin request in CORS mode, from exchanges of it that were sent across origins.
 * https://fetch.spec.whatwg.org/#concept-request-credentials-mode
 */
export function credentialsMode(crossOrigin: readonly Exchange[]): CredentialsModeVerdict {
  for (const exchange of crossOrigin) {
    const told = toldBy(exchange);
    if (told !== null) return told;
  }
  const sanitised = crossOrigin.some((exchange) => exchange.sanitised);
  return {
    mode: 'unknown',
    certain: false,
    because: sanitised
      ? 'The file was exported without cookies, so whether any were sent is not known.'
      : 'No cookie was sent, which a request with credentials and no cookies looks like as well.',
  };
}

function toldBy(exchange: Exchange): CredentialsModeVerdict | null {
  const { request } = exchange;
  if (request.cookies.length > 0 || hasHeader(request.headers, 'Cookie')) {
    return { mode: 'include', certain: true, because: 'The request carried a Cookie header across origins.' };
  }
  if (exchange.resourceType === 'font' || getHeader(request.headers, 'Sec-Fetch-Dest') === 'font') {
    return { mode: 'omit', certain: true, because: 'Fonts are fetched without credentials across origins.' };
  }
  if (exchange.resourceType === 'ping') {
    return { mode: 'include', certain: true, because: 'Beacons are sent with credentials.' };
  }
  if (exchange.provisional || exchange.browser !== 'chromium') return null;
  if (hasHeader(request.headers, 'Sec-Fetch-Storage-Access')) {
    const because = 'Sec-Fetch-Storage-Access is there, which Chromium sends only with credentials.';
    return { mode: 'include', certain: true, because };
  }
  const crossSite = getHeader(request.headers, 'Sec-Fetch-Site') === 'cross-site';
  const version = /Chrome\/(\d+)/.exec(getHeader(request.headers, 'User-Agent') ?? '')?.[1];
  if (crossSite && version !== undefined && Number(version) >= STORAGE_ACCESS_SINCE) {
    const because = 'Sec-Fetch-Storage-Access is absent, which Chromium sends with credentials to another site.';
    return { mode: 'omit', certain: true, because };
  }
  return null;
}
