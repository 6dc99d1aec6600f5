import { type CorsEvidence, corsFailure, hostOf, requestDirectly, responseHeader } from '../cors-evidence.ts';
import { methodOf, requestOrigin } from '../fetch/hop-context.ts';
import { defineRule } from '../rule.ts';

interface OriginNull extends CorsEvidence {
  readonly allowed: string | null;
}

export default defineRule<OriginNull>({
  id: 'redirect-origin-null',
  stage: 'cors-check',
  title: 'A redirect to another origin made the origin null',
  docs: [
    {
      text: 'If request\'s redirect-taint is not "same-origin", then return "null". (serializing a request origin)',
      url: 'https://fetch.spec.whatwg.org/#serializing-a-request-origin',
    },
  ],
  explains: ['cors-allow-origin-mismatch', 'cors-allow-origin-missing'],
  evidence(denial) {
    const failure = corsFailure(denial, 'allow-origin-mismatch') ?? corsFailure(denial, 'allow-origin-missing');
    const at = failure?.failures[0];
    if (failure === null || at === undefined || at.hop === 0 || failure.origin !== 'null') return null;
    if (requestOrigin(denial) === 'null') return null;
    return {
      ...failure,
      allowed: at.parameter,
      facts: [
        { where: `${failure.on} request header origin`, saw: 'null', expected: requestOrigin(denial) ?? '' },
        { where: responseHeader(denial, at, 'Access-Control-Allow-Origin'), saw: at.parameter, expected: 'null' },
      ],
    };
  },
  sentence: ({ allowed }, denial) =>
    `A redirect across origins made the origin null, and ${hostOf(denial)} allows ${allowed ?? 'no origin'}, so the browser kept the answer to your ${methodOf(denial.hops[0])} from the script.`,
  fix: ({ failures: [{ hop }] }, denial) => ({ owner: 'client', steps: [requestDirectly(denial, hop)] }),
});
