import { hostOf } from '../cors-evidence.ts';
import { relativeTime } from '../credentials/explain.ts';
import { defineAnswerRule } from '../recognised.ts';
import { refusedActual, saysOtherwise, statusFact } from '../refused-actual.ts';
import { inWords } from '../server-clock.ts';
import { expiriesOf, isPresented } from '../token-times.ts';

export default defineAnswerRule({
  id: 'token-expired',
  stage: 'authentication',
  title: 'The token has expired',
  docs: [
    {
      text: 'The "exp" (expiration time) claim identifies the expiration time on or after which the JWT MUST NOT be accepted for processing.',
      url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4',
    },
    {
      text: 'invalid_token: the access token provided is expired, revoked, malformed, or invalid.',
      url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1',
    },
  ],
  explains: ['invalid-token', 'missing-credentials'],
  means: 'the token has expired',
  own(denial) {
    const actual = refusedActual(denial, [401, 403]);
    if (actual === null || saysOtherwise(denial, ['token-expired'])) return null;
    const expired = expiriesOf(actual).find(({ past, credential }) => past >= 0 && isPresented(credential));
    if (expired === undefined) return null;
    const { credential, claim, moment } = expired;
    const when = relativeTime(claim, moment.at);
    const is401 = actual.response.status === 401;
    const clock = moment.clock === 'server' ? "the server's clock" : "the browser's clock";
    const skewed = moment.skew !== null && Math.abs(moment.skew) > 60;
    const skew = skewed
      ? ` The server's clock is ${inWords(moment.skew)} ${moment.skew > 0 ? 'ahead of' : 'behind'} the browser's.`
      : '';
    return {
      certainty: is401 ? 'likely' : 'possible',
      because: `The token's exp is ${when}, by ${clock}, and the answer is ${actual.response.status}; whether the server found another fault first is not visible.${skew}`,
      facts: [
        {
          where: `actual ${credential.where}`,
          saw: `exp ${new Date(claim * 1000).toISOString()}`,
          expected: `after ${new Date(moment.at).toISOString()}`,
        },
        statusFact(actual),
      ],
      sentence: `Your token expired ${when}, by ${clock}, and ${hostOf(denial)} answered this ${denial.request.method} with ${actual.response.status}.${skew}`,
    };
  },
  owner: 'client',
  steps: [
    {
      step: 'Renew the access token before it expires; on a 401 renew it once and repeat the request.',
      why: 'An expired token is never accepted again. Renew a little early, as clocks differ, and let parallel requests share one renewal.',
      call: () => ({
        first: 'const token = await freshAccessToken(); // renewed a minute before its exp, once for all calls',
        set: [{ name: 'Authorization', before: '`Bearer ${storedToken}`', value: '`Bearer ${token}`' }],
      }),
    },
    {
      step: 'Where renewal fails as well, send the user through sign-in.',
      why: 'Then the refresh token or the session behind it has expired, too.',
    },
  ],
});
