import type { Recogniser } from '../recogniser.ts';

const WORDS = { json: { error_description: /^(?<description>.{1,300})/s } };

/** Error answers of OAuth 2.0 servers: a token endpoint's, and a resource server's that says it in the body. */
export default {
  id: 'oauth-error',
  product: null,
  layer: 'identity-provider',
  docs: ['https://www.rfc-editor.org/rfc/rfc6749#section-5.2', 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1'],
  markers: [
    {
      match: { json: { error: 'insufficient_scope' } },
      layer: 'framework',
      rule: 'insufficient-scope',
      certainty: 'proven',
      means: 'the answer says that the token lacks a scope',
      reads: { json: { scope: /^(?<scope>.{1,300})/s } },
    },
    {
      match: { json: { error: 'invalid_token', error_description: /expired/i } },
      layer: 'framework',
      rule: 'token-expired',
      certainty: 'proven',
      means: 'the answer says that the token has expired',
      reads: WORDS,
    },
    {
      match: { json: { error: 'invalid_token', error_description: /audience|\baud\b/i } },
      layer: 'framework',
      rule: 'wrong-audience',
      certainty: 'proven',
      means: 'the answer says that the token is for another audience',
      reads: WORDS,
    },
    {
      match: { json: { error: 'invalid_token', error_description: /issuer|\biss\b/i } },
      layer: 'framework',
      rule: 'wrong-issuer',
      certainty: 'proven',
      means: 'the answer says that the token is of another issuer',
      reads: WORDS,
    },
    {
      match: { json: { error: 'invalid_token' } },
      layer: 'framework',
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the answer says invalid_token: expired, revoked, malformed or otherwise not acceptable',
      reads: WORDS,
    },
    {
      match: { status: [400, 401], json: { error: 'invalid_grant', error_description: /expired/i } },
      rule: 'token-expired',
      certainty: 'likely',
      means: 'the refresh token or code that was to be exchanged has expired',
      fix: 'Send the user through sign-in again: an expired grant cannot be renewed.',
      reads: WORDS,
    },
    {
      match: { status: [400, 401], json: { error: 'invalid_grant' } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the refresh token, code or password that was to be exchanged is not accepted',
      fix: 'Send the user through sign-in again, and exchange a code or a rotated refresh token only once.',
      reads: WORDS,
    },
    {
      match: { status: [400, 401], json: { error: 'invalid_client' } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the client is unknown or its own authentication failed',
      fix: 'Check client_id, client secret and the way the client authenticates at the token endpoint.',
      reads: WORDS,
    },
    {
      match: { status: [400, 401, 403], json: { error: 'unauthorized_client' } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'this client may not use this grant',
      fix: 'Enable the grant for this client at the identity provider.',
      reads: WORDS,
    },
    {
      match: { status: [400, 401, 403], json: { error: 'invalid_scope' } },
      rule: 'insufficient-scope',
      certainty: 'likely',
      means: 'the scope that was asked for is unknown or not open to this client',
      fix: 'Ask only for scopes that are granted to this client at the identity provider.',
      reads: WORDS,
    },
  ],
} satisfies Recogniser;
