import { type Browser, getHeader, hasHeader } from '../../core/exchange.ts';
import { isMixedContent } from '../../core/fetch/address-space.ts';
import { corsCheck } from '../../core/fetch/cors-check.ts';
import { corsPreflightFetch } from '../../core/fetch/cors-preflight-fetch.ts';
import { extractHeaderListValues } from '../../core/fetch/extract-header-list-values.ts';
import { includesUserinfo, isHttpScheme, originOf } from '../../core/fetch/origin.ts';
import type { CredentialsMode } from '../../core/fetch/reason.ts';
import { fieldsOf, type Glimpse, headersOf } from './glimpse.ts';
import type { RingRecord } from './ring.ts';

/** Errors of requests that the page itself gave up, or that ended because their page did. */
const ABORTED: ReadonlySet<string> = new Set(['net::ERR_ABORTED', 'NS_BINDING_ABORTED']);

/**
 * The cheap look that decides whether an entry is worth a closer one: true for whatever may be a denial. It errs on
 * the side of looking; what it lets pass is never looked at again, except beside a denial.
 */
export function isSuspect(entry: unknown, seen: Glimpse, browser: Browser): boolean {
  if (seen.status >= 400) return true;
  if (seen.preflight) return seen.status === 0 || preflightOutcome(entry, seen) === 'fails';
  if (browser === 'chromium') return isRefusedInChromium(entry, seen);
  if (seen.redirect !== null && endsThere(seen, seen.redirect)) return true;
  return seen.status === 0 || failsCorsCheck(entry, seen);
}

/** A redirect that no script's request follows, or to where it came from: Firefox then shows nothing more of it. */
const endsThere = ({ url }: Glimpse, redirect: string): boolean =>
  includesUserinfo(redirect) || !isHttpScheme(redirect) || redirect === url || isMixedContent(url, redirect);

/** A WebSocket that ends without a status was refused; anything else without status and error is pending. */
function isRefusedInChromium(entry: unknown, { status, error, url, redirect }: Glimpse): boolean {
  if (error === null && redirect !== null) return !isHttpScheme(redirect) && isOfScript(entry);
  if (error === null) return status === 0 && /^wss?:/i.test(url);
  if (redirect !== null && isMixedContent(url, redirect)) return true;
  return !ABORTED.has(error);
}

/** No script follows a redirect out of http; a page may, to an application of the system. */
const isOfScript = (entry: unknown): boolean => /^(?:fetch|xhr)$/.test(String(fieldsOf(entry)?._resourceType));

export type PreflightOutcome = 'passes' | 'fails' | 'depends';

/**
 * What a browser makes of a preflight's answer: whether its actual request was sent. `depends`: only with or only
 * without credentials, which no entry tells.
 */
export function preflightOutcome(entry: unknown, { status }: Glimpse): PreflightOutcome {
  const fields = fieldsOf(entry);
  const requestHeaders = headersOf(fields?.request);
  const origin = getHeader(requestHeaders, 'Origin');
  if (origin === null) return status >= 200 && status <= 299 ? 'depends' : 'fails';
  const method = getHeader(requestHeaders, 'Access-Control-Request-Method') ?? 'GET';
  const unsafeNames = extractHeaderListValues(requestHeaders, 'Access-Control-Request-Headers')?.values ?? [];
  const response = { status, headers: headersOf(fields?.response) };
  const passes = (credentials: CredentialsMode) => {
    const found = corsPreflightFetch({
      origin,
      credentials,
      method,
      unsafeNames,
      response,
      wildcardCoversAuthorization: true,
    });
    return found.failures.length === 0;
  };
  // Firefox sends it with the preflight of a request with credentials, and of no other.
  if (hasHeader(requestHeaders, 'Sec-Fetch-Storage-Access')) return passes('include') ? 'passes' : 'fails';
  if (!passes('omit')) return 'fails';
  return passes('include') ? 'passes' : 'depends';
}

function failsCorsCheck(entry: unknown, { url, status }: Glimpse): boolean {
  const fields = fieldsOf(entry);
  const requestHeaders = headersOf(fields?.request);
  const origin = getHeader(requestHeaders, 'Origin');
  if (origin === null || origin === originOf(url)) return false;
  const mode = getHeader(requestHeaders, 'Sec-Fetch-Mode');
  if (mode !== null && mode.toLowerCase() !== 'cors') return false;
  const told = ['Cookie', 'Sec-Fetch-Storage-Access'].some((name) => hasHeader(requestHeaders, name));
  // After redirects between origins neither header says of it what the first hop's do.
  const credentials = told || origin === 'null' ? 'include' : 'omit';
  const headers = headersOf(fields?.response);
  // Of a 304 that names no origin the stored answer counts.
  if (status === 304 && !hasHeader(headers, 'Access-Control-Allow-Origin')) return false;
  return corsCheck({ origin, credentials, headers, on: 'actual' }).failures.length > 0;
}

/** A request whose preflight failed has no answer that could still come. `nearby`: what may belong to it. */
export const isExplained = (nearby: readonly RingRecord[]): boolean =>
  nearby.some(({ entry, glimpse }) => glimpse.preflight && preflightOutcome(entry, glimpse) === 'fails');
