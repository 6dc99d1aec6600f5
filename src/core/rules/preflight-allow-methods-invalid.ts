import { answered, type CorsEvidence, consequence, corsFailure, hostOf, responseHeader } from '../cors-evidence.ts';
import { defineRule } from '../rule.ts';

export default defineRule<CorsEvidence>({
  id: 'preflight-allow-methods-invalid',
  stage: 'preflight',
  title: 'Access-Control-Allow-Methods is not a list of names',
  docs: [
    {
      text: 'If either methods or headerNames is failure, return a network error. (CORS-preflight fetch, step 7.3)',
      url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
    },
  ],
  evidence(denial) {
    const failure = corsFailure(denial, 'allow-methods-invalid');
    if (failure === null) return null;
    const where = responseHeader(denial, failure.failures[0], 'Access-Control-Allow-Methods');
    const saw = answered(failure.exchange, 'Access-Control-Allow-Methods');
    return { ...failure, facts: [{ where, saw, expected: 'names, separated by commas' }] };
  },
  sentence: ({ on, failures }, denial) =>
    `${hostOf(denial)} answered the preflight with ${failures[0].parameter} in Access-Control-Allow-Methods, which is no method name. So ${consequence(denial, on)}.`,
  fix: () => ({
    owner: 'server',
    wantsPolicy: true,
    policyAlone: true,
    steps: [
      {
        step: 'Write Access-Control-Allow-Methods as names with commas between them, without quotes, brackets or patterns: GET, PUT.',
        why: 'One member that is no name makes browsers discard the whole list.',
      },
    ],
  }),
});
