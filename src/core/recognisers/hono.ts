import type { Recogniser } from '../recogniser.ts';

/** Hono's JWT middleware: the challenge carries its realm as the request's URL. */
export default {
  id: 'hono',
  product: 'Hono',
  layer: 'framework',
  docs: ['https://hono.dev/docs/middleware/builtin/jwt', 'https://hono.dev/docs/middleware/builtin/csrf'],
  markers: [
    {
      match: {
        status: [401],
        header: {
          'www-authenticate':
            /^Bearer realm="https?:[^"]{1,500}",error="invalid_request",error_description="no authorization included in request"$/,
        },
      },
      rule: 'missing-credentials',
      certainty: 'proven',
      means: 'no Authorization came',
    },
    {
      match: {
        status: [401],
        header: {
          'www-authenticate':
            /^Bearer realm="https?:[^"]{1,500}",error="invalid_request",error_description="invalid credentials structure"$/,
        },
      },
      rule: 'malformed-credentials',
      certainty: 'proven',
      means: 'Authorization has not the form "Bearer TOKEN"',
    },
    {
      match: {
        status: [401],
        header: {
          'www-authenticate':
            /^Bearer realm="https?:[^"]{1,500}",error="invalid_token",error_description="token verification failure"$/,
        },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the token does not verify: its signature, or its time',
    },
  ],
} satisfies Recogniser;
