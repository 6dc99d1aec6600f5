import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import type { Credential } from '../exchange.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { presentedBy, refusedActual, saysNothing, statusFact } from '../refused-actual.ts';

/** A field of a form that is called a key may be anything. */
const isKeyOfCall = ({ kind, where }: Credential): boolean => kind === 'api-key' && !where.includes(' body');

/** An API key came, and nothing else by which the API could know its caller. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [401, 403]);
  const [key, ...others] = actual === null ? [] : presentedBy(actual);
  if (actual === null || key === undefined) return null;
  const { status } = actual.response;
  const isSilent = status === 403 && saysNothing(denial) && isKeyOfCall(key) && others.length === 0;
  if (!isSilent && (status === 403 || denial.refusal?.cause !== 'api-key-invalid')) return null;
  return {
    certainty: 'possible',
    because:
      'The request carried an API key, and the status is one that APIs give for a key they do not know; the answer does not say more.',
    facts: [{ where: `actual ${key.where}`, saw: `[${key.kind}:${key.length}]` }, statusFact(actual)],
    sentence: `${hostOf(denial)} answered this ${denial.request.method} with ${status} although it carried an API key: it may not know the key.`,
  };
}

export default defineAnswerRule({
  id: 'api-key-invalid',
  stage: 'authentication',
  title: 'The API key is not valid',
  docs: [
    {
      text: 'apiKey: a security scheme whose key is sent in a header, query or cookie parameter.',
      url: 'https://spec.openapis.org/oas/v3.1.0#security-scheme-object',
    },
  ],
  means: 'the API key is unknown, revoked or of another environment',
  own,
  owner: 'client',
  steps: [
    {
      step: 'Compare the key with the one in the console of this environment, and look whether it is active.',
      why: 'A key of test does not open production, and a rotated one opens nothing.',
    },
  ],
});
