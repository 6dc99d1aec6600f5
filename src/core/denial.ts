import { type Chain, isFixTried } from './chain.ts';
import type { Browser, Exchange, Origin } from './exchange.ts';
import { methodOf, requestOrigin, urlOf } from './fetch/hop-context.ts';
import { judge } from './fetch/judge.ts';
import { leavesHttp, observe } from './fetch/observation.ts';
import { originOf } from './fetch/origin.ts';
import type { CorsVerdict } from './fetch/verdict.ts';
import { recognise } from './recognise.ts';
import type { Recognition } from './recogniser.ts';
import type { Redacted } from './redact.ts';
import { isRefusal, refusalOf } from './refusal.ts';
import type { Refusal } from './report-schema.ts';
import type { ScopeRequirement } from './scope-requirement.ts';

/** A refused request with its preflight, hops, credentials and siblings: the word for what users call a finding. */
export interface Denial extends Chain {
  readonly id: string;
  readonly browser: Browser;
  readonly page: string | null;
  /** The first hop, as the script asked for it. */
  readonly request: { readonly method: string; readonly url: string; readonly origin: Origin | null };
  /** The preflight of the last hop. */
  readonly preflight: Redacted<Exchange> | null;
  /** The last hop's own exchange. */
  readonly actual: Redacted<Exchange> | null;
  readonly blockedBy: 'browser' | 'server' | 'network' | 'unknown';
  /** Null unless a cross-origin request in CORS mode. */
  readonly cors: CorsVerdict | null;
  /** What the recognisers say of the answers, most certain first. */
  readonly recognitions: readonly Recognition[];
  readonly refusal: Refusal | null;
  /** Other requests of the capture to the same origin that were not denied. */
  readonly siblings: readonly Chain[];
  /** Siblings that began before this, in milliseconds since the epoch, were cleared from view: evidence, and named no more. */
  readonly siblingsFrom?: number;
  /** What the user declared that endpoints want, all of it: `requirementFor` finds the one for this request. */
  readonly declared: readonly ScopeRequirement[];
  /** The latest request for a token, to whatever origin, that passed before this one; absent where none is known. */
  readonly renewal?: Redacted<Exchange>;
  /** When the same request passed after all, in milliseconds since the epoch; absent where it has not. */
  readonly clearedAt?: number;
  /** What came of the same request while a fix was tried on it; absent where none was. */
  readonly tried?: Trying;
}

/** What came of a request while a fix was tried on it. */
export interface Trying {
  /** When it began: milliseconds since the epoch. */
  readonly at: number;
  readonly passed: boolean;
}

/** Statuses that are a denial by themselves. */
const DENIED_STATUSES: ReadonlySet<number> = new Set([401, 403, 407, 419, 429, 451]);

/**
 * The denial that a request is, or null where it was not denied: a denied status, a CORS block, a network error of a
 * cross-origin request in CORS mode, or an answer that a recogniser names as a refusal. What the page aborted, and what
 * is not finished, never is. `siblings`: other requests of the capture to the same origin.
 * `declared`: see `parseDeclaredScopes` and `scopesOfOpenApi`.
 */
export function denialOf(
  chain: Chain,
  id: string,
  siblings: readonly Chain[] = [],
  declared: readonly ScopeRequirement[] = [],
): Denial | null {
  const { preflight, actual } = chain.hops[chain.hops.length - 1] ?? chain.hops[0];
  const last = actual ?? preflight;
  if (last === null || wasEnded(actual) || !mayBeDenied(chain)) return null;
  // What the browser gave to the page no CORS check stopped: that is worth no verdict where the server did not refuse it.
  if (observe(chain).outcome === 'passed' && !isRefusedByServer(actual)) return null;
  const cors = judge(chain, last.browser);
  const blockedBy = isFixTried(chain) ? blockerOfTried(cors, actual) : blockerOf(cors, actual);
  if (blockedBy === null) return null;
  const recognitions = [
    ...(actual === null ? [] : recognise(actual, 'actual')),
    ...(preflight === null ? [] : recognise(preflight, 'preflight')),
  ];
  const [first] = chain.hops;
  return {
    id,
    hops: chain.hops,
    browser: last.browser,
    page: (first.actual ?? first.preflight)?.page ?? null,
    request: { method: methodOf(first), url: urlOf(first), origin: requestOrigin(chain) },
    preflight,
    actual,
    blockedBy,
    cors,
    recognitions,
    refusal: refusalOf(recognitions, { preflight, actual }),
    siblings,
    declared,
  };
}

/** The origin that refused: that of the hop where the browser stopped, else of the last. */
export function targetOf(denial: Denial): Origin | null {
  const hop = denial.hops[denial.cors?.at?.hop ?? denial.hops.length - 1] ?? denial.hops[0];
  return originOf(urlOf(hop));
}

/** Aborted by the page, or not finished when it was captured. An abort after the answer came is EventSource's way. */
function wasEnded(actual: Exchange | null): boolean {
  if (actual === null || actual.response !== null || !actual.reportsErrors) return false;
  return actual.error === null || actual.error === 'net::ERR_ABORTED';
}

/** A cheap first look that lets through everything that may turn out to be a denial. */
function mayBeDenied(chain: Chain): boolean {
  return chain.hops.some(({ preflight, actual }) => {
    if (preflight !== null || actual === null) return true;
    if (actual.response === null || actual.response.status >= 400) return true;
    return actual.error !== null || !actual.reportsErrors || actual.response.body !== null || leavesHttp(actual);
  });
}

function blockerOf(cors: CorsVerdict | null, actual: Redacted<Exchange> | null): Denial['blockedBy'] | null {
  if (cors?.blocked === true) return 'browser';
  if (isRefusedByServer(actual)) return 'server';
  if (cors === null) return null;
  const { outcome } = cors.observation;
  if (outcome === 'network' || outcome === 'never-sent') return 'network';
  return outcome === 'blocked' ? 'unknown' : null;
}

/** While a fix is tried a request without an answer may have been stopped by headers that were not captured. */
function blockerOfTried(cors: CorsVerdict | null, actual: Redacted<Exchange> | null): Denial['blockedBy'] | null {
  const blocker = blockerOf(cors, actual);
  return blocker === 'network' && actual?.reportsErrors !== true ? 'unknown' : blocker;
}

function isRefusedByServer(actual: Redacted<Exchange> | null): boolean {
  const status = actual?.response?.status;
  return actual !== null && status !== undefined && (DENIED_STATUSES.has(status) || isRefusal(actual));
}
