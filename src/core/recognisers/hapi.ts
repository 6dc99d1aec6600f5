import type { Recogniser } from '../recogniser.ts';

/** hapi writes errors as Boom does: statusCode, error, message. */
export default {
  id: 'hapi',
  product: 'hapi',
  layer: 'framework',
  docs: [
    'https://hapi.dev/api/#-routeoptionsauthaccessscope',
    'https://hapi.dev/module/crumb/',
    'https://hapi.dev/module/jwt/',
  ],
  markers: [
    {
      match: { status: [403], json: { statusCode: '403', error: 'Forbidden', message: 'Insufficient scope' } },
      rule: 'insufficient-scope',
      certainty: 'likely',
      means: "the credentials' scope does not satisfy the route's",
      fix: 'Give the credentials a scope that the route lists in auth.access.scope.',
    },
    {
      match: {
        status: [401],
        header: { 'www-authenticate': /error="Token expired"/ },
        json: { statusCode: '401', message: 'Token expired' },
      },
      rule: 'token-expired',
      certainty: 'proven',
      means: 'the token has expired',
    },
    {
      match: {
        status: [401],
        header: { 'www-authenticate': /^Token error="Invalid token format"/ },
        json: { statusCode: '401', error: 'Unauthorized' },
      },
      rule: 'malformed-credentials',
      certainty: 'likely',
      product: 'hapi (hapi-auth-jwt2)',
      means: 'what came is no well-formed token, whatever the message says',
    },
    {
      match: {
        status: [401],
        json: { statusCode: '401', error: 'Unauthorized', message: 'Token maximum age exceeded' },
      },
      rule: 'token-expired',
      certainty: 'likely',
      means: 'the token is older than maxAgeSec, whatever its exp',
    },
    {
      match: { status: [401], json: { statusCode: '401', error: 'Unauthorized', message: 'Missing authentication' } },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'no credentials of a strategy that the route accepts came',
    },
    {
      match: {
        status: [401],
        json: {
          statusCode: '401',
          error: 'Unauthorized',
          message: /^(?:Bad username or password|Invalid (?:token signature|credentials)|Invalid credentials)$/,
        },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the credentials are not accepted',
    },
    {
      match: {
        status: [401],
        json: {
          statusCode: '401',
          message: /^(?:Invalid token structure|HTTP authentication header missing)/,
        },
      },
      rule: 'malformed-credentials',
      certainty: 'likely',
      means: 'what came is no well-formed token',
    },
    {
      match: {
        status: [403],
        method: ['POST', 'PUT', 'PATCH', 'DELETE'],
        cookie: 'crumb',
        json: { statusCode: '403', error: 'Forbidden', message: 'Forbidden' },
      },
      rule: 'csrf-token',
      certainty: 'likely',
      product: 'hapi (crumb)',
      means: 'it set a fresh crumb cookie and refused, so the request had none',
      fix: 'Send the value of the crumb cookie in the header x-csrf-token or the field crumb.',
    },
    {
      match: { status: [200], on: 'preflight', json: { message: /^CORS error: (?<reason>.{1,80})$/ } },
      rule: 'cors-policy',
      layer: 'cors-middleware',
      certainty: 'proven',
      means: 'its CORS settings do not allow this: {reason}',
    },
  ],
} satisfies Recogniser;
