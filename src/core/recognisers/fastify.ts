import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

const coded = (code: string | RegExp, rule: RuleId, means: string, fix?: string): Marker => ({
  match: { json: { code } },
  rule,
  certainty: surest(rule),
  means,
  ...(fix ? { fix } : {}),
});

const ofClaim = (message: RegExp, rule: RuleId, means: string): Marker => ({
  match: { json: { code: 'FST_JWT_AUTHORIZATION_TOKEN_INVALID', message } },
  rule,
  certainty: 'proven',
  means,
});

/** Fastify's plugins answer with codes of their own. */
export default {
  id: 'fastify',
  product: 'Fastify',
  layer: 'framework',
  docs: [
    'https://github.com/fastify/fastify-jwt#error-code',
    'https://github.com/fastify/csrf-protection#readme',
    'https://github.com/fastify/fastify-rate-limit#readme',
    'https://github.com/fastify/fastify-basic-auth#readme',
  ],
  markers: [
    coded(
      /^FST_CSRF_(?:MISSING_SECRET|INVALID_TOKEN)$/,
      'csrf-token',
      'the CSRF token or its cookie is absent or wrong',
      'Send the token of reply.generateCsrf() in the header csrf-token, together with the _csrf cookie.',
    ),
    coded(
      /^FST_JWT_NO_AUTHORIZATION_IN_(?:HEADER|COOKIE)$/,
      'missing-credentials',
      'no token was found where @fastify/jwt looks',
    ),
    coded('FST_JWT_AUTHORIZATION_TOKEN_EXPIRED', 'token-expired', 'the token has expired'),
    {
      match: { json: { code: 'FST_JWT_AUTHORIZATION_TOKEN_INVALID', message: /malformed/ } },
      rule: 'malformed-credentials',
      certainty: 'likely',
      means: 'what came is no well-formed token',
    },
    // What fast-jwt says of a claim: https://github.com/nearform/fast-jwt#createverifier
    ofClaim(/: The aud claim value is not allowed/, 'wrong-audience', 'the token is for another audience'),
    ofClaim(/: The iss claim value is not allowed/, 'wrong-issuer', 'the token is of another issuer'),
    ofClaim(/: The token will be active at/, 'token-not-yet-valid', 'the token is not valid yet'),
    coded('FST_JWT_AUTHORIZATION_TOKEN_INVALID', 'invalid-token', 'the token does not verify'),
    coded(
      'FST_JWT_AUTHORIZATION_TOKEN_UNTRUSTED',
      'invalid-token',
      'the application’s trusted() does not take the token',
    ),
    coded(
      /^FST_JWT_(?:BAD_REQUEST|BAD_COOKIE_REQUEST)$/,
      'malformed-credentials',
      'the Authorization header or cookie has not the form that @fastify/jwt reads',
    ),
    {
      match: { status: [401], json: { code: 'FST_BASIC_AUTH_MISSING_OR_BAD_AUTHORIZATION_HEADER' } },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: '@fastify/basic-auth found no Authorization of the form "Basic …"',
      fix: 'Send Authorization: Basic with the user and password, in base64.',
    },
    {
      match: {
        status: [429],
        header: { 'x-ratelimit-limit': true },
        json: { statusCode: '429', message: /^Rate limit exceeded, retry in (?<retryAfter>.{1,40})$/ },
      },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'too many requests; retry in {retryAfter}',
    },
  ],
} satisfies Recogniser;
