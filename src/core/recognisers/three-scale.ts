import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'three-scale',
  product: '3scale APIcast',
  layer: 'gateway',
  docs: ['https://docs.redhat.com/en/documentation/red_hat_3scale_api_management/2.14/html/operating_3scale/index'],
  markers: [
    {
      match: { status: [401, 403], body: [/^Authentication parameters missing$/] },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'no user key, app id or token where it looks',
    },
    {
      match: { status: [401, 403], body: [/^Authentication failed$/] },
      rule: 'api-key-invalid',
      certainty: 'likely',
      means: 'the key or token is not one of an application of this product',
    },
    {
      match: { status: [429], body: [/^(?:Limits|Usage limit) exceeded$/] },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'a limit of the application plan is reached',
    },
  ],
} satisfies Recogniser;
