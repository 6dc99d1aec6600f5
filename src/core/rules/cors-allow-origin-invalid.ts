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
  id: 'cors-allow-origin-invalid',
  stage: 'cors-check',
  title: 'Access-Control-Allow-Origin is no origin',
  docs: [
    {
      text: 'Access-Control-Allow-Origin = origin-or-null / wildcard',
      url: 'https://fetch.spec.whatwg.org/#http-new-header-syntax',
    },
  ],
  evidence(denial) {
    const failure = corsFailure(denial, 'allow-origin-invalid');
    if (failure === null) return null;
    const [first] = failure.failures;
    const where = responseHeader(denial, first, 'Access-Control-Allow-Origin');
    return { ...failure, facts: [{ where, saw: first.parameter, expected: failure.origin }] };
  },
  sentence: ({ on, failures }, denial) =>
    `${hostOf(denial)} answered ${messageOf(on)} with ${failures[0].parameter ? `${failures[0].parameter} as the allowed origin, which is none` : 'an empty Access-Control-Allow-Origin'}, so ${consequence(denial, on)}.`,
  fix: (evidence, denial) => ({
    owner: 'server',
    wantsPolicy: true,
    policyAlone: true,
    steps: [
      allowing(denial, evidence, {
        step: `Answer with ${evidence.origin}: scheme, host and port, without quotes, patterns or a path.`,
        why: "Browsers compare the value with the page's origin byte for byte; patterns such as *.example.com mean nothing to them.",
      }),
    ],
  }),
});
