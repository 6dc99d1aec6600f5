import { hostOf } from '../cors-evidence.ts';
import { relativeTime } from '../credentials/explain.ts';
import type { Denial } from '../denial.ts';
import { hasHeader, type Json } from '../exchange.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { type RefusedActual, refusedActual, saysOtherwise, statusFact } from '../refused-actual.ts';
import { inWords } from '../server-clock.ts';
import { limitsOf } from '../signed-until.ts';
import { expiredToken, numericDate } from '../token-times.ts';

/** A signed URL or a SAML message whose own time is over. */
function signedBefore(denial: Denial, actual: RefusedActual): OwnEvidence | null {
  const over = limitsOf(actual).find(({ until, moment }) => until <= moment.at);
  if (over === undefined) return null;
  const { credential, until, moment } = over;
  const what = credential.kind === 'saml' ? 'SAML message' : 'signed URL';
  const when = relativeTime(until / 1000, moment.at);
  const by = moment.clock === 'server' ? "the server's clock" : "the browser's clock";
  return {
    certainty: 'likely',
    because: `The ${what} says that it was good until ${when}, by ${by}; that the server refused it for just that is not visible.`,
    facts: [
      {
        where: `actual ${credential.where}`,
        saw: `good until ${new Date(until).toISOString()}`,
        expected: `after ${new Date(moment.at).toISOString()}`,
      },
      statusFact(actual),
    ],
    sentence: `The ${what} of this ${denial.request.method} had expired ${when}, by ${by}, and ${hostOf(denial)} answered with ${actual.response.status}.`,
    steps: [
      {
        step: `Get a new ${what} right before it is used, and sign it for longer where users wait before they use it.`,
        why: 'Its time is part of what is signed: it cannot be renewed, and nobody accepts it later.',
      },
    ],
  };
}

/** How long a token lives tells whether it was short-lived by design, or is an old one. */
function lifeOf(iat: Json | undefined, exp: number): string {
  const issued = numericDate(iat);
  return issued === null || issued >= exp ? '' : ` It was made to live for ${inWords(exp - issued)}.`;
}

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
    if (actual === null || saysOtherwise(denial, ['token-expired', 'resource-policy'])) return null;
    if (saysOtherwise(denial, ['token-expired'])) return signedBefore(denial, actual);
    const expired = expiredToken(actual);
    if (expired === undefined) return signedBefore(denial, actual);
    const { credential, claim, moment } = expired;
    const when = relativeTime(claim, moment.at);
    const is401 = actual.response.status === 401;
    const clock = moment.clock === 'server' ? "the server's clock" : "the browser's clock";
    const skewed = moment.skew !== null && Math.abs(moment.skew) > 60;
    const skew = skewed
      ? ` The server's clock is ${inWords(moment.skew)} ${moment.skew > 0 ? 'ahead of' : 'behind'} the browser's.`
      : '';
    const lived = lifeOf(credential.claims?.iat, claim);
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
      sentence: `Your token expired ${when}, by ${clock}, and ${hostOf(denial)} answered this ${denial.request.method} with ${actual.response.status}.${lived}${skew}`,
    };
  },
  owner: 'client',
  steps: [
    {
      step: 'Renew the access token before it expires; on a 401 renew it once and repeat the request.',
      why: 'An expired token is never accepted again. Renew a little early, as clocks differ, and let parallel requests share one renewal.',
      // A token of a cookie or of the URL is renewed elsewhere than in the call.
      call: ({ actual }) =>
        actual !== null && !hasHeader(actual.request.headers, 'Authorization')
          ? null
          : {
              first: 'const token = await freshAccessToken(); // renewed a minute before its exp, once for all calls',
              set: [{ name: 'Authorization', before: '`Bearer ${storedToken}`', value: '`Bearer ${token}`' }],
            },
    },
    {
      step: 'Where renewal fails as well, send the user through sign-in.',
      why: 'Then the refresh token or the session behind it has expired, too.',
    },
  ],
});
