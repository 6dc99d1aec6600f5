import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'stripe',
  product: 'Stripe',
  layer: 'application',
  docs: ['https://docs.stripe.com/api/errors', 'https://docs.stripe.com/keys'],
  markers: [
    {
      match: { status: [401], json: { 'error.message': /^You did not provide an API key\./ } },
      rule: 'api-key-missing',
      certainty: 'proven',
      means: 'no API key came',
    },
    {
      match: { status: [401], json: { 'error.message': /^Invalid API Key provided/ } },
      rule: 'api-key-invalid',
      certainty: 'proven',
      means: 'the API key is not valid',
    },
    {
      match: { status: [401], json: { 'error.code': 'api_key_expired' } },
      rule: 'api-key-invalid',
      certainty: 'proven',
      means: 'the API key has expired',
    },
    {
      match: { status: [400, 401, 403], json: { 'error.code': 'secret_key_required' } },
      rule: 'api-key-restricted',
      certainty: 'likely',
      means: 'a publishable key cannot do this',
      fix: 'Make the call from a server with the secret key: never put that into a page.',
    },
    {
      match: {
        status: [403],
        json: {
          'error.message':
            /does not have the required permissions for this endpoint|The provided key '[^']{0,200}' does not have(?! access to account)/,
          'error.type': 'invalid_request_error',
        },
      },
      rule: 'api-key-restricted',
      certainty: 'likely',
      means: 'the restricted key lacks a permission',
      fix: 'Give the restricted key the permission that the message names.',
    },
    {
      match: { status: [429], json: { 'error.code': 'rate_limit' } },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'too many requests',
    },
  ],
  carries: [{ header: { 'stripe-version': true, 'request-id': /^req_/ }, tells: 'answered' }],
  headers: ['stripe-version', 'stripe-should-retry'],
} satisfies Recogniser;
