import { hostOf } from '../cors-evidence.ts';
import { relativeTime } from '../credentials/explain.ts';
import { defineAnswerRule } from '../recognised.ts';
import { refusedActual, saysOtherwise, statusFact } from '../refused-actual.ts';
import { beginningsOf, isPresented } from '../token-times.ts';

export default defineAnswerRule({
  id: 'token-not-yet-valid',
  stage: 'authentication',
  title: 'The token is not valid yet',
  docs: [
    {
      text: 'The "nbf" (not before) claim identifies the time before which the JWT MUST NOT be accepted for processing.',
      url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.5',
    },
  ],
  explains: ['invalid-token'],
  means: 'the token is not valid yet',
  own(denial) {
    const actual = refusedActual(denial, [401, 403]);
    if (actual === null || saysOtherwise(denial, ['token-not-yet-valid', 'clock-skew'])) return null;
    const early = beginningsOf(actual).find(({ past, credential }) => past < 0 && isPresented(credential));
    if (early === undefined) return null;
    const { credential, claim, moment } = early;
    const when = relativeTime(claim, moment.at);
    return {
      certainty: actual.response.status === 401 ? 'likely' : 'possible',
      because: `The token's nbf is ${when}, by the ${moment.clock}'s clock; whether the server checks it is not visible.`,
      facts: [
        {
          where: `actual ${credential.where}`,
          saw: `nbf ${new Date(claim * 1000).toISOString()}`,
          expected: `up to ${new Date(moment.at).toISOString()}`,
        },
        statusFact(actual),
      ],
      sentence: `Your token is valid only from ${when}, by the ${moment.clock}'s clock, and ${hostOf(denial)} answered this ${denial.request.method} with ${actual.response.status}.`,
    };
  },
  owner: 'identity-provider',
  steps: [
    {
      step: 'Set the clocks of the identity provider and of the API by NTP.',
      why: 'A token that was just issued and is not valid yet means that the clocks differ.',
    },
    {
      step: 'Allow a leeway of about a minute where the API checks nbf and iat.',
      why: 'Small differences are normal.',
      owner: 'server',
    },
  ],
});
