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
  id: 'cors-allow-origin-missing',
  stage: 'cors-check',
  title: 'The answer has no Access-Control-Allow-Origin',
  docs: [
    {
      text: 'If origin is null, then return failure. (CORS check, step 2)',
      url: 'https://fetch.spec.whatwg.org/#concept-cors-check',
    },
  ],
  evidence(denial) {
    const failure = corsFailure(denial, 'allow-origin-missing');
    if (failure === null) return null;
    const where = responseHeader(denial, failure.failures[0], 'Access-Control-Allow-Origin');
    return { ...failure, facts: [{ where, saw: null, expected: failure.origin }] };
  },
  sentence: ({ on, exchange }, denial) =>
    `${hostOf(denial)} answered ${messageOf(on)} with ${exchange.response?.status ?? 'nothing'} and no Access-Control-Allow-Origin, so ${consequence(denial, on)}.`,
  fix: (evidence, denial) => ({
    owner: 'server',
    wantsPolicy: true,
    policyAlone: true,
    steps: [
      allowing(denial, evidence, {
        step: `Allow the origin ${evidence.origin} on the server that answers this URL.`,
        why: "A browser gives an answer from another origin to a script only where the answer names the script's origin.",
      }),
    ],
  }),
});
