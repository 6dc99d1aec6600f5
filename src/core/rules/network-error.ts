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
}

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
      facts: [{ where: 'actual network error', saw: actual.error ?? 'no answer' }],
    };
  },
  sentence({ error, began, circles }, denial) {
    if (circles)
      return `${hostOf(denial)} redirected your ${denial.request.method} again and again, until the browser gave up.`;
    const what = began
      ? `The answer of ${hostOf(denial)} broke off`
      : `${hostOf(denial)} gave no answer to your ${denial.request.method}`;
    return `${what}${error === null ? '' : ` (${error})`}. This is the network, not CORS.`;
  },
  fix: ({ circles }) => ({
    owner: 'server',
    steps: [
      circles
        ? {
            step: 'Follow the redirects one by one in the capture, and end them: each must lead nearer to the answer.',
            why: 'Browsers follow 20 redirects of one request and no more.',
          }
        : {
            step: 'See that the server runs, and that its address, port and certificate are right: open the URL in a tab.',
            why: 'Without an answer there is no header that CORS could judge; "CORS" in the console is only the browser\'s word for an answer it did not get.',
          },
    ],
  }),
});

const NOT_TOLD =
  'No answer came; this browser does not say whether the network, an abort or a rule of the page is why.';
