import {
  allowing,
  type CorsEvidence,
  consequence,
  corsFailure,
  hostOf,
  messageOf,
  responseHeader,
} from '../cors-evidence.ts';
import { defineRule } from '../rule.ts';

export default defineRule<CorsEvidence>({
  id: 'cors-wildcard-with-credentials',
  stage: 'cors-check',
  title: 'The wildcard origin does not allow a request with credentials',
  docs: [
    {
      text: 'If request\'s credentials mode is not "include" and origin is `*`, then return success. (CORS check, step 3)',
      url: 'https://fetch.spec.whatwg.org/#concept-cors-check',
    },
  ],
  evidence(denial) {
    const failure = corsFailure(denial, 'wildcard-with-credentials');
    if (failure === null) return null;
    const where = responseHeader(denial, failure.failures[0], 'Access-Control-Allow-Origin');
    return { ...failure, facts: [{ where, saw: '*', expected: failure.origin }] };
  },
  sentence: ({ on }, denial) =>
    `${hostOf(denial)} answered ${messageOf(on)} with Access-Control-Allow-Origin: *, which does not cover a request with credentials. So ${consequence(denial, on)}.`,
  fix: (evidence, denial) => ({
    owner: 'server',
    wantsPolicy: true,
    policyAlone: true,
    steps: [
      allowing(denial, evidence, {
        step: `Answer with ${evidence.origin} in place of *. If the request needs no cookies, drop credentials: 'include' in the page instead.`,
        why: 'Cookies and sign-in belong to a user: with them browsers want the server to name who may read the answer.',
      }),
    ],
  }),
});
