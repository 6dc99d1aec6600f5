import type { Recogniser } from '../recogniser.ts';

const LINK = /^https:\/\/docs\.meilisearch\.com\/errors#/;

export default {
  id: 'meilisearch',
  product: 'Meilisearch',
  layer: 'application',
  docs: ['https://www.meilisearch.com/docs/reference/errors/error_codes'],
  markers: [
    {
      match: { status: [401], json: { code: /^missing_authorization_header$/, link: LINK } },
      rule: 'api-key-missing',
      certainty: 'proven',
      means: 'no API key came',
      fix: 'Send Authorization: Bearer with a search key; the master key never belongs into a page.',
    },
    {
      match: { status: [403], json: { code: /^invalid_api_key$/, link: LINK } },
      rule: 'api-key-invalid',
      certainty: 'likely',
      means: 'the API key is not known, has expired, or may not do this on this index',
      fix: 'Look at actions, indexes and expiresAt of the key with GET /keys.',
    },
  ],
} satisfies Recogniser;
