import { isOfAnswersOnly } from './answer-header.ts';
import type { Chain, Hop } from './chain.ts';
import { type Denial, targetOf } from './denial.ts';
import { getHeader } from './exchange.ts';
import { isCorsSafelistedMethod } from './fetch/cors-safelisted-method.ts';
import { corsUnsafeRequestHeaderNames } from './fetch/cors-unsafe-request-header-names.ts';
import { methodOf, requestOrigin, urlOf } from './fetch/hop-context.ts';
import { judge } from './fetch/judge.ts';
import { originOf } from './fetch/origin.ts';
import { requestedHeaderNames } from './fetch/simulate.ts';
import type { CorsVerdict } from './fetch/verdict.ts';
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
  const [first] = crossOrigin;
  if (first === undefined || !crossOrigin.some(isCorsTheFault)) return null;
  const target = targetOf(first);
  const siblings = siblingsOf(crossOrigin);
  const chains: readonly Chain[] = [...crossOrigin, ...siblings.map(({ chain }) => chain)];
  const hops = chains.flatMap((chain) => chain.hops.filter((hop) => originOf(urlOf(hop)) === target));
  const methods = hops.map(methodOf).filter((method) => method !== '' && !isCorsSafelistedMethod(method));
  const credentials = credentialsOf(crossOrigin, siblings);
  return {
    policy: {
      allowOrigins: unique(chains.flatMap(exactOrigin)),
      allowMethods: unique(methods),
      allowHeaders: unique(hops.flatMap(unsafeNamesOf).filter((name) => !isOfAnswersOnly(name))),
      allowCredentials: credentials !== 'not-sent',
      maxAge: MAX_AGE,
      exposeHeaders: [],
    },
    credentials,
  };
}

/** A request that passed, with what CORS made of it. */
interface Sibling {
  readonly chain: Chain;
  readonly cors: CorsVerdict;
}

/** Of the requests that passed those that were made in CORS mode from another origin: an Origin header alone does not say so. */
function siblingsOf(denials: readonly Denial[]): readonly Sibling[] {
  const browser = new Map(
    denials.flatMap((denial) => denial.siblings.map((chain) => [chain, denial.browser] as const)),
  );
  return [...browser].flatMap(([chain, by]) => {
    const cors = judge(chain, by);
    return cors === null ? [] : [{ chain, cors }];
  });
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

function credentialsOf(denials: readonly Denial[], siblings: readonly Sibling[]): WantedPolicy['credentials'] {
  const modes = denials.map((denial) => denial.cors?.credentials);
  if (modes.includes('include')) return 'sent';
  if (siblings.some(needsCredentials)) return 'told-by-siblings';
  return modes.every((mode) => mode === 'omit') ? 'not-sent' : 'assumed';
}

/** It carried credentials, or was allowed to: the policy must not take that away. */
function needsCredentials({ chain: { hops }, cors }: Sibling): boolean {
  if (cors.credentials !== 'unknown') return cors.credentials === 'include';
  return hops.some(
    ({ actual }) =>
      actual?.response != null && getHeader(actual.response.headers, 'Access-Control-Allow-Credentials') === 'true',
  );
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();
