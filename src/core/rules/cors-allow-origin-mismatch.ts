import { allowing, type CorsEvidence, consequence, corsFailure, hostOf, responseHeader } from '../cors-evidence.ts';
import { originDifference } from '../origin-difference.ts';
import { defineRule } from '../rule.ts';

interface Mismatch extends CorsEvidence {
  readonly allowed: string;
}

export default defineRule<Mismatch>({
  id: 'cors-allow-origin-mismatch',
  stage: 'cors-check',
  title: 'Access-Control-Allow-Origin names another origin',
  docs: [
    {
      text: 'If the result of byte-serializing a request origin with request is not origin, then return failure. (CORS check, step 4)',
      url: 'https://fetch.spec.whatwg.org/#concept-cors-check',
    },
  ],
  evidence(denial) {
    const failure = corsFailure(denial, 'allow-origin-mismatch');
    if (failure === null) return null;
    const [first] = failure.failures;
    const allowed = first.parameter ?? '';
    const where = responseHeader(denial, first, 'Access-Control-Allow-Origin');
    return { ...failure, allowed, facts: [{ where, saw: allowed, expected: failure.origin }] };
  },
  sentence: ({ on, origin, allowed }, denial) =>
    `${hostOf(denial)} allows ${allowed === 'null' ? 'the origin null' : allowed}; ${originDifference(origin, allowed)}. So ${consequence(denial, on)}.`,
  fix: (evidence, denial) => ({
    owner: 'server',
    wantsPolicy: true,
    policyAlone: true,
    steps: [
      allowing(denial, evidence, {
        step: `Replace ${evidence.allowed} by ${evidence.origin}, or keep both in a list and answer with the one that asks.`,
        why: "Browsers compare the value with the page's origin byte for byte: scheme, host and port, without a path or a slash.",
      }),
    ],
  }),
});
