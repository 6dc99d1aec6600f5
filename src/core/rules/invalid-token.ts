import { cameInVain } from '../came-in-vain.ts';
import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { bindingFault } from '../dpop-binding.ts';
import type { Credential } from '../exchange.ts';
import { parseUrl } from '../parse-url.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { presentedBy, type RefusedActual, refusedActual, saysOtherwise, statusFact } from '../refused-actual.ts';
import type { Fact } from '../report-schema.ts';
import { otherPurpose } from '../token-purpose.ts';
import { isTokenRequest } from '../token-request.ts';

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

/** RFC 9449: a token that is bound to a key is worth nothing without a proof for this very request. */
function boundElsewhere(denial: Denial, actual: RefusedActual, fault: Fact): OwnEvidence {
  return {
    certainty: 'likely',
    because:
      'The proof and the request that it came with do not agree; which check the server made first is not visible.',
    facts: [fault, statusFact(actual)],
    sentence: `The DPoP proof of this ${denial.request.method} ${fault.saw === null ? 'is missing' : `has ${fault.saw}`}, and ${hostOf(denial)} wants ${fault.expected}.`,
    steps: [
      {
        step: 'Make a new DPoP proof for each request: htm its method, htu its URL without query and fragment, iat now, ath the hash of the token.',
        why: 'A proof is for one request. A retry, a redirect or a second method needs one of its own.',
      },
    ],
  };
}

/** A token that proves who signed in, or gets new tokens, is not for calling an API. */
function forAnotherPurpose(
  denial: Denial,
  actual: RefusedActual,
  { where }: Credential,
  { name, claim }: { readonly name: string; readonly claim: string },
): OwnEvidence {
  return {
    certainty: 'likely',
    because: `The claim ${claim} tells that this is ${name}; whether this API accepts those all the same is not visible.`,
    facts: [
      { where: `actual ${where}`, saw: `${name}, by its claim ${claim}`, expected: 'an access token' },
      statusFact(actual),
    ],
    sentence: `This ${denial.request.method} carried ${name} in place of an access token, and ${hostOf(denial)} answered with ${actual.response.status}.`,
    steps: [
      {
        step: 'Send the access token that the identity provider gave beside it.',
        why: 'An ID token tells the page who signed in, a refresh token is for the identity provider alone; an API is called with an access token.',
      },
    ],
  };
}

/** RFC 6749 gives 401 to a client that is not known, or that did not prove who it is. https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
function unknownClient(denial: Denial, actual: RefusedActual): OwnEvidence | null {
  const { cause, certainty } = denial.refusal ?? {};
  if (!isTokenRequest(actual.request) || (cause !== 'unknown' && certainty !== 'possible')) return null;
  return {
    certainty: 'possible',
    because:
      'OAuth gives 401 at the token endpoint to a client that did not prove who it is; the answer does not say so in its words.',
    facts: [{ where: 'actual request path', saw: parseUrl(actual.request.url)?.pathname ?? '' }, statusFact(actual)],
    sentence: `The token endpoint of ${hostOf(denial)} answered with 401, as to a client that it does not know or that sent no secret.`,
    steps: [
      {
        step: 'Register the application as a public client (single-page application, no client secret, PKCE), or have a server ask for the token.',
        why: 'A confidential client must send a secret, and a browser can keep none.',
      },
    ],
  };
}

/** A user name and password came, and the answer asks for them once more. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [401]);
  if (actual === null || saysOtherwise(denial, ['missing-credentials'])) return null;
  const binding = bindingFault(actual);
  if (binding !== null) return boundElsewhere(denial, actual, binding);
  const client = unknownClient(denial, actual);
  if (client !== null) return client;
  const presented = presentedBy(actual);
  const sent = presented.find(({ where }) => where === 'request header authorization');
  if (sent === undefined)
    return denial.refusal?.cause === 'invalid-token' && presented[0] ? turnedDown(denial, presented[0]) : null;
  const purpose = otherPurpose(sent);
  if (purpose !== null) return forAnotherPurpose(denial, actual, sent, purpose);
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
  unless: ({ refusal }) => refusal?.cause === 'api-key-invalid',
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
