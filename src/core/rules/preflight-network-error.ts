import { hostOf } from '../cors-evidence.ts';
import { isNetworkFailure } from '../network-failure.ts';
import { defineRule, type Evidence } from '../rule.ts';

interface NetworkError extends Evidence {
  readonly error: string | null;
}

export default defineRule<NetworkError>({
  id: 'preflight-network-error',
  stage: 'network',
  title: 'The preflight got no answer',
  docs: [
    {
      text: 'Otherwise, return a network error. (CORS-preflight fetch, step 8)',
      url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
    },
  ],
  explains: ['network-error'],
  evidence({ cors, preflight }) {
    if (cors === null || preflight === null || preflight.response !== null) return null;
    if (cors.observation.outcome !== 'network' || !isNetworkFailure(preflight.error)) return null;
    const told = preflight.reportsErrors && preflight.error !== null;
    return {
      certainty: told ? 'proven' : 'likely',
      because: told ? 'The browser names the network error.' : cors.observation.doubt,
      error: preflight.error,
      facts: [{ where: 'preflight network error', saw: preflight.error ?? 'no answer' }],
    };
  },
  sentence: ({ error }, denial) =>
    `${hostOf(denial)} gave no answer to the preflight${error === null ? '' : ` (${error})`}, so your ${denial.request.method} was never sent. This is the network, not CORS.`,
  fix: () => ({
    owner: 'server',
    steps: [
      {
        step: 'See that the server runs, and that its address, port and certificate are right: open the URL in a tab.',
        why: 'Nothing was received, so there is no header that CORS could judge.',
      },
    ],
  }),
});
