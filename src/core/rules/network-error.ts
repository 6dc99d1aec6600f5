import { hostOf } from '../cors-evidence.ts';
import { isRedirectStatus } from '../fetch/cors-preflight-fetch.ts';
import { isNetworkFailure } from '../network-failure.ts';
import { defineRule, type Evidence } from '../rule.ts';

interface NetworkError extends Evidence {
  readonly error: string | null;
  /** An answer began, and broke off. */
  readonly began: boolean;
  /** It was redirected more often than browsers follow. */
  readonly circles: boolean;
  /** An answer came that is no HTTP that the browser can read. */
  readonly unreadable: boolean;
}

/** https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h: errors that only bytes of an answer can cause. */
const UNREADABLE =
  /^net::ERR_(INVALID_(HTTP_)?RESPONSE|RESPONSE_HEADERS_|CONTENT_DECODING_FAILED|INVALID_CHUNKED_ENCODING|INVALID_REDIRECT)/;

export default defineRule<NetworkError>({
  id: 'network-error',
  stage: 'network',
  title: 'The network failed',
  docs: [
    {
      text: 'A network error is a response whose type is "error", status is 0, … body is null.',
      url: 'https://fetch.spec.whatwg.org/#concept-network-error',
    },
  ],
  evidence(denial) {
    const { cors, actual } = denial;
    if (denial.blockedBy !== 'network' || cors === null || actual === null) return null;
    if (!isNetworkFailure(actual.error)) return null;
    const isRedirect = actual.response !== null && isRedirectStatus(actual.response.status);
    const circles = isRedirect && (actual.error === null || actual.error === 'net::ERR_TOO_MANY_REDIRECTS');
    const told = actual.reportsErrors && actual.error !== null;
    return {
      certainty: told ? 'proven' : 'likely',
      because: told ? 'The browser names the network error.' : circles ? cors.because : NOT_TOLD,
      error: actual.error,
      began: actual.response !== null,
      circles,
      unreadable: UNREADABLE.test(actual.error ?? ''),
      facts: [{ where: 'actual network error', saw: actual.error ?? 'no answer' }],
    };
  },
  sentence({ error, began, circles, unreadable }, denial) {
    if (circles)
      return `${hostOf(denial)} redirected your ${denial.request.method} again and again, until the browser gave up.`;
    if (unreadable)
      return `${hostOf(denial)} sent an answer that the browser cannot read (${error}). This is not CORS.`;
    const what = began
      ? `The answer of ${hostOf(denial)} broke off`
      : `${hostOf(denial)} gave no answer to your ${denial.request.method}`;
    return `${what}${error === null ? '' : ` (${error})`}. This is the network, not CORS.`;
  },
  fix: ({ circles, unreadable }) => ({
    owner: 'server',
    steps: [circles ? END_REDIRECTS : unreadable ? MEND_ANSWER : SEE_THAT_IT_RUNS],
  }),
});

const END_REDIRECTS = {
  step: 'Follow the redirects one by one in the capture, and end them: each must lead nearer to the answer.',
  why: 'Browsers follow 20 redirects of one request and no more.',
};
const MEND_ANSWER = {
  step: 'Look at the raw answer with `curl -v --raw`, and mend what the error names: status line, header lines, encoding or length.',
  why: 'The browser throws away an answer that is not well formed before CORS could judge its headers.',
};
const SEE_THAT_IT_RUNS = {
  step: 'See that the server runs, and that its address, port and certificate are right: open the URL in a tab.',
  why: 'Without an answer there is no header that CORS could judge; "CORS" in the console is only the browser\'s word for an answer it did not get.',
};

const NOT_TOLD =
  'No answer came; this browser does not say whether the network, an abort or a rule of the page is why.';
