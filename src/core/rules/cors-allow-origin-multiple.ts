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
  id: 'cors-allow-origin-multiple',
  stage: 'cors-check',
  title: 'Access-Control-Allow-Origin has more than one value',
  docs: [
    {
      text: 'If the result of byte-serializing a request origin with request is not origin, then return failure. (CORS check, step 4; repeated headers are joined with a comma)',
      url: 'https://fetch.spec.whatwg.org/#concept-cors-check',
    },
  ],
  evidence(denial) {
    const failure = corsFailure(denial, 'allow-origin-repeated', 'allow-origin-multiple');
    if (failure === null) return null;
    const [first] = failure.failures;
    const where = responseHeader(denial, first, 'Access-Control-Allow-Origin');
    return { ...failure, facts: [{ where, saw: first.parameter, expected: failure.origin }] };
  },
  sentence: ({ on, failures }, denial) =>
    `${hostOf(denial)} answered ${messageOf(on)} with several allowed origins, ${failures[0].parameter}; browsers accept one. So ${consequence(denial, on)}.`,
  fix: (evidence, denial) => ({
    owner: 'server',
    wantsPolicy: true,
    withinPolicy: true,
    steps: [
      allowing(denial, evidence, {
        step: `Answer with one value, ${evidence.origin}, from one place.`,
        why: 'The header may hold one origin. A list, even of equal values, matches none.',
      }),
    ],
  }),
});
