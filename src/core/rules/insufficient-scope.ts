import { hostOf } from '../cors-evidence.ts';
import { defineAnswerRule } from '../recognised.ts';
import { refusedActual, saysOtherwise } from '../refused-actual.ts';
import { SIBLING, scopeDeltaInWords, scopeDeltaOf, wantsScopes } from '../scope-delta.ts';

const listed = (scopes: readonly string[]): string => scopes.map((scope) => `\`${scope}\``).join(', ');

export default defineAnswerRule({
  id: 'insufficient-scope',
  stage: 'authorization',
  title: 'The token lacks a scope',
  docs: [
    {
      text: 'insufficient_scope: The request requires higher privileges than provided by the access token.',
      url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1',
    },
  ],
  explains: ['insufficient-permission'],
  means: 'the token lacks a scope that this call needs',
  own(denial) {
    const actual = refusedActual(denial, [401, 403, 404]);
    const delta = scopeDeltaOf(denial);
    if (actual === null || delta === null || delta.missing.length === 0 || !wantsScopes(delta)) return null;
    if (saysOtherwise(denial, ['insufficient-scope', 'insufficient-permission'])) return null;
    const named = delta.from.endsWith('www-authenticate') || delta.from.endsWith('body');
    const plural = delta.missing.length > 1 ? 's' : '';
    const { method } = denial.request;
    const bySibling = delta.from.startsWith(SIBLING);
    const byAnswer = named || delta.from.startsWith('actual response');
    return {
      certainty: named ? 'proven' : bySibling ? 'possible' : 'likely',
      because: bySibling
        ? `The same call passed with a token that has more; ${scopeDeltaInWords(delta, denial)}.`
        : `${byAnswer ? `${hostOf(denial)} names what it wants` : 'What it wants was declared; the answer does not name it'}; ${scopeDeltaInWords(delta, denial)}.`,
      facts: [
        {
          where: delta.from,
          saw: delta.wants.join(' '),
          expected: `the token has ${delta.has.join(' ') || 'no scope'}`,
        },
      ],
      parameters: delta.missing,
      sentence: bySibling
        ? `The same ${method} passed with a token that also has ${listed(delta.missing)}: this one may lack it.`
        : `Your token lacks the scope${plural} ${listed(delta.missing)}, so the API refused this ${method}.`,
      steps: [
        {
          step: `Ask for the scope${plural} ${listed(delta.missing)} when the token is requested.`,
          why: `The ${scopeDeltaInWords(delta, denial)}. A token never gains a scope: get a new one.`,
          copy: delta.missing.join(' '),
        },
      ],
    };
  },
  owner: 'client',
  steps: [
    {
      step: 'Grant the scope to this client at the identity provider, and have the user or an administrator consent to it.',
      why: 'The provider leaves out, without a word, what was not granted.',
      ask: (denial) => {
        const { missing = [] } = scopeDeltaOf(denial) ?? {};
        const which = missing.length === 0 ? 'that the endpoint asks for' : missing.join(' ');
        return `grant this client the scope ${which}`;
      },
      owner: 'identity-provider',
    },
    {
      step: 'Get a new token, and check that its scope claim holds it.',
      why: 'A token that was issued before the grant does not learn of it; a refreshed one often keeps the old scopes.',
    },
  ],
});
