import { alone, type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

const DESCRIPTION = { challenge: { error_description: /^(?<description>.{1,300})/s } } as const;

/** `invalid_token`, whose description tells the defect. */
const described = (words: RegExp, rule: RuleId, means: string, certainty = surest(rule)): Marker => ({
  match: { challenge: { error: 'invalid_token', error_description: alone(words) } },
  rule,
  certainty,
  means,
  reads: DESCRIPTION,
});

/** Challenges of OAuth 2.0 resource servers, whoever wrote them. */
export default {
  id: 'bearer',
  product: null,
  layer: 'framework',
  docs: [
    'https://www.rfc-editor.org/rfc/rfc6750#section-3.1',
    'https://www.rfc-editor.org/rfc/rfc9470#section-3',
    'https://www.rfc-editor.org/rfc/rfc9449#section-7.1',
  ],
  markers: [
    {
      match: { challenge: { error: 'insufficient_scope' } },
      rule: 'insufficient-scope',
      certainty: 'proven',
      means: 'the challenge says that the token lacks a scope',
      reads: { challenge: { scope: /^(?<scope>.{1,500})/ } },
    },
    {
      // Doorkeeper's word for it, and a slip of others'.
      match: { status: [401, 403], challenge: { error: /^(?:invalid_scope|insufficient_scopes)$/ } },
      rule: 'insufficient-scope',
      certainty: 'likely',
      means: 'the challenge says that the token lacks a scope',
      reads: DESCRIPTION,
    },
    {
      match: { challenge: { error: 'insufficient_user_authentication' } },
      rule: 'step-up-required',
      certainty: 'proven',
      means: 'the sign-in behind the token was too weak or too long ago',
      reads: { challenge: { acr_values: /^(?<acr>.{1,200})/, max_age: /^(?<maxAge>\d{1,9})/ } },
    },
    {
      match: { challenge: { error: /^(?:insufficient_access|access_denied)$/ } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the challenge says that the user of the token may not do this',
      reads: DESCRIPTION,
    },
    {
      match: { challenge: { error: 'insufficient_claims' } },
      rule: 'step-up-required',
      certainty: 'likely',
      means: 'the token must carry further claims; the challenge holds the request for them',
    },
    {
      match: { challenge: { error: /^(?:use_dpop_nonce|invalid_dpop_proof)$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the DPoP proof lacks the nonce that the server wants, or is invalid',
      fix: 'Take the value of DPoP-Nonce from this answer into the proof and try once more; list DPoP-Nonce in Access-Control-Expose-Headers.',
    },
    // A session that has ended takes a token with it whose own time is not over.
    described(
      /\bsession\b.{0,20}\bexpired/i,
      'token-expired',
      'the challenge says that the session has expired',
      'likely',
    ),
    described(
      /expired|expiry|too old|\bexp\W claim timestamp check failed/i,
      'token-expired',
      'the challenge says that the token has expired',
    ),
    described(
      /not (?:yet )?(?:valid|active) (?:before|yet)|used before|not (?:active|valid) yet|not yet valid/i,
      'token-not-yet-valid',
      'the challenge says that the token is not valid yet',
    ),
    described(
      /audience|\baud\b/i,
      'wrong-audience',
      'the challenge says that the token is for another audience',
      'likely',
    ),
    described(/issuer|\biss\b/i, 'wrong-issuer', 'the challenge says that the token is of another issuer', 'likely'),
    described(
      /malformed|not a (?:valid )?jwt|invalid (?:jwt )?serialization|part delimiters/i,
      'malformed-credentials',
      'the challenge says that the token is not well formed',
      'likely',
    ),
    described(
      /^(?:no|missing) (?:\w{1,10} )?token|\btoken (?:is |was )?(?:missing|not (?:provided|found|present|sent))/i,
      'missing-credentials',
      'the challenge says that no token came',
      'likely',
    ),
    described(
      /invalid (?:jwt |token )?signature|signature (?:is |was )?(?:invalid|not valid)|signature verification failed/i,
      'invalid-signature',
      'the challenge says that the signature does not verify',
      'likely',
    ),
    {
      match: { challenge: { error: 'invalid_token' } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the challenge says invalid_token: expired, revoked, malformed or otherwise not acceptable',
      reads: DESCRIPTION,
    },
    {
      match: {
        status: [400, 401],
        challenge: { error: 'invalid_request', error_description: /\b(?:multiple|more than one)\b/i },
      },
      rule: 'several-credentials',
      certainty: 'likely',
      means: 'the challenge says that the request presents more than one token',
      reads: DESCRIPTION,
    },
    {
      match: {
        status: [400, 401],
        challenge: {
          error: 'invalid_request',
          error_description: /\b(?:no|missing|not (?:found|present|provided|included))\b/i,
        },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'the challenge says that no token came',
      reads: DESCRIPTION,
    },
    {
      match: { status: [400, 401], challenge: { error: 'invalid_request' } },
      rule: 'malformed-credentials',
      certainty: 'likely',
      means: 'the challenge says that the request presents its token in a wrong way',
      reads: DESCRIPTION,
    },
  ],
  headers: ['dpop-nonce'],
} satisfies Recogniser;
