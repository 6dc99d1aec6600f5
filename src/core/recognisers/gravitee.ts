import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'gravitee',
  product: 'Gravitee',
  layer: 'gateway',
  docs: [
    'https://documentation.gravitee.io/apim/policies/api-key',
    'https://documentation.gravitee.io/apim/getting-started/configuration',
  ],
  markers: [
    {
      match: {
        status: [401],
        header: { 'x-gravitee-transaction-id': true },
        body: [/^(?:Unauthorized|\{"message":"Unauthorized","http_status_code":401\})$/],
      },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'no plan of the API accepts the request: the API key or token is missing, unknown or revoked',
      fix: 'Send X-Gravitee-Api-Key (or the token that the plan wants) of a subscription that was accepted.',
    },
  ],
  carries: [{ header: { 'x-gravitee-transaction-id': true }, tells: 'carried' }],
} satisfies Recogniser;
