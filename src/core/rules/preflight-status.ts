import { type CorsEvidence, consequence, corsFailure, hostOf } from '../cors-evidence.ts';
import { defineRule } from '../rule.ts';

export default defineRule<CorsEvidence>({
  id: 'preflight-status',
  stage: 'preflight',
  title: 'The preflight was not answered with a status of 200 to 299',
  docs: [
    {
      text: "If a CORS check for request and response returns success and response's status is an ok status, then … (CORS-preflight fetch, step 7)",
      url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
    },
  ],
  evidence(denial) {
    const failure = corsFailure(denial, 'preflight-status');
    if (failure === null) return null;
    const saw = failure.failures[0].parameter;
    return { ...failure, facts: [{ where: 'preflight response status', saw, expected: '204' }] };
  },
  sentence: ({ on, failures }, denial) =>
    `${hostOf(denial)} answered the preflight with ${failures[0].parameter} where browsers need 200 to 299, so ${consequence(denial, on)}.`,
  fix: () => ({
    owner: 'server',
    wantsPolicy: true,
    policyAlone: true,
    steps: [
      {
        step: 'Answer the preflight with 204, before authentication and routing.',
        why: 'A browser sends the real request only after a preflight that succeeded.',
      },
    ],
  }),
});
