import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { refusedActual, saysOtherwise, statusFact } from '../refused-actual.ts';
import { inWords, momentOf } from '../server-clock.ts';

/** Seconds that signatures may be off: AWS allows 15 minutes, DPoP proofs and most others about 5. */
const TOLERATED = 300;
const TIMED = new Set(['sigv4', 'dpop', 'signed-url']);

function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [400, 401, 403]);
  if (actual === null || saysOtherwise(denial, ['clock-skew', 'invalid-signature', 'token-not-yet-valid'])) return null;
  const moment = momentOf(actual);
  const timed = actual.credentials.find(({ kind }) => TIMED.has(kind));
  if (!moment || moment.skew === null || Math.abs(moment.skew) <= TOLERATED || timed === undefined) return null;
  const apart = `${inWords(moment.skew)} ${moment.skew > 0 ? 'behind' : 'ahead of'}`;
  return {
    certainty: 'possible',
    because:
      'Date and the time of the request differ by more than signatures may; a response from a cache has an old Date, too.',
    facts: [
      {
        where: 'actual response header date',
        saw: new Date(moment.at).toISOString(),
        expected: 'the time of the request',
      },
      { where: `actual ${timed.where}`, saw: timed.kind },
      statusFact(actual),
    ],
    sentence: `This machine's clock is ${apart} the one of ${hostOf(denial)}, and this ${denial.request.method} is signed with the time.`,
  };
}

export default defineAnswerRule({
  id: 'clock-skew',
  stage: 'authentication',
  title: 'The clocks of client and server differ too much',
  docs: [
    {
      text: 'The Date header field represents the date and time at which the message was originated.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1',
    },
  ],
  explains: ['invalid-signature', 'token-not-yet-valid'],
  means: 'the clocks differ by more than the signature allows',
  own,
  owner: 'client',
  steps: [
    {
      step: 'Set the clock of the machine that signs, by NTP.',
      why: 'A signature holds its time, and a server refuses one that is too old or in the future.',
    },
    {
      step: 'Correct for the difference to the server’s Date when signing.',
      why: 'Users’ clocks are often wrong; AWS SDKs do this by themselves.',
    },
  ],
});
