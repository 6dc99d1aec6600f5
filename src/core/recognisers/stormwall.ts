import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'stormwall',
  product: 'StormWall',
  layer: 'edge',
  docs: ['https://stormwall.network/products/ddos-protection-website'],
  markers: [
    {
      match: { status: [403, 429], body: ['//static.stormwall.pro/error_pages/'] },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'its filter refused the request',
      fix: 'Look up the request in the StormWall panel, and allow the address, path or method there.',
    },
  ],
} satisfies Recogniser;
