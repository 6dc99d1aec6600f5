import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { carriesNothing, refusedActual, showsCredentials, statusFact } from '../refused-actual.ts';

/** A key that is not valid, of a request that shows none: many an API says the same of both. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial);
  if (actual === null || denial.refusal?.cause !== 'api-key-invalid') return null;
  if (!carriesNothing(actual)) return null;
  return {
    certainty: 'possible',
    because: `The request ${showsCredentials(actual) ? 'carried' : 'shows'} nothing that looks like a key${showsCredentials(actual) ? '' : '; an export may leave it out'}.`,
    facts: [{ where: 'actual request', saw: null, expected: 'an API key' }, statusFact(actual)],
    sentence: `${hostOf(denial)} says that the key is not valid, and this ${denial.request.method} shows none.`,
  };
}

export default defineAnswerRule({
  id: 'api-key-missing',
  stage: 'authentication',
  title: 'No API key came with the request',
  docs: [
    {
      text: 'apiKey: a security scheme whose key is sent in a header, query or cookie parameter.',
      url: 'https://spec.openapis.org/oas/v3.1.0#security-scheme-object',
    },
  ],
  means: 'it wants an API key, and none came',
  own,
  owner: 'client',
  steps: [
    {
      step: 'Send the API key where the API documents it: mostly a header such as x-api-key, or a query parameter.',
      why: 'The key names the calling application; a user token does not replace it.',
    },
    {
      step: 'Answer preflights without asking for the key, and list its header in Access-Control-Allow-Headers.',
      why: 'A preflight never carries it, and the header makes one necessary.',
      ask: 'answer preflights without asking for the API key',
      owner: 'server',
    },
  ],
});
