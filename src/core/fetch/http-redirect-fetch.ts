import type { Origin } from '../exchange.ts';
import { includesUserinfo, isHttpScheme, isSameOrigin, originOf } from './origin.ts';
import type { Failure, Findings, Step } from './reason.ts';

const ALGORITHM = 'HTTP-redirect fetch';
const URL_OF = 'https://fetch.spec.whatwg.org/#http-redirect-fetch';

/**
 * The steps of HTTP-redirect fetch that CORS is part of, on one captured redirect of a request in CORS mode.
 * `tainted`: the request's response tainting is "cors". https://fetch.spec.whatwg.org/#http-redirect-fetch
 */
export function httpRedirectFetch(input: {
  readonly origin: Origin;
  readonly tainted: boolean;
  /** The location URL; what is no URL as it stands in the header. */
  readonly locationUrl: string;
}): Findings {
  const { origin, tainted, locationUrl } = input;
  const steps: Step[] = [];
  const failures: Failure[] = [];
  const note = (step: string, outcome: Step['outcome'], detail: string) =>
    void steps.push({ algorithm: ALGORITHM, step, outcome, detail, url: URL_OF });

  // 4. If locationURL is failure, then return a network error.
  // 6. If locationURL's scheme is not an HTTP(S) scheme, then return a network error.
  if (isHttpScheme(locationUrl)) note('6', 'pass', 'The redirect stays on http or https.');
  else {
    note('6', 'fail', 'The redirect leaves http and https.');
    const reason = tainted ? 'redirect-scheme' : 'redirect-scheme-same-origin';
    failures.push({ reason, on: 'actual', parameter: locationUrl });
  }
  // 9. If request's mode is "cors", locationURL includes credentials, and request's origin is not same origin with
  // locationURL's origin, then return a network error.
  // 10. If request's response tainting is "cors" and locationURL includes credentials, then return a network error.
  const foreign = !isSameOrigin(origin, originOf(locationUrl) ?? 'null');
  if ((tainted || foreign) && includesUserinfo(locationUrl)) {
    note(foreign ? '9' : '10', 'fail', 'The redirect carries a user name or password in its URL.');
    failures.push({ reason: 'redirect-with-userinfo', on: 'actual', parameter: null });
  } else note('10', 'pass', 'The redirect carries no user name or password.');
  return { steps, failures };
}

/**
 * Whether a request is redirect-tainted after this list of URLs: its Origin then reads `null`.
 * https://fetch.spec.whatwg.org/#concept-request-tainted-origin
 */
export function isRedirectTainted(origin: Origin, urls: readonly string[]): boolean {
  let last: Origin | null = null;
  for (const url of urls) {
    const current = originOf(url) ?? 'null';
    if (last !== null && !isSameOrigin(current, last) && !isSameOrigin(origin, last)) return true;
    last = current;
  }
  return false;
}
