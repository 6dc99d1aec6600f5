import { cameInVain } from '../came-in-vain.ts';
import { challengesOf } from '../challenge.ts';
import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { presentedBy, refusedActual, saysOtherwise, showsCredentials, statusFact } from '../refused-actual.ts';

function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [401]);
  if (actual === null || saysOtherwise(denial, ['missing-credentials'])) return null;
  if (!showsCredentials(actual) || presentedBy(actual).length > 0) return null;
  const { cookies } = actual.request;
  const schemes = challengesOf(actual.response.headers).map(({ scheme }) => scheme);
  const wants = schemes.length > 0 ? schemes.join(' or ') : 'credentials';
  const carried = cookies.length > 0 ? 'cookies but no other credentials' : 'no credentials';
  return {
    certainty: cookies.length > 0 ? 'possible' : 'likely',
    because: `The request carried ${carried}, and 401 says that valid ones are lacking; which kind this API reads is ${schemes.length > 0 ? 'in its challenge' : 'not visible'}.`,
    facts: [{ where: 'actual request header authorization', saw: null, expected: wants }, statusFact(actual)],
    sentence: `${hostOf(denial)} wants to know who you are: this ${denial.request.method} carried ${carried}, and it answered with 401.`,
  };
}

export default defineAnswerRule({
  id: 'missing-credentials',
  stage: 'authentication',
  title: 'No credentials came with the request',
  docs: [
    {
      text: 'The 401 (Unauthorized) status code indicates that the request has not been applied because it lacks valid authentication credentials for the target resource.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2',
    },
  ],
  means: 'it wants to know who you are, and no credentials came',
  own,
  unless: ({ actual }) => actual !== null && cameInVain(actual),
  owner: 'client',
  steps: [
    {
      step: 'Send the credentials that the API asks for with this very call: Authorization, its API key header, or cookies with credentials: include.',
      why: 'It is about who you are, whatever the status: some servers answer 403 where 401 is meant.',
      call: () => ({ set: [{ name: 'Authorization', value: '`Bearer ${token}`' }] }),
    },
    {
      step: 'Look whether the call is made before sign-in has finished, or by a client that lacks the interceptor.',
      why: 'The first calls of a page often leave before the token is there.',
    },
  ],
});
