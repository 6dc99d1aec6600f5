import type { Recogniser } from '../recogniser.ts';

/** Werkzeug's default pages and the extensions that Flask applications mostly use. */
export default {
  id: 'flask',
  product: 'Flask',
  layer: 'framework',
  docs: [
    'https://werkzeug.palletsprojects.com/en/stable/exceptions/#werkzeug.exceptions.Forbidden',
    'https://flask-wtf.readthedocs.io/en/latest/csrf/#customize-the-error-response',
    'https://flask-jwt-extended.readthedocs.io/en/stable/changing_default_behavior.html',
  ],
  markers: [
    {
      match: {
        status: [400],
        body: [
          /^<!doctype html>\s{1,4}<html lang=en>\s{1,4}<title>400 Bad Request<\/title>/,
          /<p>The CSRF (?<what>token is missing|session token is missing|token has expired|tokens do not match|token is invalid|session token has expired)\.<\/p>/,
        ],
      },
      rule: 'csrf-token',
      certainty: 'proven',
      product: 'Flask-WTF',
      means: 'the CSRF {what}',
      fix: 'Send the value of csrf_token() in the header X-CSRFToken, together with the session cookie.',
    },
    {
      match: {
        status: [400],
        body: [
          '<title>400 Bad Request</title>',
          /<p>The (?:referrer header is missing|referrer does not match the host)\.<\/p>/,
        ],
      },
      rule: 'csrf-origin',
      certainty: 'proven',
      product: 'Flask-WTF',
      means: 'the Referer header is missing or names another host',
    },
    {
      match: { status: [401], json: { msg: /^Token has been revoked$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Flask-JWT-Extended',
      means: 'the token is on the blocklist',
    },
    {
      match: { status: [401], json: { msg: /^Token has expired$/ } },
      rule: 'token-expired',
      certainty: 'proven',
      product: 'Flask-JWT-Extended',
      means: 'the token has expired',
    },
    {
      match: { status: [401], json: { msg: /^Missing (?:Authorization Header|cookie "[^"]{1,60}"|JWT in .{1,120})/ } },
      rule: 'missing-credentials',
      certainty: 'proven',
      product: 'Flask-JWT-Extended',
      means: 'no token came where it looks for one',
    },
    {
      match: { status: [401], json: { msg: /^(?:CSRF double submit tokens do not match|Missing CSRF token)$/ } },
      rule: 'csrf-token',
      certainty: 'proven',
      product: 'Flask-JWT-Extended',
      means: 'the header X-CSRF-TOKEN is absent or differs from its cookie',
      fix: 'Send the value of the csrf_access_token cookie in the header X-CSRF-TOKEN.',
    },
    {
      match: { status: [422], json: { msg: /^Bad Authorization header\..{0,80}/ } },
      rule: 'malformed-credentials',
      certainty: 'likely',
      product: 'Flask-JWT-Extended',
      means: 'it wants Bearer and the token, two words',
    },
    {
      match: {
        status: [422],
        json: {
          msg: /^(?:Not enough segments|Signature verification failed|Invalid (?:header|payload|crypto) .{1,60}|Subject must be a string|Only (?:non-)?refresh tokens are allowed)$/,
        },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Flask-JWT-Extended',
      means: 'the token does not verify',
    },
    {
      match: { status: [401], json: { msg: /^Fresh token required$/ } },
      rule: 'step-up-required',
      certainty: 'likely',
      product: 'Flask-JWT-Extended',
      means: 'the token was renewed, and this route wants one from a sign-in',
    },
    {
      match: {
        status: [403],
        body: [
          /^<!doctype html>\s{1,4}<html lang=en>\s{1,4}<title>403 Forbidden<\/title>\s{1,4}<h1>Forbidden<\/h1>\s{1,4}<p>You don&#(?:39|x27);t have the permission to access the requested resource\./,
        ],
      },
      rule: 'insufficient-permission',
      layer: 'application',
      certainty: 'likely',
      means: 'the application called abort(403)',
      fix: 'Find the abort(403) of this view: it decides by user, role or ownership.',
    },
    {
      match: {
        status: [401],
        body: [
          /^<!doctype html>\s{1,4}<html lang=en>\s{1,4}<title>401 Unauthorized<\/title>\s{1,4}<h1>Unauthorized<\/h1>\s{1,4}<p>The server could not verify that you are authorized/,
        ],
      },
      rule: 'missing-credentials',
      layer: 'application',
      certainty: 'likely',
      means: 'the application called abort(401): it found no credentials that it accepts',
    },
    {
      match: {
        status: [429],
        body: [
          /^<!doctype html>\s{1,4}<html lang=en>\s{1,4}<title>429 Too Many Requests<\/title>\s{1,4}<h1>Too Many Requests<\/h1>\s{1,4}<p>(?<limit>[^<]{1,80})<\/p>/,
        ],
      },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'its limiter counts too many requests: {limit}',
    },
  ],
  carries: [{ header: { server: /^Werkzeug\// }, tells: 'answered', layer: 'application' }],
} satisfies Recogniser;
