import type { Chain } from '../chain.ts';
import { type Exchange, getHeader, hasHeader } from '../exchange.ts';
import { isMixedContent } from './address-space.ts';
import { isRedirectStatus } from './cors-preflight-fetch.ts';
import { requestOrigin, urlOf } from './hop-context.ts';
import { isHttpScheme, resolveLocation } from './origin.ts';
import { asksCondition, type Position, type Simulation } from './simulate.ts';

/** What the captured entries themselves say of the course a request took, before any header is judged. */
export interface Observation {
  /**
   * `passed`: the browser gave the answer to the page. `blocked`: it refused, and no network error is the reason.
   * `network`: the network stack failed. `ended`: aborted by the page, or not finished when it was captured.
   * `never-sent`: no answer, and this exporter names no reason. `silent`: an answer came, and this exporter does not say
   * what became of it.
   */
  readonly outcome: 'passed' | 'blocked' | 'network' | 'ended' | 'never-sent' | 'silent';
  /** The furthest exchange that was answered: no earlier one can be where the browser stopped. Null: none was. */
  readonly reached: Position | null;
  /** True where the exporter hides an answer that the browser refused, so that none was captured may mean either. */
  readonly hidden: boolean;
  /** True where nothing shows that a server gave the answer: a service worker may have made it. */
  readonly synthetic: boolean;
  /** True where the page was loaded over https and the request went to http: browsers do not send it. */
  readonly mixed: boolean;
  /** Chromium's words for the failure. */
  readonly error: string | null;
  /** What keeps this from being proof; '' where nothing does. */
  readonly doubt: string;
}

/** Errors by which Chromium reports that the page was refused an answer, for a reason that it tells only its own tools. */
const REFUSED = new Set([
  'net::ERR_FAILED',
  'net::ERR_INVALID_REDIRECT',
  'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
]);

export function observe(chain: Chain): Observation {
  const index = chain.hops.length - 1;
  const { preflight, actual } = chain.hops[index] ?? chain.hops[0];
  const preflighted = preflight?.response != null;
  const reached: Position | null =
    actual?.response != null
      ? { hop: index, on: 'actual' }
      : preflighted
        ? { hop: index, on: 'preflight' }
        : index > 0
          ? { hop: index - 1, on: 'actual' }
          : null;
  const ended = actual === null ? null : endOfRedirects(chain, actual);
  const hidden = actual?.initiator?.worker === true && actual.response === null;
  const synthetic = actual !== null && isSynthetic(actual);
  const mixed = isMixed(chain) || ended === 'mixed';
  const base = { reached, hidden, synthetic, mixed, error: actual?.error ?? preflight?.error ?? null };
  if (preflight !== null && isUnfinished(preflight) && actual?.error == null)
    return { ...base, outcome: 'ended', doubt: '' };
  if (ended !== null) return { ...base, outcome: 'network', doubt: NOT_FOLLOWED };
  // Firefox's entry of it is that of a request which the page aborted; of this one it is known that it was not sent.
  if (mixed && actual !== null && !actual.reportsErrors)
    return { ...base, outcome: 'network', doubt: networkDoubt(actual) };
  if (actual !== null) return { ...base, ...outcomeOf(actual, preflight, reached !== null) };
  const refused = preflighted || REFUSED.has(preflight?.error ?? '');
  return refused
    ? { ...base, outcome: 'silent', doubt: '' }
    : { ...base, outcome: 'network', doubt: networkDoubt(preflight) };
}

const NOT_FOLLOWED =
  'That this is why the redirect was not followed is told by what browsers do; this one does not say it.';

/** https://fetch.spec.whatwg.org/#http-redirect-fetch, step 7. */
const MOST_REDIRECTS = 20;

/**
 * Why a redirect that is the last of its chain was not followed, where this exporter does not say so: it led from a page over
 * https into the clear, which Chromium calls an abort, or it was one too many. Null for any other request.
 */
function endOfRedirects(chain: Chain, { error, request, response, reportsErrors }: Exchange): 'mixed' | 'limit' | null {
  if (response === null || !isRedirectStatus(response.status)) return null;
  if (reportsErrors && error !== 'net::ERR_ABORTED') return null;
  if (chain.hops.length > MOST_REDIRECTS && !reportsErrors) return 'limit';
  const location = getHeader(response.headers, 'Location') ?? response.redirectUrl;
  const target = location === null ? null : resolveLocation(location, request.url);
  const from = requestOrigin(chain);
  return target !== null && from !== null && isMixedContent(from, target) ? 'mixed' : null;
}

/** Of the last hop, which then was not answered: that the page asked for or that it was redirected to. */
function isMixed(chain: Chain): boolean {
  const last = chain.hops.at(-1) ?? chain.hops[0];
  if (last.actual?.response != null || last.preflight?.response != null) return false;
  const { page = null, error = null } = last.actual ?? last.preflight ?? {};
  const from = requestOrigin(chain) ?? page;
  return !error && from !== null && isMixedContent(from, urlOf(last));
}

/**
 * Whether Chromium did not follow a redirect without saying so: its HAR names no error where one leads to a scheme of no
 * network, and lists nothing of that URL. Of one that the page itself did not want to follow it names one.
 */
export function leavesHttp({ error, reportsErrors, request, response }: Exchange): boolean {
  if (!reportsErrors || error !== null || response === null || !isRedirectStatus(response.status)) return false;
  const location = getHeader(response.headers, 'Location') ?? response.redirectUrl;
  const target = location === null ? null : resolveLocation(location, request.url);
  return target !== null && !isHttpScheme(target);
}

function outcomeOf(
  actual: Exchange,
  preflight: Exchange | null,
  wentOn: boolean,
): Pick<Observation, 'outcome' | 'doubt'> {
  const { browser, error, provisional, response, reportsErrors, storedResponse = false } = actual;
  const isStored = response?.status === 304 && !(preflight !== null && asksCondition(preflight));
  if (reportsErrors) {
    if (error === null && leavesHttp(actual)) return { outcome: 'blocked', doubt: '' };
    if (error === null) return { outcome: response === null ? 'ended' : 'passed', doubt: '' };
    if (REFUSED.has(error)) return { outcome: 'blocked', doubt: storedResponse ? EARLIER : isStored ? STORED : '' };
    // An answer that came, and then an abort: EventSource and no-cors report refusals by status in this way.
    if (error === 'net::ERR_ABORTED') return { outcome: response === null ? 'ended' : 'passed', doubt: '' };
    return { outcome: 'network', doubt: '' };
  }
  if (response !== null) return { outcome: 'silent', doubt: isStored ? STORED : silentDoubt(actual) };
  if (preflight !== null && preflight.response === null) return { outcome: 'network', doubt: networkDoubt(preflight) };
  // Firefox counts no header bytes of what it never put on the wire: stopped by CORS, by the page or by its rules.
  if (browser === 'firefox' && !provisional) return { outcome: 'network', doubt: networkDoubt(actual) };
  if (wentOn) return { outcome: 'never-sent', doubt: '' };
  return browser === 'firefox' ? { outcome: 'ended', doubt: '' } : { outcome: 'network', doubt: networkDoubt(actual) };
}

/** Pending when it was captured, or aborted. */
const isUnfinished = ({ error, reportsErrors, response }: Exchange): boolean =>
  response === null && reportsErrors && (error === null || error === 'net::ERR_ABORTED');

/** Servers date their answers, and caches keep the date. */
const isSynthetic = ({ provisional, reportsErrors, response }: Exchange): boolean =>
  response !== null && provisional && !reportsErrors && !hasHeader(response.headers, 'Date');

const STORED = 'A 304 stands for a stored answer, whose headers are not in the capture.';

const EARLIER =
  'Chromium shows no answer to this request. The browser had stored the answer to an earlier one, which is taken for it.';

function silentDoubt({ browser, provisional }: Exchange): string {
  if (provisional)
    return 'Nothing shows that this answer came from the network rather than from a service worker or a cache.';
  return browser === 'chromium' ? 'This file does not say what became of the request.' : '';
}

function networkDoubt(exchange: Exchange | null): string {
  if (exchange?.reportsErrors === true && exchange.error !== null) return '';
  return 'This browser does not say why a request ended without an answer: the network, an abort or a rule of the page.';
}

/** Whether a simulated course is one that the browser can have taken. */
export function agrees({ stop }: Simulation, { outcome, reached, hidden }: Observation): boolean {
  if (outcome === 'network' || outcome === 'ended') return true;
  if (stop === null) return outcome !== 'blocked' || hidden;
  return outcome !== 'passed' && !isBefore(stop, reached);
}

/** Whether the browser was past `a` when it came to `b`. */
export function isBefore(a: Position, b: Position | null): boolean {
  if (b === null) return false;
  return a.hop < b.hop || (a.hop === b.hop && a.on === 'preflight' && b.on === 'actual');
}
