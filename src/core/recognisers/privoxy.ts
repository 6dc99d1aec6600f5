import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'privoxy',
  product: 'Privoxy',
  layer: 'gateway',
  docs: ['https://www.privoxy.org/user-manual/actions-file.html#BLOCK'],
  markers: [
    {
      match: { status: [403], body: [/<title>Request blocked \(Privoxy@[^)<]{1,100}\)<\/title>/] },
      rule: 'access-rule',
      certainty: 'proven',
      means: 'one of its actions files blocks this address',
      fix: 'Ask config.privoxy.org/show-url-info through the proxy which rule it is, and except the host with -block.',
      fixBy: 'intermediary',
    },
  ],
} satisfies Recogniser;
