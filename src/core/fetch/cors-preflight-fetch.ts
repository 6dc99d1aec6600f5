import { getHeader, type Origin, type Response } from '../exchange.ts';
import { corsCheck } from './cors-check.ts';
import { isCorsSafelistedMethod } from './cors-safelisted-method.ts';
import { extractHeaderListValues, type HeaderListValues } from './extract-header-list-values.ts';
import type { CredentialsMode, Failure, Findings, Step } from './reason.ts';

const ALGORITHM = 'CORS-preflight fetch';
const URL_OF = 'https://fetch.spec.whatwg.org/#cors-preflight-fetch';

/** What is known of a redirect that Chromium met, said, and hid. */
export const HIDDEN_REDIRECT: Step = {
  algorithm: ALGORITHM,
  step: '7',
  outcome: 'fail',
  detail: 'The answer is a redirect: the browser says so, and hides the answer.',
  url: URL_OF,
};

export interface PreflightInput {
  readonly origin: Origin;
  readonly credentials: CredentialsMode;
  /** The actual request's method, case as sent. */
  readonly method: string;
  /** CORS-unsafe request-header names, lower case: the preflight's own `Access-Control-Request-Headers`. */
  readonly unsafeNames: readonly string[];
  readonly response: Pick<Response, 'status' | 'headers'>;
  /**
   * True for engines in which the wildcard still covers `Authorization` (Chromium and Firefox, who only warn); false
   * for the standard.
   */
  readonly wildcardCoversAuthorization: boolean;
}

/** https://fetch.spec.whatwg.org/#redirect-status */
export const isRedirectStatus = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/** https://fetch.spec.whatwg.org/#ok-status */
export const isOkStatus = (status: number): boolean => status >= 200 && status <= 299;

/**
 * Steps 7 and 8 of the CORS-preflight fetch, on a preflight's captured response; steps 1 to 6 are the browser's
 * sending of it. Goes on after a failing step as if it had been put right.
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export function corsPreflightFetch(input: PreflightInput): Findings {
  const { origin, credentials, method, unsafeNames, response } = input;
  const { headers, status } = response;
  const check = corsCheck({ origin, credentials, headers, on: 'preflight' });
  const steps: Step[] = [...check.steps];
  const failures: Failure[] = [...check.failures];
  const note = (step: string, outcome: Step['outcome'], detail: string) =>
    void steps.push({ algorithm: ALGORITHM, step, outcome, detail, url: URL_OF });
  const fail = (step: string, reason: Failure['reason'], parameter: string | null, detail: string) => {
    note(step, 'fail', detail);
    failures.push({ reason, on: 'preflight', parameter });
  };

  // 7. If a CORS check for request and response returns success and response's status is an ok status, then:
  if (isOkStatus(status)) note('7', 'pass', `The status is ${status}.`);
  else if (isRedirectStatus(status) && getHeader(headers, 'Location') !== null) {
    fail('7', 'preflight-redirect', getHeader(headers, 'Location'), `The answer, ${status}, is a redirect.`);
  } else fail('7', 'preflight-status', String(status), `The status is ${status}, not one of 200 to 299.`);

  // 7.1, 7.2. Extract header list values.
  const methods = extractHeaderListValues(headers, 'Access-Control-Allow-Methods');
  const headerNames = extractHeaderListValues(headers, 'Access-Control-Allow-Headers');
  // 7.3. If either methods or headerNames is failure, return a network error.
  checkSyntax(methods, 'Access-Control-Allow-Methods', 'allow-methods-invalid');
  checkSyntax(headerNames, 'Access-Control-Allow-Headers', 'allow-headers-invalid');

  // 7.4. If methods is null and request's use-CORS-preflight flag is set, set methods to request's method: the flag
  // (upload listeners, streams) is not in a capture, so that no header allows the safelisted methods alone.
  // 7.5. If request's method is not in methods, is not a CORS-safelisted method, and request's credentials mode is
  // "include" or methods does not contain `*`, then return a network error.
  const allowedMethods = methods?.values ?? [];
  if (isCorsSafelistedMethod(method)) note('7.5', 'pass', `${method} needs no listing.`);
  else if (allowedMethods.includes(method)) note('7.5', 'pass', `${method} is in Access-Control-Allow-Methods.`);
  else if (credentials !== 'include' && allowedMethods.includes('*'))
    note('7.5', 'pass', `The wildcard covers ${method}.`);
  else fail('7.5', 'method-not-allowed', method, `${method} is not in Access-Control-Allow-Methods.`);

  // 7.6 and 7.7: each unsafe name must be listed, or covered by `*` without credentials; `Authorization` must be listed.
  const allowedNames = new Set((headerNames?.values ?? []).map((name) => name.toLowerCase()));
  const wildcard = credentials !== 'include' && allowedNames.has('*');
  for (const name of unsafeNames) {
    const nonWildcard = name === 'authorization' && !input.wildcardCoversAuthorization;
    if (allowedNames.has(name)) note('7.7', 'pass', `${name} is in Access-Control-Allow-Headers.`);
    else if (wildcard && !nonWildcard) note('7.7', 'pass', `The wildcard covers ${name}.`);
    else {
      const step = nonWildcard ? '7.6' : '7.7';
      fail(step, 'header-not-allowed', name, `${name} is not in Access-Control-Allow-Headers.`);
    }
  }
  return { steps, failures };

  function checkSyntax(list: HeaderListValues | null, name: string, reason: Failure['reason']): void {
    if (list === null) return;
    const [invalid] = list.invalid;
    if (invalid === undefined) note('7.3', 'pass', `${name} is a list of names.`);
    else fail('7.3', reason, invalid, `${name} holds ${invalid}, which is no name.`);
  }
}
