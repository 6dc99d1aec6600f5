import { answered, type CorsEvidence, consequence, corsFailure, hostOf, responseHeader } from '../cors-evidence.ts';
import { trimOws } from '../fetch/extract-header-list-values.ts';
import { defineRule } from '../rule.ts';

interface NotAllowed extends CorsEvidence {
  readonly method: string;
  /** Access-Control-Allow-Methods as answered. */
  readonly allowed: string | null;
}

export default defineRule<NotAllowed>({
  id: 'preflight-method-not-allowed',
  stage: 'preflight',
  title: 'Access-Control-Allow-Methods does not list the method',
  docs: [
    {
      text: "If request's method is not in methods, request's method is not a CORS-safelisted method, and … methods does not contain `*`, then return a network error. (CORS-preflight fetch, step 7.5)",
      url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
    },
  ],
  evidence(denial) {
    const failure = corsFailure(denial, 'method-not-allowed');
    if (failure === null) return null;
    const method = failure.failures[0].parameter ?? denial.request.method;
    const allowed = answered(failure.exchange, 'Access-Control-Allow-Methods');
    const where = responseHeader(denial, failure.failures[0], 'Access-Control-Allow-Methods');
    return { ...failure, method, allowed, parameters: [method], facts: [{ where, saw: allowed, expected: method }] };
  },
  sentence({ on, method, allowed }, denial) {
    const methods = (allowed ?? '').split(',').map(trimOws);
    if (allowed === null || allowed === '')
      return `${hostOf(denial)} answered the preflight without Access-Control-Allow-Methods, and ${method} needs to be listed. So ${consequence(denial, on)}.`;
    if (methods.includes('*'))
      return `${hostOf(denial)} allows the method *, which with credentials is no wildcard. So ${consequence(denial, on)}.`;
    const otherCase = methods.some((one) => one.toLowerCase() === method.toLowerCase());
    return `${hostOf(denial)} allows the methods ${allowed}, ${otherCase ? `and case matters: ${method} is not among them` : `not ${method}`}. So ${consequence(denial, on)}.`;
  },
  fix: ({ method }) => ({
    owner: 'server',
    wantsPolicy: true,
    policyAlone: true,
    steps: [
      {
        step: `Add ${method} to Access-Control-Allow-Methods, in exactly this case.`,
        why: 'Every method but GET, HEAD and POST must be listed. With credentials * stands for nothing but itself.',
      },
    ],
  }),
});
