import { answered, type CorsEvidence, consequence, corsFailure, hostOf, responseHeader } from '../cors-evidence.ts';
import { defineRule } from '../rule.ts';

interface Redirected extends CorsEvidence {
  /** Where to; null where the browser hid the answer. */
  readonly location: string | null;
}

export default defineRule<Redirected>({
  id: 'preflight-redirect',
  stage: 'preflight',
  title: 'The preflight was redirected',
  docs: [
    {
      text: "response's status is an ok status (CORS-preflight fetch, step 7: a redirect is not one, and is not followed)",
      url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
    },
  ],
  explains: ['cors-allow-origin-missing', 'cors-allow-origin-mismatch', 'cors-allow-credentials-missing'],
  evidence(denial) {
    const failure = corsFailure(denial, 'preflight-redirect');
    if (failure === null) return null;
    const location = answered(failure.exchange, 'Location');
    const where = responseHeader(denial, failure.failures[0], 'Location');
    const { error, response } = failure.exchange;
    const status = { where: 'preflight response status', saw: String(response?.status ?? error ?? 0), expected: '204' };
    return { ...failure, location, facts: location === null ? [status] : [status, { where, saw: location }] };
  },
  sentence: ({ on, location }, denial) =>
    `${hostOf(denial)} redirected the preflight${location === null ? '' : ` to ${location}`}; browsers do not follow that. So ${consequence(denial, on)}.`,
  fix: ({ location }) => ({
    owner: 'server',
    wantsPolicy: true,
    withinPolicy: true,
    steps: [
      {
        step: 'Answer OPTIONS at the requested URL itself, before any redirect to a sign-in page, another host, https or a trailing slash.',
        why: 'A redirect is no answer to a preflight, wherever it leads.',
      },
      {
        step: `If the redirect only corrects the address, request ${location ?? 'the final address'} directly.`,
        why: 'A request to the final address is not redirected, and its preflight neither.',
        owner: 'client',
      },
    ],
  }),
});
