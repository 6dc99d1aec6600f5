import type { Hop } from '../chain.ts';
import { type Exchange, getHeader, hasHeader } from '../exchange.ts';
import type { CredentialsMode } from './reason.ts';

/** What a capture tells of the credentials mode, which no exporter writes. */
export interface CredentialsModeVerdict {
  readonly mode: CredentialsMode | 'unknown';
  /** False where it is told by a default that the page may have changed. */
  readonly certain: boolean;
  readonly because: string;
}

/** The major versions since which an engine sends `Sec-Fetch-Storage-Access`, as far as is known. */
const STORAGE_ACCESS_SINCE = { chromium: 133, firefox: 153 } as const;

/**
 * The credentials mode of a cross-origin request in CORS mode, from its hops across origins.
 * https://fetch.spec.whatwg.org/#concept-request-credentials-mode
 */
export function credentialsMode(across: readonly Hop[]): CredentialsModeVerdict {
  const actuals = across.flatMap(({ actual }) => actual ?? []);
  const told = [
    ...actuals.map(toldByCookie),
    ...across.map(toldByStorageAccess),
    ...actuals.map(toldByKind),
    ...actuals.map(toldByAbsence),
  ].find((verdict) => verdict !== null);
  if (told != null) return told;
  const sanitised = actuals.some((exchange) => exchange.sanitised);
  return {
    mode: 'unknown',
    certain: false,
    because: sanitised
      ? 'The file was exported without cookies, so whether any were sent is not known.'
      : 'No cookie was sent, which a request with credentials and no cookies looks like as well.',
  };
}

function toldByCookie({ request }: Exchange): CredentialsModeVerdict | null {
  const sent = request.cookies.length > 0 || hasHeader(request.headers, 'Cookie');
  return sent
    ? { mode: 'include', certain: true, because: 'The request carried a Cookie header across origins.' }
    : null;
}

/** A font that was preloaded with `crossorigin=use-credentials` and without a cookie looks like any other. */
function toldByKind({ request, resourceType }: Exchange): CredentialsModeVerdict | null {
  if (resourceType === 'font' || getHeader(request.headers, 'Sec-Fetch-Dest') === 'font') {
    return { mode: 'omit', certain: false, because: 'Fonts are fetched without credentials across origins.' };
  }
  return resourceType === 'ping'
    ? { mode: 'include', certain: true, because: 'Beacons are sent with credentials.' }
    : null;
}

/** Firefox sends it with the preflight as well, on behalf of the actual. */
function toldByStorageAccess({ preflight, actual }: Hop): CredentialsModeVerdict | null {
  const shown = [preflight, actual].some(
    (one) => one !== null && hasHeader(one.request.headers, 'Sec-Fetch-Storage-Access'),
  );
  const because = 'Sec-Fetch-Storage-Access is there, which browsers send only with credentials.';
  return shown ? { mode: 'include', certain: true, because } : null;
}

/** Its absence tells only of a request to another site whose headers are the wire's. */
function toldByAbsence({ browser, provisional, request: { headers } }: Exchange): CredentialsModeVerdict | null {
  if (provisional || (browser !== 'chromium' && browser !== 'firefox')) return null;
  if (getHeader(headers, 'Sec-Fetch-Site') !== 'cross-site') return null;
  const agent = getHeader(headers, 'User-Agent') ?? '';
  const version = (browser === 'chromium' ? /Chrome\/(\d+)/ : /Firefox\/(\d+)/).exec(agent)?.[1];
  if (version === undefined || Number(version) < STORAGE_ACCESS_SINCE[browser]) return null;
  // Firefox leaves it out of a worker's requests, and its entries do not tell a worker's from a page's.
  return browser === 'chromium'
    ? {
        mode: 'omit',
        certain: true,
        because: 'Sec-Fetch-Storage-Access is absent, which Chromium sends with credentials to another site.',
      }
    : {
        mode: 'omit',
        certain: false,
        because:
          'Sec-Fetch-Storage-Access is absent, which Firefox sends with credentials to another site, but not from a worker.',
      };
}
