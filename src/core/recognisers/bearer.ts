import type { Recogniser } from '../recogniser.ts';

const challenge = (error: string, more = ''): RegExp =>
  new RegExp(`\\b(?:Bearer|DPoP)\\b.{0,2000}?\\berror\\s*=\\s*"?${error}\\b${more}`, 'is');

const described = (words: string): string => `.{0,2000}?error_description\\s*=\\s*"?[^"]{0,500}?(?:${words})`;

const SCOPE = { header: { 'www-authenticate': /\bscope\s*=\s*"?(?<scope>[^",]{1,500})/i } };
const DESCRIPTION = { header: { 'www-authenticate': /error_description\s*=\s*"(?<description>[^"]{1,500})/i } };

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
      match: { header: { 'www-authenticate': challenge('insufficient_scope') } },
      rule: 'insufficient-scope',
      certainty: 'proven',
      means: 'the challenge says that the token lacks a scope',
      reads: SCOPE,
    },
    {
      match: { header: { 'www-authenticate': challenge('insufficient_user_authentication') } },
      rule: 'step-up-required',
      certainty: 'proven',
      layer: 'identity-provider',
      means: 'the sign-in behind the token was too weak or too long ago',
      reads: {
        header: { 'www-authenticate': /\bacr_values\s*=\s*"?(?<acr>[^",]{1,200})/i },
      },
    },
    {
      match: { header: { 'www-authenticate': challenge('insufficient_claims') } },
      rule: 'step-up-required',
      certainty: 'proven',
      means: 'the token must carry further claims; the challenge holds the request for them',
    },
    {
      match: { header: { 'www-authenticate': challenge('(?:use_dpop_nonce|invalid_dpop_proof)') } },
      rule: 'invalid-token',
      certainty: 'proven',
      means: 'the DPoP proof lacks the nonce that the server wants, or is invalid',
      fix: 'Take the value of DPoP-Nonce from this answer into the proof and try once more; list DPoP-Nonce in Access-Control-Expose-Headers.',
    },
    {
      match: { header: { 'www-authenticate': challenge('invalid_token', described('expired|expiry|is too old')) } },
      rule: 'token-expired',
      certainty: 'proven',
      means: 'the challenge says that the token has expired',
      reads: DESCRIPTION,
    },
    {
      match: {
        header: {
          'www-authenticate': challenge(
            'invalid_token',
            described('not (?:yet )?valid (?:before|yet)|used before|not active yet|not yet valid|JWT used before'),
          ),
        },
      },
      rule: 'token-not-yet-valid',
      certainty: 'proven',
      means: 'the challenge says that the token is not valid yet',
      reads: DESCRIPTION,
    },
    {
      match: { header: { 'www-authenticate': challenge('invalid_token', described('audience|\\baud\\b')) } },
      rule: 'wrong-audience',
      certainty: 'proven',
      means: 'the challenge says that the token is for another audience',
      reads: DESCRIPTION,
    },
    {
      match: { header: { 'www-authenticate': challenge('invalid_token', described('issuer|\\biss\\b')) } },
      rule: 'wrong-issuer',
      certainty: 'proven',
      means: 'the challenge says that the token is of another issuer',
      reads: DESCRIPTION,
    },
    {
      match: {
        header: {
          'www-authenticate': challenge(
            'invalid_token',
            described('malformed|not a (?:valid )?jwt|invalid (?:jwt )?serialization|missing part delimiters'),
          ),
        },
      },
      rule: 'malformed-credentials',
      certainty: 'proven',
      means: 'the challenge says that the token is not well formed',
      reads: DESCRIPTION,
    },
    {
      match: { header: { 'www-authenticate': challenge('invalid_token') } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the challenge says invalid_token: expired, revoked, malformed or otherwise not acceptable',
      reads: DESCRIPTION,
    },
    {
      match: { status: [400, 401], header: { 'www-authenticate': challenge('invalid_request') } },
      rule: 'malformed-credentials',
      certainty: 'likely',
      means: 'the challenge says that the request presents its token in a wrong way',
      reads: DESCRIPTION,
    },
  ],
  headers: ['www-authenticate', 'dpop-nonce'],
} satisfies Recogniser;
