import { type Exchange, getHeader, ownResponse, type Response } from './exchange.ts';
import { isRedirectStatus } from './fetch/cors-preflight-fetch.ts';
import { originOf } from './fetch/origin.ts';
import { firstAbove } from './free-places.ts';
import { groupBy } from './group-by.ts';
import type { Redacted } from './redact.ts';
import { startOf, targetOf } from './through-service-worker.ts';

type Actual = Redacted<Exchange>;

/**
 * A redirect that was refused once is refused again from the browser's own cache, and of that Chromium shows neither a status
 * nor a header. Returns each such request with the response of the earlier one, marked as stored.
 *
 * `actuals` sorted by start. `continued`: those that a redirect led to or that a worker fetched: more than a cache was asked.
 */
export function storedRedirects(
  actuals: readonly Actual[],
  preflightOf: ReadonlyMap<Actual, Exchange>,
  continued: { readonly has: (actual: Actual) => boolean },
): ReadonlyMap<Actual, Actual> {
  const answered = new Map<Actual, Actual>();
  const waiting = actuals.filter((actual) => isUnanswered(actual));
  if (waiting.length === 0) return answered;
  const redirects = groupBy(actuals.filter(isRefusedRedirect), targetOf);
  for (const actual of waiting) {
    const latest = latestBefore(redirects.get(targetOf(actual)) ?? [], actual);
    const preflight = preflightOf.get(actual);
    const mayBeStored =
      preflight === undefined || (latest !== null && isSameAnswer(preflight, preflightOf.get(latest)));
    const from = continued.has(actual) || !mayBeStored ? null : latest;
    if (from !== null && from.response !== actual.response)
      answered.set(actual, { ...actual, response: from.response, storedResponse: true });
    else if (from === null && preflight !== undefined && actual.storedResponse === true)
      answered.set(actual, withoutResponse(actual));
  }
  return answered;
}

function withoutResponse({ storedResponse: _, ...actual }: Actual): Actual {
  return { ...actual, response: null };
}

/** A preflight that answers what an earlier one did lets through what that one let through. */
const isSameAnswer = ({ response }: Exchange, before: Exchange | undefined): boolean =>
  response !== null && before?.response != null && leaveOf(response) === leaveOf(before.response);

const leaveOf = ({ status, headers }: Response): string =>
  JSON.stringify([
    status,
    ['Origin', 'Credentials', 'Methods', 'Headers'].map((name) => getHeader(headers, `Access-Control-Allow-${name}`)),
  ]);

/** Refused before anything of an answer was told, in Chromium, outside of workers. */
function isUnanswered(actual: Actual): boolean {
  const { browser, error, initiator, provisional, request } = actual;
  if (browser !== 'chromium' || !provisional || initiator?.worker === true || ownResponse(actual) !== null)
    return false;
  return error === 'net::ERR_FAILED' && isStoredMethod(request.method);
}

const isStoredMethod = (method: string): boolean => method === 'GET' || method === 'HEAD';

function isRefusedRedirect(actual: Actual): boolean {
  const response = ownResponse(actual);
  return response !== null && isRedirectStatus(response.status) && actual.error === 'net::ERR_FAILED';
}

/** The latest redirect that began before this request, if a cache may still answer with it, and to a page of the same origin. */
function latestBefore(redirects: readonly Actual[], actual: Actual): Actual | null {
  const { startedDateTime } = actual;
  if (startedDateTime === null) return null;
  const from = redirects[firstAbove(redirects, startedDateTime, startOf) - 1];
  if (from === undefined || from === actual || !isFresh(from, startedDateTime)) return null;
  return refererOrigin(from) === refererOrigin(actual) ? from : null;
}

const refererOrigin = ({ request }: Exchange): string | null => originOf(getHeader(request.headers, 'Referer') ?? '');

/**
 * Whether a cache may answer with this at a time in milliseconds since the epoch: a permanent redirect unless it says no, any other
 * only where it says so. https://www.rfc-editor.org/rfc/rfc9111#section-4.2
 */
function isFresh({ response, startedDateTime }: Exchange, at: number): boolean {
  if (response === null || startedDateTime === null) return false;
  const control = (getHeader(response.headers, 'Cache-Control') ?? '').toLowerCase();
  if (/\bno-(?:store|cache)\b/.test(control)) return false;
  const [, seconds] = /\bmax-age\s*=\s*"?(\d+)/.exec(control) ?? [];
  if (seconds !== undefined) return startedDateTime + Number(seconds) * 1000 > at;
  const expires = getHeader(response.headers, 'Expires');
  if (expires !== null) return Date.parse(expires) > at;
  // https://www.rfc-editor.org/rfc/rfc9110#section-15.4: cacheable by default; without a date no cache guesses for how long.
  return response.status === 301 || response.status === 308;
}
