import { type Exchange, getHeader, hasHeader, type Origin } from '../exchange.ts';
import { isLocalNetworkRequest, isTrustworthy } from './address-space.ts';
import { corsCheck } from './cors-check.ts';
import { corsPreflightFetch, HIDDEN_REDIRECT, isRedirectStatus } from './cors-preflight-fetch.ts';
import { inEngineOrder } from './engine-names.ts';
import { trimOws } from './extract-header-list-values.ts';
import type { HopContext } from './hop-context.ts';
import { httpRedirectFetch } from './http-redirect-fetch.ts';
import { isSameOrigin, originOf, resolveLocation } from './origin.ts';
import { CORS_CHECK_REASONS, type CredentialsMode, type Failure, type Findings, type Step } from './reason.ts';
import { needsPreflight } from './request-mode.ts';

/** Where in the course of a request something happened. */
export interface Position {
  readonly hop: number;
  readonly on: 'preflight' | 'actual';
}

export interface PlacedStep extends Step {
  readonly hop: number;
  readonly on: 'preflight' | 'actual';
}

/** The course that an engine takes over captured answers in one credentials mode. */
export interface Simulation {
  readonly credentials: CredentialsMode;
  readonly steps: readonly PlacedStep[];
  /** Every failure, in engine order: by hop, the preflight before the actual. */
  readonly failures: readonly (Failure & Position)[];
  /** The first, where the engine stops; null where it lets the request through. */
  readonly stop: (Failure & Position) | null;
}

/** Runs the CORS algorithms over the hops as `engine` would, in one credentials mode. Never throws. */
export function simulate(
  contexts: readonly HopContext[],
  credentials: CredentialsMode,
  engine: 'chromium' | 'firefox' | 'standard',
): Simulation {
  const steps: PlacedStep[] = [];
  const failures: (Failure & Position)[] = [];
  const order = engine === 'firefox' ? 'firefox' : 'chromium';
  for (const context of contexts) {
    for (const on of ['preflight', 'actual'] as const) {
      const exchange = context.hop[on];
      if (exchange === null) continue;
      const found =
        on === 'preflight'
          ? onPreflight(context, exchange, credentials, engine)
          : onActual(context, exchange, credentials, engine);
      steps.push(...found.steps.map((step) => ({ ...step, hop: context.index, on })));
      failures.push(...inEngineOrder(found.failures, order).map((failure) => ({ ...failure, hop: context.index, on })));
    }
  }
  return { credentials, steps, failures, stop: failures[0] ?? null };
}

const NOTHING: Findings = { steps: [], failures: [] };

function onPreflight(
  { preflightOrigin: origin, method, url, hop: { actual } }: HopContext,
  preflight: Exchange,
  credentials: CredentialsMode,
  engine: 'chromium' | 'firefox' | 'standard',
): Findings {
  if (preflight.error === 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS')
    return blockedByLocalNetwork(origin, 'preflight');
  if (isForWarning(preflight) && actual?.response != null) return NOTHING;
  const { response } = preflight;
  // Chromium's words for a redirect that a preflight met; it often hides the answer itself.
  if (response === null && preflight.error === 'net::ERR_INVALID_REDIRECT') {
    return { steps: [HIDDEN_REDIRECT], failures: [{ reason: 'preflight-redirect', on: 'preflight', parameter: null }] };
  }
  if (response === null || origin === null) return NOTHING;
  const unsafeNames = requestedHeaderNames(preflight);
  const found = corsPreflightFetch({
    origin,
    credentials,
    method: getHeader(preflight.request.headers, 'Access-Control-Request-Method') ?? method,
    unsafeNames,
    response,
    wildcardCoversAuthorization: engine !== 'standard',
  });
  // Firefox sends the preflight of a redirected request with the first origin, and makes no CORS check where that is the
  // URL's own.
  if (engine !== 'firefox' || !isSameOrigin(origin, originOf(url) ?? 'null')) return found;
  return {
    steps: found.steps.filter(({ algorithm }) => algorithm !== 'CORS check'),
    failures: found.failures.filter(({ reason }) => !CORS_CHECK_REASONS.includes(reason)),
  };
}

/** Private Network Access, in older versions of Chromium: such a preflight failed and stopped nothing. */
export const isForWarning = ({ request }: Exchange): boolean =>
  hasHeader(request.headers, 'Access-Control-Request-Private-Network');

/** Pages of no secure context are not even asked: https://wicg.github.io/local-network-access/#integration-with-fetch */
function blockedByLocalNetwork(origin: Origin | null, on: Position['on']): Findings {
  const insecure = origin !== null && origin !== 'null' && !isTrustworthy(origin);
  const reason = insecure ? 'local-network-access-insecure' : 'local-network-access';
  return { steps: [], failures: [{ reason, on, parameter: null }] };
}

/**
 * A request that needs no preflight, and that Chromium refused without an answer: of a page's own only its local network
 * check does that. Of a worker's DevTools show no answer at all.
 */
const isRefusedLocally = (origin: Origin, actual: Exchange, preflight: Exchange | null): boolean =>
  actual.error === 'net::ERR_FAILED' &&
  preflight === null &&
  actual.initiator?.worker !== true &&
  !needsPreflight(actual) &&
  isLocalNetworkRequest(origin, actual.request.url);

/** `Access-Control-Request-Headers` as the browser sent it: the CORS-unsafe request-header names, lower case. */
export function requestedHeaderNames(preflight: Exchange): readonly string[] {
  return (getHeader(preflight.request.headers, 'Access-Control-Request-Headers') ?? '')
    .split(',')
    .map((name) => trimOws(name).toLowerCase())
    .filter((name) => name !== '');
}

function onActual(
  { origin, crossOrigin, url, hop: { preflight } }: HopContext,
  actual: Exchange,
  credentials: CredentialsMode,
  engine: 'chromium' | 'firefox' | 'standard',
): Findings {
  const { response } = actual;
  if (origin === null) return NOTHING;
  if (response === null)
    return engine === 'chromium' && isRefusedLocally(origin, actual, preflight)
      ? blockedByLocalNetwork(origin, 'actual')
      : NOTHING;
  // HTTP fetch: the CORS check is not applied to what a service worker answered, nor to a redirect that the browser made
  // itself (HSTS), and which no server answered.
  const exempt = hasHeader(response.headers, 'Non-Authoritative-Reason') || actual.fetchedViaServiceWorker;
  const check =
    crossOrigin === true && !exempt
      ? checkOf(corsCheck({ origin, credentials, headers: response.headers, on: 'actual' }), actual, preflight)
      : NOTHING;
  const location = getHeader(response.headers, 'Location') ?? response.redirectUrl;
  const locationUrl =
    isRedirectStatus(response.status) && location !== null ? (resolveLocation(location, url) ?? location) : null;
  if (locationUrl === null) return check;
  const redirect = httpRedirectFetch({ origin, tainted: crossOrigin === true, locationUrl });
  return { steps: [...check.steps, ...redirect.steps], failures: [...check.failures, ...redirect.failures] };
}

/**
 * Where a cache asked whether its answer is still good, the stored response counts, which is not captured, with the headers
 * that the 304 has put in the place of its own: https://www.rfc-editor.org/rfc/rfc9111#section-4.3.4
 */
function checkOf(check: Findings, actual: Exchange, preflight: Exchange | null): Findings {
  if (actual.response?.status !== 304 || !isRevalidation(actual, preflight)) return check;
  // Chromium says what became of it: it was let through.
  if (actual.reportsErrors) return NOTHING;
  return { steps: [], failures: check.failures.filter(({ parameter }) => parameter !== null) };
}

/** The browser's own, made for its cache; what was refused was no cache's. */
const isRevalidation = (actual: Exchange, preflight: Exchange | null): boolean =>
  actual.error === null && !(preflight !== null && asksCondition(preflight));

/** A condition (`If-None-Match`) that the page set needs a preflight, and its 304 is handed to the page like any answer. */
export const asksCondition = (preflight: Exchange): boolean =>
  requestedHeaderNames(preflight).some((name) => name.startsWith('if-'));
