import type { Recogniser } from '../recogniser.ts';

const HOST = { server: /^RapidAPI/ } as const;

export default {
  id: 'rapidapi',
  product: 'RapidAPI',
  layer: 'gateway',
  docs: ['https://docs.rapidapi.com/docs/response-status-codes'],
  markers: [
    {
      match: { status: [401, 403], json: { message: /^You are not subscribed to this API\.?$/ } },
      rule: 'license-or-plan',
      certainty: 'likely',
      means: 'the application of this key has no subscription to the API',
      fix: 'Subscribe the application to a plan of this API.',
    },
    {
      match: { status: [401, 403], header: HOST, json: { message: /Invalid API key/ } },
      rule: 'api-key-invalid',
      certainty: 'likely',
      means: 'no X-RapidAPI-Key came, or one that it does not know',
      fix: 'Send X-RapidAPI-Key with a key of an application.',
    },
    {
      match: { status: [429], json: { message: /^You have exceeded the .{1,40} quota for/ } },
      rule: 'quota-or-billing',
      certainty: 'likely',
      means: 'the quota of the plan is used up',
    },
  ],
  carries: [{ header: HOST, tells: 'carried' }],
} satisfies Recogniser;
