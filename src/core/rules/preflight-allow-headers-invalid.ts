import { answered, type CorsEvidence, consequence, corsFailure, hostOf, responseHeader } from '../cors-evidence.ts';
import { defineRule } from '../rule.ts';

export default defineRule<CorsEvidence>({
  id: 'preflight-allow-headers-invalid',
  stage: 'preflight',
  title: 'Access-Control-Allow-Headers is not a list of names',
  docs: [
    {
      text: 'If either methods or headerNames is failure, return a network error. (CORS-preflight fetch, step 7.3)',
      url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
    },
  ],
  evidence(denial) {
    const failure = corsFailure(denial, 'allow-headers-invalid');
    if (failure === null) return null;
    const where = responseHeader(denial, failure.failures[0], 'Access-Control-Allow-Headers');
    const saw = answered(failure.exchange, 'Access-Control-Allow-Headers');
    return { ...failure, facts: [{ where, saw, expected: 'names, separated by commas' }] };
  },
  sentence: ({ on, failures }, denial) =>
    `${hostOf(denial)} answered the preflight with ${failures[0].parameter} in Access-Control-Allow-Headers, which is no header name. So ${consequence(denial, on)}.`,
  fix: () => ({
    owner: 'server',
    wantsPolicy: true,
    policyAlone: true,
    steps: [
      {
        step: 'Write Access-Control-Allow-Headers as names with commas between them, without quotes, brackets or patterns: authorization, content-type.',
        why: 'One member that is no name makes browsers discard the whole list.',
      },
    ],
  }),
});
