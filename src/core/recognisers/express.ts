import type { Recogniser } from '../recogniser.ts';

/** The page of Express' own error handler (finalhandler); in development it shows the error and its stack. */
const page = (error: string): readonly [RegExp] => [
  new RegExp(
    `^<!DOCTYPE html>\\s{1,4}<html lang="en">\\s{1,4}<head>\\s{1,4}(?:<meta charset="utf-8">)?\\s{0,4}<title>Error</title>\\s{1,4}</head>\\s{1,4}<body>\\s{1,4}<pre>${error}`,
  ),
];

const AUTH = 'UnauthorizedError: ';
const API = 'message|error|error.message|msg';

/** Express with the middleware that is most used beside it: csurf, cors, express-jwt. */
export default {
  id: 'express',
  product: 'Express',
  layer: 'framework',
  docs: [
    'https://expressjs.com/en/guide/error-handling.html',
    'https://github.com/expressjs/csurf#csrf-error-code',
    'https://github.com/expressjs/cors#configuring-cors-w-dynamic-origin',
    'https://github.com/auth0/express-jwt#error-handling',
  ],
  markers: [
    {
      match: { status: [403], body: page('ForbiddenError: (?:invalid csrf token|misconfigured csrf)') },
      rule: 'csrf-token',
      certainty: 'proven',
      product: 'Express (csurf)',
      means: 'the CSRF token is absent or is not the one of this session',
      fix: 'Send the token of req.csrfToken() in the header csrf-token or x-csrf-token, together with the cookie that belongs to it.',
    },
    {
      match: { status: [403], json: { [`${API}|code|error.code`]: /^(?:invalid csrf token|EBADCSRFTOKEN)$/i } },
      rule: 'csrf-token',
      certainty: 'proven',
      product: 'Express (csurf)',
      means: 'the CSRF token is absent or is not the one of this session',
      fix: 'Send the token of req.csrfToken() in the header csrf-token or x-csrf-token, together with the cookie that belongs to it.',
    },
    {
      match: { status: [403], body: page('Error: CSRF token (?:mismatch|missing)') },
      rule: 'csrf-token',
      certainty: 'proven',
      product: 'Express (lusca)',
      means: 'the CSRF token is absent or is not the one of this session',
      fix: 'Send the token of res.locals._csrf in x-csrf-token, with the session cookie.',
    },
    {
      match: { status: [403], header: { 'x-powered-by': 'Express' }, body: [/^invalid csrf token$/] },
      rule: 'csrf-token',
      certainty: 'likely',
      product: 'Express (csurf)',
      means: 'the CSRF token is absent or is not the one of this session',
    },
    {
      match: {
        status: [403],
        method: ['POST', 'PUT', 'PATCH', 'DELETE'],
        header: { 'x-powered-by': 'Express' },
        cookie: '_csrf',
        body: page('Forbidden'),
      },
      rule: 'csrf-token',
      certainty: 'likely',
      product: 'Express (csurf)',
      means: 'it set a fresh _csrf cookie and refused, so the request had none',
      fix: 'Fetch a page or endpoint that hands out the token first, then send it with its cookie; cross-origin calls need credentials.',
    },
    {
      match: { status: [403], body: [...page('ForbiddenError: Forbidden<br>'), /\bat SendStream\.error\b/] },
      rule: 'access-rule',
      certainty: 'likely',
      product: 'Express (serve-static)',
      means: 'it serves no hidden file and nothing outside of its folder',
      fix: 'Ask for another path, or set dotfiles: "allow" for what may be seen.',
    },
    {
      match: { status: [500], body: page('Error: Not allowed by CORS') },
      rule: 'cors-policy',
      layer: 'cors-middleware',
      certainty: 'proven',
      product: 'Express (cors)',
      means: 'its origin function does not allow this origin, and throws instead of saying so',
      fix: 'Add the origin to the list of the origin function, and call callback(null, false) instead of callback(new Error(…)) for others.',
    },
    {
      match: { status: [500, 403, 400], json: { [API]: /^(?:Error: )?Not allowed by CORS$/i } },
      rule: 'cors-policy',
      layer: 'cors-middleware',
      certainty: 'likely',
      product: 'Express (cors)',
      means: 'its origin function does not allow this origin, and throws instead of saying so',
      fix: 'Add the origin to the list of the origin function, and call callback(null, false) instead of callback(new Error(…)) for others.',
    },
    {
      match: { status: [401], body: page(`${AUTH}jwt expired`) },
      rule: 'token-expired',
      certainty: 'proven',
      product: 'Express (express-jwt)',
      means: 'the token has expired',
    },
    {
      match: { status: [401], body: page(`${AUTH}(?:No authorization token was found|Credentials are required)`) },
      rule: 'missing-credentials',
      certainty: 'proven',
      product: 'Express (express-jwt)',
      means: 'no token was found in the Authorization header',
    },
    {
      match: { status: [401], body: page(`${AUTH}(?:jwt malformed|Format is Authorization|invalid token|jwt must)`) },
      rule: 'malformed-credentials',
      certainty: 'likely',
      product: 'Express (express-jwt)',
      means: 'what came is no well-formed token',
    },
    {
      match: { status: [401], body: page(`${AUTH}jwt audience invalid`) },
      rule: 'wrong-audience',
      certainty: 'proven',
      product: 'Express (express-jwt)',
      means: 'the token is for another audience',
    },
    {
      match: { status: [401], body: page(`${AUTH}jwt issuer invalid`) },
      rule: 'wrong-issuer',
      certainty: 'proven',
      product: 'Express (express-jwt)',
      means: 'the token is of another issuer',
    },
    {
      match: { status: [401], body: page(`${AUTH}(?:invalid signature|invalid algorithm)`) },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Express (express-jwt)',
      means: "the token's signature does not verify with the server's key",
    },
    {
      match: { status: [401], body: page('AuthenticationError: Unauthorized') },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Express (passport)',
      means: 'its strategy found no credentials, or does not accept them',
    },
    {
      match: { status: [401], header: { 'x-powered-by': 'Express' }, body: [/^Unauthorized$/] },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Express (passport)',
      means: 'its strategy found no credentials, or does not accept them',
    },
    {
      match: { status: [429], body: [/^Too many requests, please try again later\.$/] },
      rule: 'rate-limited',
      certainty: 'likely',
      product: 'Express (express-rate-limit)',
      means: 'this address sent too many requests',
    },
  ],
  carries: [{ header: { 'x-powered-by': 'Express' }, tells: 'answered', layer: 'application' }],
} satisfies Recogniser;
