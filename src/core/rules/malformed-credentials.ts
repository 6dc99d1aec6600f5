import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import type { CredentialFault } from '../exchange.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { presentedBy, refusedActual, saysInvalid, saysOtherwise, statusFact } from '../refused-actual.ts';

/** Faults with which no server can take the credential for one. */
const FATAL: ReadonlySet<CredentialFault['fault']> = new Set([
  'literal-undefined',
  'literal-null',
  'empty',
  'unencoded-placeholder',
  'doubled-scheme',
]);

/** Faults that some ways of writing a secret have by nature, where it was not shortened by whoever handed the capture on. */
const DOUBTFUL: ReadonlySet<CredentialFault['fault']> = new Set([
  'white-space',
  'not-base64url',
  'not-json',
  'truncated',
]);

/** Faults that most servers refuse. */
const GRAVE: ReadonlySet<CredentialFault['fault']> = new Set([
  'quoted',
  'white-space',
  'line-break',
  'not-base64url',
  'not-json',
  'truncated',
]);

function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [400, 401, 403]);
  if (actual === null) return null;
  const presented = presentedBy(actual);
  const malformed = presented.flatMap(({ where, faults }) =>
    faults.filter(({ fault }) => FATAL.has(fault) || GRAVE.has(fault)).map(({ fault, saw }) => ({ where, fault, saw })),
  );
  const worst = malformed.find(({ fault }) => FATAL.has(fault)) ?? malformed[0];
  if (worst === undefined) return null;
  if (
    saysOtherwise(denial, [
      'malformed-credentials',
      'missing-credentials',
      'wrong-auth-scheme',
      'authorization-not-received',
    ])
  )
    return null;
  const is401 = actual.response.status === 401;
  const isFatal = FATAL.has(worst.fault);
  // Whoever hands a capture on may have written over the secret by hand; an empty one is none; another may be what is refused.
  const isCertain = /^(?:literal|doubled)/.test(worst.fault) && presented.length === 1;
  const isOther = DOUBTFUL.has(worst.fault) && saysInvalid(denial);
  return {
    certainty: is401 && isCertain ? 'proven' : (is401 && !isOther) || isFatal ? 'likely' : 'possible',
    because: isFatal
      ? 'What was sent in its place is no credential, whatever the API accepts.'
      : 'The form of the credential breaks its own standard; how strictly the server reads it is not visible.',
    facts: [
      { where: `actual ${worst.where}`, saw: worst.saw, expected: 'a well-formed credential' },
      statusFact(actual),
    ],
    sentence: `This ${denial.request.method} carried ${worst.saw}, and ${hostOf(denial)} answered with ${actual.response.status}.`,
  };
}

export default defineAnswerRule({
  id: 'malformed-credentials',
  stage: 'authentication',
  title: 'The credentials are malformed',
  docs: [
    {
      text: 'credentials = "Bearer" 1*SP b64token',
      url: 'https://www.rfc-editor.org/rfc/rfc6750#section-2.1',
    },
  ],
  explains: ['invalid-token', 'missing-credentials', 'authorization-not-received'],
  means: 'what came is no well-formed credential',
  own,
  owner: 'client',
  steps: [
    {
      step: 'Build the header as the scheme, one space and the token, and only when there is a token: no "undefined", no quotes, no second "Bearer", no line break.',
      why: 'Joining "Bearer " with a token that is not there yet makes a word of it; JSON.stringify adds quotes; a stored "Bearer …" doubles the scheme.',
      call: () => ({
        first: 'const token = await accessToken(); // the bare token, once sign-in has finished',
        set: [{ name: 'Authorization', value: '`Bearer ${token}`' }],
      }),
    },
    {
      step: 'Wait for sign-in to finish before the first call.',
      why: 'Calls that leave earlier find no token in the store.',
    },
  ],
});
