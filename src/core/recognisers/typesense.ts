import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'typesense',
  product: 'Typesense',
  layer: 'application',
  docs: ['https://typesense.org/docs/27.1/api/api-keys.html', 'https://typesense.org/docs/27.1/api/api-errors.html'],
  markers: [
    {
      match: { status: [401], json: { message: /^Forbidden - a valid `x-typesense-api-key` header must be sent\.$/ } },
      rule: 'api-key-invalid',
      certainty: 'likely',
      means: 'the API key is missing, wrong, expired, or may not do this on this collection',
      fix: 'Send X-TYPESENSE-API-KEY, and look at actions and collections of the key with GET /keys.',
    },
  ],
} satisfies Recogniser;
