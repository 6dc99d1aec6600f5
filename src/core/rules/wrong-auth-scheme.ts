import { challengesOf } from '../challenge.ts';
import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import type { Credential } from '../exchange.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { type RefusedActual, refusedActual, saysInvalid, saysOtherwise, statusFact } from '../refused-actual.ts';

/** RFC 9110: credentials are a scheme, a space, and what belongs to it. */
function withoutScheme(denial: Denial, actual: RefusedActual, { where, kind, length }: Credential): OwnEvidence | null {
  // Some APIs want a bare key, and say nothing of a scheme.
  const asked = challengesOf(actual.response.headers).map(({ scheme }) => scheme);
  if (asked.length === 0 && kind !== 'jwt') return null;
  const wanted = asked[0] ?? 'Bearer';
  return {
    certainty: asked.length > 0 && actual.response.status === 401 && !saysInvalid(denial) ? 'likely' : 'possible',
    because:
      'Authorization holds a token and no scheme before it; whether this API wants one is ' +
      (asked.length > 0 ? 'in its challenge.' : 'not visible.'),
    facts: [
      {
        where: `actual ${where}`,
        saw: `[${kind}:${length}] without a scheme`,
        expected: `${wanted}, a space, and the token`,
      },
      statusFact(actual),
    ],
    sentence: `This ${denial.request.method} sent the bare token in Authorization, without ${wanted} before it, and ${hostOf(denial)} answered with ${actual.response.status}.`,
    steps: [
      {
        step: `Write ${wanted} and a space before the token.`,
        why: 'Authorization begins with a scheme: without it a server takes the token for the scheme’s name.',
      },
    ],
  };
}

function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [400, 401, 403]);
  if (actual === null || saysOtherwise(denial, ['wrong-auth-scheme', 'missing-credentials'])) return null;
  const sent = actual.credentials.find(({ where }) => where === 'request header authorization');
  if (sent === undefined) return null;
  if (sent.scheme === null) return withoutScheme(denial, actual, sent);
  const scheme = sent.scheme.toLowerCase();
  const challenges = challengesOf(actual.response.headers);
  const asked = challenges.map((challenge) => challenge.scheme);
  const facts = [
    { where: `actual ${sent.where}`, saw: sent.scheme, expected: asked.join(' or ') || 'Bearer' },
    statusFact(actual),
  ] as const;
  if (asked.length > 0 && !asked.some((one) => one.toLowerCase() === scheme)) {
    return {
      certainty: saysInvalid(denial) ? 'possible' : 'likely',
      because:
        'The challenge asks for another scheme than the one that was sent; whether it lists all it accepts is not visible.',
      facts,
      sentence: `${hostOf(denial)} asks for ${asked.join(' or ')}; this ${denial.request.method} came with ${sent.scheme}.`,
    };
  }
  if (actual.response.status === 403 || !sent.faults.some(({ fault }) => fault === 'lower-case-scheme')) return null;
  return {
    certainty: 'possible',
    because:
      'The scheme is sent in lower case. That is legal, as schemes are compared without regard to case; some servers refuse it all the same.',
    facts,
    sentence: `This ${denial.request.method} sent the scheme as "${sent.scheme}". That is legal, yet some servers refuse it; ${hostOf(denial)} answered with ${actual.response.status}.`,
  };
}

export default defineAnswerRule({
  id: 'wrong-auth-scheme',
  stage: 'authentication',
  title: 'The API asks for another authentication scheme',
  docs: [
    {
      text: 'The authentication scheme is identified by a case-insensitive token; the challenge says which schemes the server accepts.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.1',
    },
  ],
  explains: ['missing-credentials', 'invalid-token'],
  means: 'it asks for another authentication scheme than the one that came',
  own,
  owner: 'client',
  steps: [
    {
      step: 'Send the scheme that the challenge or the API’s documentation names, spelled as there.',
      why: 'Token, Bearer, Basic, ApiKey and JWT look alike and are different schemes to a server.',
    },
  ],
});
