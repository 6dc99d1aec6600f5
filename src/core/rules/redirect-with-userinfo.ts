import { answered, type CorsEvidence, consequence, corsFailure, hostOf, responseHeader } from '../cors-evidence.ts';
import { defineRule } from '../rule.ts';

export default defineRule<CorsEvidence>({
  id: 'redirect-with-userinfo',
  stage: 'cors-check',
  title: 'The redirect carries a user name or password in its URL',
  docs: [
    {
      text: 'If request\'s response tainting is "cors" and locationURL includes credentials, then return a network error. (HTTP-redirect fetch, steps 9 and 10)',
      url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
    },
  ],
  evidence(denial) {
    const failure = corsFailure(denial, 'redirect-with-userinfo');
    if (failure === null) return null;
    const where = responseHeader(denial, failure.failures[0], 'Location');
    return {
      ...failure,
      facts: [{ where, saw: answered(failure.exchange, 'Location'), expected: 'a URL without user name' }],
    };
  },
  sentence: ({ on }, denial) =>
    `${hostOf(denial)} redirected your ${denial.request.method} to a URL with a user name or password in it, which browsers do not follow across origins. So ${consequence(denial, on)}.`,
  fix: () => ({
    owner: 'server',
    steps: [
      {
        step: 'Redirect to a URL without user:password@.',
        why: 'Credentials in a URL could be read by the page that was redirected.',
      },
    ],
  }),
});
