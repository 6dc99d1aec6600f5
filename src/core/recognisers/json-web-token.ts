import type { Marker, Recogniser } from '../recogniser.ts';
import type { Certainty } from '../report-schema.ts';
import type { RuleId } from '../rule-id.ts';

/**
 * Applications pass the library's sentence on, some in a 500 that nobody meant: there it may be about a token of the server's own.
 */
const says = (rule: RuleId, words: RegExp, means: string, certainty: Certainty = 'proven'): readonly Marker[] => [
  { match: { status: [400, 401, 403], says: words }, rule, certainty, means },
  { match: { status: [422, 500], says: words }, rule, certainty: 'likely', means },
];

/**
 * The exact sentences of the libraries that verify JSON Web Tokens, which applications pass on: jsonwebtoken (Node.js), jose,
 * PyJWT, python-jose, golang-jwt, ruby-jwt, jjwt, firebase/php-jwt.
 */
export default {
  id: 'json-web-token',
  product: null,
  layer: 'framework',
  docs: [
    'https://github.com/auth0/node-jsonwebtoken#errors--codes',
    'https://pyjwt.readthedocs.io/en/stable/api.html#exceptions',
    'https://pkg.go.dev/github.com/golang-jwt/jwt/v5#pkg-variables',
  ],
  markers: [
    ...says(
      'token-expired',
      // iron's seal, too, is a token: https://hapi.dev/module/iron/api
      /^(?:Expired seal|(?:\w{1,30}: )?jwt expired|TokenExpiredError|"exp" claim timestamp check failed|Signature has expired\.?|(?:token has invalid claims: )?token is expired(?: by .{1,40})?|Token is expired by .{1,40}|JWT expired at .{1,200}|ExpiredSignatureError)$/,
      'the token has expired',
    ),
    ...says(
      'token-not-yet-valid',
      /^(?:(?:\w{1,30}: )?jwt not active|NotBeforeError|"nbf" claim timestamp check failed|The token is not yet valid \(nbf\)|(?:token has invalid claims: )?token is not valid yet|Cannot handle token with nbf prior to .{1,60}|Signature nbf has not been reached)$/i,
      'the token is not valid yet',
    ),
    // By the time of its issue: one of the clocks may be wrong.
    ...says(
      'token-not-yet-valid',
      /^(?:The token is not yet valid \(iat\)|token used before issued|Cannot handle token prior to .{1,60})$/i,
      'the token is not valid yet, or a clock is wrong',
      'likely',
    ),
    ...says(
      'wrong-audience',
      /^(?:(?:\w{1,30}: )?jwt audience invalid\. expected: .{1,200}|unexpected "aud" claim value|Audience doesn't match|(?:token has invalid claims: )?token has invalid audience)$/,
      'the token is for another audience',
    ),
    ...says(
      'wrong-issuer',
      /^(?:(?:\w{1,30}: )?jwt issuer invalid\. expected: .{1,200}|unexpected "iss" claim value|(?:token has invalid claims: )?token has invalid issuer)$/,
      'the token is of another issuer',
    ),
    ...says('missing-credentials', /^jwt must be provided$/, 'no token came', 'likely').map((marker) => ({
      ...marker,
      ifSent: 'malformed-credentials' as const,
    })),
    ...says(
      'malformed-credentials',
      /^(?:(?:\w{1,30}: )?jwt malformed|jwt must be a string|Not enough segments|Too many segments|Wrong number of segments(?: in token: .{1,2000})?|Not enough or too many segments|Jwt cannot be parsed|Invalid Compact JWS|token is malformed: .{1,200}|token contains an invalid number of segments|JWT strings must contain exactly 2 period characters\. .{1,60}|Invalid (?:header|payload|crypto) padding|Error decoding token headers\.?|Format is Authorization: Bearer \[token\])$/,
      'what came is no well-formed token',
      'likely',
    ),
    ...says(
      'invalid-signature',
      /^(?:signature verification failed|Signature verification (?:failed|raised)\.?|(?:token signature is invalid: )?signature is invalid|JWT signature does not match locally computed signature\..{0,120}|crypto\/rsa: verification error)$/,
      "the token's signature does not verify with the server's key",
      'likely',
    ),
    ...says(
      'invalid-token',
      /^secret or public key must be provided$/,
      'the server has no key for it: no secret is set, or its kid is of another issuer',
      'likely',
    ),
    ...says(
      'invalid-token',
      /^(?:(?:\w{1,30}: )?invalid algorithm|JsonWebTokenError|token is unverifiable: .{1,200}|The specified alg value is not allowed|Algorithm not (?:allowed|supported))$/,
      'the server does not verify tokens that are signed like this',
      'likely',
    ),
  ],
} satisfies Recogniser;
