import type { Recogniser } from '../recogniser.ts';

const META = { 'error.fbtrace_id': true } as const;

export default {
  id: 'facebook-graph',
  product: 'Meta Graph API',
  layer: 'application',
  docs: ['https://developers.facebook.com/docs/graph-api/guides/error-handling/'],
  markers: [
    {
      match: { status: [400, 401], json: { ...META, 'error.code': '190', 'error.error_subcode': '463' } },
      rule: 'token-expired',
      certainty: 'proven',
      means: 'the access token has expired',
    },
    {
      match: { status: [400, 401], json: { ...META, 'error.code': '190' } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the access token is not valid any more',
    },
    {
      match: { status: [400, 403], json: { ...META, 'error.code': /^(?:10|2\d\d|3)$/ } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'a permission is missing or was not granted',
    },
    {
      match: { status: [400, 403, 429], json: { ...META, 'error.code': /^(?:4|17|32|613|80\d{3})$/ } },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'too many calls',
    },
    {
      match: { status: [400, 403], json: { ...META, 'error.code': '368' } },
      rule: 'account-suspended',
      certainty: 'likely',
      means: 'temporarily blocked for policy violations',
    },
  ],
} satisfies Recogniser;
