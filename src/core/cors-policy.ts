import type { Chain, Hop } from './chain.ts';
import type { Denial } from './denial.ts';
import { getHeader, hasHeader } from './exchange.ts';
import { isCorsSafelistedMethod } from './fetch/cors-safelisted-method.ts';
import { corsUnsafeRequestHeaderNames } from './fetch/cors-unsafe-request-header-names.ts';
import { methodOf, requestOrigin } from './fetch/hop-context.ts';
import { requestedHeaderNames } from './fetch/simulate.ts';
import type { CorsPolicy } from './policy.ts';

/** Seconds: within every browser's cap (WebKit's is 600, Chromium's 7200), short enough to correct a mistake. */
const MAX_AGE = 600;

/** The one policy that serves every captured request to a target. */
export interface WantedPolicy {
  readonly policy: CorsPolicy;
  /** How it is known whether credentials must be allowed. */
  readonly credentials: 'sent' | 'not-sent' | 'told-by-siblings' | 'assumed';
}

/**
 * The policy that lets the denied requests of one target pass, and every other captured request to it with them: least
 * privilege, exact origins. Null where none of them was blocked by CORS.
 */
export function wantedPolicy(denials: readonly Denial[]): WantedPolicy | null {
  const crossOrigin = denials.filter((denial) => denial.cors !== null);
  if (!crossOrigin.some(isCorsTheFault)) return null;
  const siblings = crossOrigin.find((denial) => denial.siblings.length > 0)?.siblings ?? [];
  const chains: readonly Chain[] = [...crossOrigin, ...siblings.filter(isCrossOrigin)];
  const hops = chains.flatMap((chain) => chain.hops);
  const methods = hops.map(methodOf).filter((method) => method !== '' && !isCorsSafelistedMethod(method));
  const credentials = credentialsOf(crossOrigin, siblings);
  return {
    policy: {
      allowOrigins: unique(chains.flatMap(exactOrigin)),
      allowMethods: unique(methods),
      allowHeaders: unique(hops.flatMap(unsafeNamesOf)),
      allowCredentials: credentials !== 'not-sent',
      maxAge: MAX_AGE,
      exposeHeaders: [],
    },
    credentials,
  };
}

/** Whether a change of the server's CORS answers is part of what clears this denial. */
export const isCorsTheFault = ({ cors }: Denial): boolean =>
  cors !== null && (cors.blocked === true || cors.failures.length > 0);

/** None for an opaque origin, which every sandboxed page has and no server may allow. */
function exactOrigin(chain: Chain): readonly string[] {
  const origin = requestOrigin(chain);
  return origin === null || origin === 'null' ? [] : [origin];
}

/** What its preflight asked for, else what one would have asked for. */
function unsafeNamesOf({ preflight, actual }: Hop): readonly string[] {
  if (preflight !== null) return requestedHeaderNames(preflight);
  return actual === null ? [] : corsUnsafeRequestHeaderNames(actual.request.headers);
}

function isCrossOrigin({ hops: [first] }: Chain): boolean {
  return first.preflight !== null || hasHeader(first.actual?.request.headers ?? [], 'Origin');
}

function credentialsOf(denials: readonly Denial[], siblings: readonly Chain[]): WantedPolicy['credentials'] {
  const modes = denials.map((denial) => denial.cors?.credentials);
  if (modes.includes('include')) return 'sent';
  if (modes.every((mode) => mode === 'omit')) return 'not-sent';
  return siblingsSend(siblings) ? 'told-by-siblings' : 'assumed';
}

/** Whether requests that passed carried cookies and were allowed to. */
const siblingsSend = (siblings: readonly Chain[]): boolean =>
  siblings.some(({ hops }) =>
    hops.some(
      ({ actual }) =>
        actual?.response != null &&
        actual.request.cookies.length > 0 &&
        getHeader(actual.response.headers, 'Access-Control-Allow-Credentials') === 'true',
    ),
  );

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();
