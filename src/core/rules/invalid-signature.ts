import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { refusedActual, saysOtherwise, statusFact } from '../refused-actual.ts';
import { signatureFault } from '../signature-scope.ts';

/** What was signed is not what was sent, and the request itself shows it. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [400, 401, 403]);
  if (actual === null || actual.provisional || saysOtherwise(denial, ['invalid-signature'])) return null;
  const fault = signatureFault(actual);
  if (fault === null) return null;
  return {
    certainty: 'likely',
    because:
      'The signature and the request that it came with do not agree; that nothing between browser and server put that right is not visible.',
    facts: [fault, statusFact(actual)],
    sentence: `The signature of this ${denial.request.method} has ${fault.saw}, and the request has not; ${hostOf(denial)} answered with ${actual.response.status}.`,
  };
}

/** The signature is the token's own: nothing of the request is signed. */
const carriesToken = ({ actual }: Denial): boolean =>
  actual?.credentials.some(({ kind, scheme }) => kind === 'jwt' && scheme?.toLowerCase() === 'bearer') ?? false;

export default defineAnswerRule({
  id: 'invalid-signature',
  stage: 'authentication',
  title: 'The signature does not match the request',
  docs: [
    {
      text: 'If the signature you calculate does not match the one you sent, the request is denied.',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html',
    },
  ],
  means: 'the signature does not match what was sent',
  own,
  owner: 'client',
  steps: [
    {
      step: 'Compare the signing key (kid) and issuer of the token with those that the API verifies with, and get a fresh token from the identity provider of this environment.',
      why: 'A token of another environment, or one that was signed with a key that has been rotated, is well formed and still wrong.',
      when: carriesToken,
    },
    {
      step: 'Sign exactly what is sent: method, host, encoded path, sorted query, every signed header and the hash of the body.',
      why: 'A proxy, an interceptor or fetch itself may add, drop or re-encode a part after signing; Content-Type on a presigned upload is the usual one.',
      when: (denial) => !carriesToken(denial),
    },
    {
      step: 'Check key, region, service and clock of the signer.',
      why: 'Each of them is part of the signature.',
      when: (denial) => !carriesToken(denial),
    },
  ],
});
