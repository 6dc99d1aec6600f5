import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'x-api',
  product: 'X API',
  layer: 'application',
  docs: ['https://docs.x.com/x-api/fundamentals/response-codes-and-errors'],
  markers: [
    {
      match: { status: [403], json: { reason: 'client-not-enrolled' } },
      rule: 'license-or-plan',
      certainty: 'likely',
      means: 'the app is not attached to a project with the access level that this endpoint needs',
    },
    {
      match: { status: [403], json: { type: 'https://api.twitter.com/2/problems/oauth1-permissions' } },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'the app has no write permission, or the token is from before it got one',
    },
    {
      match: { status: [403], json: { type: 'https://api.twitter.com/2/problems/unsupported-authentication' } },
      rule: 'wrong-auth-scheme',
      certainty: 'proven',
      means: 'this endpoint takes another kind of token (user context)',
    },
    {
      match: {
        status: [429],
        json: {
          type: /^(?:about:blank|https:\/\/api\.twitter\.com\/2\/problems\/usage-capped)$/,
          title: /^(?:Too Many Requests|UsageCapExceeded)$/,
        },
      },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'too many requests, or the monthly cap is reached',
    },
    {
      match: { status: [403], json: { 'errors.*.code': '453' } },
      rule: 'license-or-plan',
      certainty: 'likely',
      means: 'the access level of the app does not include this endpoint',
    },
    {
      match: { status: [401], json: { 'errors.*.code': /^(?:32|89)$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the token is invalid or has expired',
    },
  ],
} satisfies Recogniser;
