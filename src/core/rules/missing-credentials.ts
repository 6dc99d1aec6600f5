import { cameInVain } from '../came-in-vain.ts';
import { type Challenge, challengesOf, isForAny, isForNone } from '../challenge.ts';
import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { type Credential, hasHeader } from '../exchange.ts';
import type { FetchChange } from '../fetch-call.ts';
import { asNobody, sentToSignIn } from '../nobody-signed-in.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import {
  presentedBy,
  type RefusedActual,
  refusedActual,
  saysOtherwise,
  showsCredentials,
  statusFact,
} from '../refused-actual.ts';

/** A token came, and not where the challenge wants one. */
function elsewhere(
  denial: Denial,
  actual: RefusedActual,
  presented: readonly Credential[],
  challenges: readonly Challenge[],
): OwnEvidence | null {
  const asked = challenges.find((one) => /^(?:bearer|basic|dpop)$/i.test(one.scheme));
  const [token] = presented.filter(({ kind }) => kind === 'jwt' || kind === 'opaque-token' || kind === 'api-key');
  if (asked === undefined || token === undefined || presented.some(({ where }) => where.endsWith('authorization')))
    return null;
  const place = token.where.replace('request ', '');
  const { scheme } = asked;
  const sawNone = isForNone(asked);
  return {
    certainty: sawNone ? 'likely' : 'possible',
    because: `The challenge asks for credentials in Authorization${sawNone ? ' and names no error, as if none had come' : ''}; whether the API reads this other place as well is not visible.`,
    facts: [
      { where: `actual ${token.where}`, saw: `[${token.kind}:${token.length}]` },
      { where: 'actual request header authorization', saw: null, expected: scheme },
      statusFact(actual),
    ],
    sentence: `${hostOf(denial)} asks for ${scheme} in Authorization; this ${denial.request.method} carried its token in ${place}.`,
    steps: [
      {
        step: `Send the token in Authorization, as ${scheme} and the token.`,
        why: 'A server looks for credentials where its challenge says, and for nothing elsewhere.',
      },
    ],
  };
}

/** The capture hides what came, and nothing says whether that was wrong or not there. */
const unshown = (denial: Denial, actual: RefusedActual): OwnEvidence => ({
  certainty: 'possible',
  because:
    '401 says that valid credentials are lacking: none came, or wrong ones; the capture does not show what was sent.',
  facts: [statusFact(actual)],
  sentence: `${hostOf(denial)} wants to know who you are: this ${denial.request.method} may have carried no credentials.`,
});

/** The capture hides what came; the challenge speaks as if nothing had. */
function unseen(denial: Denial, actual: RefusedActual, challenges: readonly Challenge[]): OwnEvidence | null {
  const asked = challenges.find((one) => isForNone(one) || isForAny(one));
  if (asked === undefined) return actual.request.cookies.length > 0 ? null : unshown(denial, actual);
  return {
    certainty: 'possible',
    because: isForNone(asked)
      ? 'The challenge names no error, as to a request without a token; the capture does not show what was sent.'
      : `${asked.scheme} is asked for in the same words whether none came or wrong ones; the capture does not show what was sent.`,
    facts: [{ where: 'actual response header www-authenticate', saw: asked.scheme }, statusFact(actual)],
    sentence: `${hostOf(denial)} asks for ${asked.scheme} and names no error: this ${denial.request.method} may have carried no credentials.`,
  };
}

function own(denial: Denial): OwnEvidence | null {
  const stranger = sentToSignIn(denial) ?? asNobody(denial);
  if (stranger !== null) return stranger;
  const actual = refusedActual(denial, [401]);
  if (actual === null || saysOtherwise(denial, ['missing-credentials'])) return null;
  const challenges = challengesOf(actual.response.headers);
  const presented = presentedBy(actual);
  if (!showsCredentials(actual)) return presented.length > 0 ? null : unseen(denial, actual, challenges);
  const schemes = challenges.map(({ scheme }) => scheme);
  if (presented.length > 0) return elsewhere(denial, actual, presented, challenges);
  const { cookies } = actual.request;
  const wants = schemes.length > 0 ? schemes.join(' or ') : 'credentials';
  const carried = cookies.length > 0 ? 'cookies but no other credentials' : 'no credentials';
  return {
    certainty: cookies.length > 0 ? 'possible' : 'likely',
    because: `The request carried ${carried}, and 401 says that valid ones are lacking; which kind this API reads is ${schemes.length > 0 ? 'in its challenge' : 'not visible'}.`,
    facts: [{ where: 'actual request header authorization', saw: null, expected: wants }, statusFact(actual)],
    sentence: `${hostOf(denial)} wants to know who you are: this ${denial.request.method} carried ${carried}, and it answered with 401.`,
  };
}

const SENT: Readonly<Record<string, string>> = {
  bearer: '`Bearer ${token}`',
  basic: '`Basic ${btoa(`${user}:${password}`)}`',
};

/** What a script can send for the challenge; a browser alone answers Digest and Negotiate. Null where it is not to be told. */
function sending({ actual, hops, siblings }: Denial): FetchChange | null {
  const sent = hops.some((hop) => hop.actual !== null && hasHeader(hop.actual.request.headers, 'Authorization'));
  if (actual?.response == null || sent) return null;
  const schemes = challengesOf(actual.response.headers).map(({ scheme }) => scheme.toLowerCase());
  const asked = schemes.find((scheme) => scheme in SENT);
  if (schemes.length > 0 && asked === undefined) return null;
  // Requests beside it that are let in by their cookies want no token.
  const besides = siblings.flatMap((chain) => chain.hops.flatMap((hop) => hop.actual ?? []));
  const byCookie = besides.some(
    ({ request: { cookies, headers } }) => cookies.length > 0 && !hasHeader(headers, 'Authorization'),
  );
  if (asked === undefined && byCookie) return null;
  return { set: [{ name: 'Authorization', value: SENT[asked ?? 'bearer'] ?? '' }] };
}

export default defineAnswerRule({
  id: 'missing-credentials',
  stage: 'authentication',
  title: 'No credentials came with the request',
  docs: [
    {
      text: 'The 401 (Unauthorized) status code indicates that the request has not been applied because it lacks valid authentication credentials for the target resource.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2',
    },
  ],
  means: 'it wants to know who you are, and no credentials came',
  own,
  unless: ({ actual }) => actual !== null && cameInVain(actual),
  owner: 'client',
  steps: [
    {
      step: 'Send the credentials that the API asks for with this very call: Authorization, its API key header, or cookies with credentials: include.',
      why: 'It is about who you are, whatever the status: some servers answer 403 where 401 is meant.',
      call: sending,
    },
    {
      step: 'Look whether the call is made before sign-in has finished, or by a client that lacks the interceptor.',
      why: 'The first calls of a page often leave before the token is there.',
    },
  ],
});
