import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** Hasura refuses with 200. */
const coded = (
  code: string,
  rule: RuleId,
  means: string,
  fix: string,
  message?: RegExp,
  certainty = surest(rule),
): Marker => ({
  match: {
    status: [200, 400, 401, 403],
    json: {
      'errors.*.extensions.code|code': code,
      'errors.*.extensions.path|path': /^\$/,
      ...(message ? { 'errors.*.message|error': message } : {}),
    },
  },
  rule,
  certainty,
  means,
  fix,
});

export default {
  id: 'hasura',
  product: 'Hasura',
  layer: 'application',
  docs: [
    'https://hasura.io/docs/2.0/api-reference/graphql-api/index/',
    'https://hasura.io/docs/2.0/auth/authentication/jwt/',
  ],
  markers: [
    {
      match: { status: [200, 400], json: { 'errors.*.message': /^query is not in any of the allowlists$/ } },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'the allow list holds no such query',
      fix: 'Add the query to a collection of the allow list, word for word.',
    },
    coded('invalid-jwt', 'token-expired', 'the token has expired', 'Renew the token.', /JWTExpired/),
    coded(
      'invalid-jwt',
      'wrong-audience',
      'the token is for another audience',
      'Compare the token’s aud with audience in HASURA_GRAPHQL_JWT_SECRET.',
      /JWTNotInAudience/,
    ),
    coded(
      'invalid-jwt',
      'invalid-token',
      'the token does not verify',
      'Use a token of the issuer in HASURA_GRAPHQL_JWT_SECRET.',
    ),
    coded(
      'jwt-missing-role-claims',
      'insufficient-permission',
      'the token names no role that it may use',
      'Put x-hasura-allowed-roles and x-hasura-default-role into the token.',
      undefined,
      'likely',
    ),
    coded(
      'jwt-invalid-claims',
      'insufficient-permission',
      'the claims for Hasura are missing or malformed',
      'Put the claims under https://hasura.io/jwt/claims.',
      undefined,
      'likely',
    ),
    coded(
      'access-denied',
      'api-key-invalid',
      'the admin secret is wrong',
      'Send the secret of HASURA_GRAPHQL_ADMIN_SECRET, or better a token: a browser should not know it.',
      /^invalid "?x-hasura-admin-secret/,
    ),
    coded(
      'invalid-headers',
      'malformed-credentials',
      'Authorization is not Bearer and a token',
      'Send Authorization: Bearer TOKEN.',
      /^Malformed Authorization header/,
    ),
    coded(
      'invalid-headers',
      'missing-credentials',
      'no token came',
      'Send Authorization: Bearer TOKEN, or set a role for callers without one (HASURA_GRAPHQL_UNAUTHORIZED_ROLE).',
      /^Missing 'Authorization'/,
    ),
    coded(
      'access-denied',
      'missing-credentials',
      'neither a token nor the admin secret came',
      'Send Authorization: Bearer TOKEN.',
      /required, but not found|missing/i,
    ),
    coded(
      'access-denied',
      'invalid-token',
      'the webhook did not accept the credentials',
      'Look into the log of the authentication webhook.',
      /^Authentication hook unauthorized/,
    ),
    coded(
      'access-denied',
      'insufficient-permission',
      'the role may not do this',
      'Add the permission for this role and table.',
      // One code for whatever is denied.
      undefined,
      'likely',
    ),
    coded(
      'permission-error',
      'insufficient-permission',
      "the row does not meet the role's check",
      'Look at the check of the insert or update permission.',
    ),
  ],
} satisfies Recogniser;
