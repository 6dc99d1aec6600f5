import type { Denial } from '../denial.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { presentedBy, refusedActual, saysNothing, statusFact } from '../refused-actual.ts';

/** A key that pages send in the open, and an answer that says no more than no. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [403]);
  if (actual === null || !saysNothing(denial)) return null;
  const key = presentedBy(actual).find(({ where }) => where.startsWith('request query '));
  if (key === undefined) return null;
  return {
    certainty: 'possible',
    because: 'A key in a URL is mostly restricted to some websites or calls; the answer does not say more than 403.',
    facts: [{ where: `actual ${key.where}`, saw: `[${key.kind}:${key.length}]` }, statusFact(actual)],
    sentence: `This ${denial.request.method} was refused with its key in the URL: the key may be restricted to other websites, addresses or APIs.`,
  };
}

export default defineAnswerRule({
  id: 'api-key-restricted',
  stage: 'authorization',
  title: 'A restriction of the API key forbids this call',
  docs: [
    {
      text: 'You can restrict an API key so that only certain websites, IP addresses, or applications can use it, and only for certain APIs.',
      url: 'https://cloud.google.com/docs/authentication/api-keys#securing',
    },
  ],
  means: 'the API key is restricted to other websites, addresses, applications or APIs',
  own,
  owner: 'server',
  steps: [
    {
      step: 'Add this page, address, application or API to the restrictions of the key.',
      why: 'The key is right; where it is used from, or for what, is not.',
      ask: 'add what it is called from to the restrictions of the key',
    },
    {
      step: 'Let the page send its Referer: strict-origin-when-cross-origin, not no-referrer.',
      why: 'A website restriction is checked by Referer.',
      owner: 'client',
    },
  ],
});
