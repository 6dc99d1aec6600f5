import { getHeader, type HeaderList, type Origin } from '../exchange.ts';
import { parseUrl } from '../parse-url.ts';
import type { CorsReason, CredentialsMode, Failure, Findings, Step } from './reason.ts';

const ALGORITHM = 'CORS check';
const URL_OF = 'https://fetch.spec.whatwg.org/#concept-cors-check';

/** What the check asks of the request: its serialized origin and its credentials mode. */
export interface CorsCheckInput {
  readonly origin: Origin;
  readonly credentials: CredentialsMode;
  readonly headers: HeaderList;
  readonly on: 'preflight' | 'actual';
}

/**
 * The CORS check. The standard stops at the first failing step; this goes on as if it had been put right, so that the
 * failures hold everything that the next try would meet. https://fetch.spec.whatwg.org/#concept-cors-check
 */
export function corsCheck({ origin, credentials, headers, on }: CorsCheckInput): Findings {
  const steps: Step[] = [];
  const failures: Failure[] = [];
  const note = (step: string, outcome: Step['outcome'], detail: string) =>
    void steps.push({ algorithm: ALGORITHM, step, outcome, detail, url: URL_OF });

  // 1. Let origin be the result of getting `Access-Control-Allow-Origin` from response's header list.
  const allowOrigin = getHeader(headers, 'Access-Control-Allow-Origin');
  // 2. If origin is null, then return failure.
  if (allowOrigin === null) {
    note('2', 'fail', 'There is no Access-Control-Allow-Origin.');
    failures.push({ reason: 'allow-origin-missing', on, parameter: null });
  } else {
    note('2', 'pass', `Access-Control-Allow-Origin: ${allowOrigin}`);
    // 3. If request's credentials mode is not "include" and origin is `*`, then return success.
    if (credentials !== 'include' && allowOrigin === '*') {
      note('3', 'pass', 'The wildcard allows every origin to a request without credentials.');
      return { steps, failures };
    }
    // 4. If the result of byte-serializing a request origin with request is not origin, then return failure.
    if (allowOrigin === origin) note('4', 'pass', `It is the request's origin, ${origin}, byte for byte.`);
    else {
      // Firefox counts lines of exactly this spelling; others are joined to a list first.
      const repeated = headers.filter(({ name }) => name === 'Access-Control-Allow-Origin').length > 1;
      const reason = repeated ? 'allow-origin-repeated' : reasonOfMismatch(allowOrigin);
      note('4', 'fail', `${allowOrigin === '' ? 'The empty value' : allowOrigin} is not ${origin}, byte for byte.`);
      failures.push({ reason, on, parameter: allowOrigin });
    }
  }
  // 5. If request's credentials mode is not "include", then return success.
  if (credentials !== 'include') {
    note('5', 'pass', 'The request carries no credentials, so none need be allowed.');
    return { steps, failures };
  }
  // 6. Let credentials be the result of getting `Access-Control-Allow-Credentials` from response's header list.
  const allowCredentials = getHeader(headers, 'Access-Control-Allow-Credentials');
  // 7. If credentials is `true`, then return success. 8. Return failure.
  if (allowCredentials === 'true') note('7', 'pass', 'Access-Control-Allow-Credentials: true');
  else {
    note(
      '8',
      'fail',
      allowCredentials === null
        ? 'There is no Access-Control-Allow-Credentials.'
        : `Access-Control-Allow-Credentials: ${allowCredentials} is not true, byte for byte.`,
    );
    failures.push({ reason: 'allow-credentials-missing', on, parameter: allowCredentials });
  }
  return { steps, failures };
}

/**
 * Names the way in which a value is not the origin. The standard makes no difference; Chromium does, and its order is
 * followed: the wildcard, several values, no URL, another origin. `null` parses as no URL, yet is an origin.
 */
function reasonOfMismatch(allowOrigin: string): CorsReason {
  if (allowOrigin === '*') return 'wildcard-with-credentials';
  if (/[ ,]/.test(allowOrigin)) return 'allow-origin-multiple';
  if (allowOrigin !== 'null' && !isUrl(allowOrigin)) return 'allow-origin-invalid';
  return 'allow-origin-mismatch';
}

/** To Chromium a host whose Punycode means nothing is one all the same; other parsers, Node's among them, deny it. */
const isUrl = (text: string): boolean => parseUrl(text) !== null || parseUrl(text.replace(/\bxn--/gi, 'xn')) !== null;
