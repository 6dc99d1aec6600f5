import {
  answered,
  type CorsEvidence,
  consequence,
  corsFailure,
  hostOf,
  messageOf,
  responseHeader,
} from '../cors-evidence.ts';
import { defineRule } from '../rule.ts';

export default defineRule<CorsEvidence>({
  id: 'cors-allow-credentials-missing',
  stage: 'cors-check',
  title: 'Access-Control-Allow-Credentials is not true',
  docs: [
    {
      text: 'If credentials is `true`, then return success. (CORS check, step 7; byte for byte)',
      url: 'https://fetch.spec.whatwg.org/#concept-cors-check',
    },
  ],
  evidence(denial) {
    const failure = corsFailure(denial, 'allow-credentials-missing');
    if (failure === null) return null;
    const where = responseHeader(denial, failure.failures[0], 'Access-Control-Allow-Credentials');
    return { ...failure, facts: [{ where, saw: failure.failures[0].parameter, expected: 'true' }] };
  },
  sentence({ on, exchange }, denial) {
    const value = answered(exchange, 'Access-Control-Allow-Credentials');
    const said =
      value === null ? 'without Access-Control-Allow-Credentials' : `with Access-Control-Allow-Credentials: ${value}`;
    return `Your ${denial.request.method} carries credentials, and ${hostOf(denial)} answered ${messageOf(on)} ${said}. So ${consequence(denial, on)}.`;
  },
  fix: ({ on }) => ({
    owner: 'server',
    wantsPolicy: true,
    policyAlone: true,
    steps: [
      {
        step: `Send Access-Control-Allow-Credentials: true, in lower case, once${on === 'preflight' ? ', on the preflight as well as on the answer' : ''}.`,
        why: 'Browsers compare the value with true byte for byte; True, 1 or a repeated header fail.',
      },
    ],
  }),
});
