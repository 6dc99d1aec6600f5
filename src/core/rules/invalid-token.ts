import { cameInVain } from '../came-in-vain.ts';
import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import type { Credential } from '../exchange.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { presentedBy, refusedActual, saysOtherwise, statusFact } from '../refused-actual.ts';

/** RFC 9110: 401 says that valid credentials are lacking, and some came. */
function turnedDown(denial: Denial, { where, scheme, kind, length }: Credential): OwnEvidence | null {
  const { recognitions, request } = denial;
  if (recognitions.some(({ rule }) => rule === 'invalid-token')) return null;
  return {
    certainty: 'possible',
    because: 'The request carried credentials, and 401 says that valid ones are lacking; the answer does not say more.',
    facts: [{ where: `actual ${where}`, saw: `${scheme ?? ''} [${kind}:${length}]`.trim() }],
    sentence: `${hostOf(denial)} answered this ${request.method} with 401 although it carried credentials: it may not accept them.`,
  };
}

/** A user name and password came, and the answer asks for them once more. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [401]);
  if (actual === null || saysOtherwise(denial, ['missing-credentials'])) return null;
  const sent = presentedBy(actual).find(({ where }) => where === 'request header authorization');
  if (sent === undefined) return null;
  if (!cameInVain(actual)) return denial.refusal?.cause === 'invalid-token' ? turnedDown(denial, sent) : null;
  return {
    certainty: 'likely',
    because: `The request carried ${sent.scheme ?? 'credentials'}, and the challenge asks for the same again; that they reached the server is not visible.`,
    facts: [
      { where: `actual ${sent.where}`, saw: `${sent.scheme ?? ''} [${sent.kind}:${sent.length}]`.trim() },
      statusFact(actual),
    ],
    sentence: `${hostOf(denial)} does not accept the user name and password that this ${denial.request.method} carried.`,
    steps: [
      {
        step: 'Check the user name and password, and that both were meant for this host and path.',
        why: 'The server asks for the same scheme again: it read what came, and does not know it.',
      },
    ],
  };
}

export default defineAnswerRule({
  id: 'invalid-token',
  stage: 'authentication',
  title: 'The credentials are not accepted',
  docs: [
    {
      text: 'invalid_token: The access token provided is expired, revoked, malformed, or invalid for other reasons.',
      url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1',
    },
  ],
  means: 'it read the credentials and does not accept them',
  own,
  owner: 'client',
  steps: [
    {
      step: 'Get a fresh token from the identity provider of this environment, and repeat the call with it.',
      why: 'That rules out one that expired, was revoked at sign-out, or was signed with a key that has been rotated.',
    },
    {
      step: 'Compare issuer, audience and signing key (kid) of the token with what the API is configured to accept.',
      why: 'A token of another environment, or an ID token in place of an access token, is well formed and still wrong.',
      owner: 'server',
    },
  ],
});
