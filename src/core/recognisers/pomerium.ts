import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'pomerium',
  product: 'Pomerium',
  layer: 'gateway',
  docs: [
    'https://www.pomerium.com/docs/reference/routes/policy',
    'https://www.pomerium.com/docs/reference/routes/cors-allow-preflight',
  ],
  markers: [
    {
      match: { status: [401, 403], body: [/window\.POMERIUM_DATA ?= ?\{/] },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'no policy of the route lets this user in',
      fix: 'Compare the policy of the route with the claims at /.pomerium; let preflights pass with cors_allow_preflight.',
    },
  ],
} satisfies Recogniser;
