import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'naxsi',
  product: 'NAXSI',
  layer: 'edge',
  docs: ['https://github.com/wargio/naxsi/wiki'],
  markers: [
    {
      match: { status: [403, 406, 418], header: { 'x-data-origin': /^naxsi\/waf/i } },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'the firewall blocked the request',
      fix: 'Whitelist the rule id that error.log names for this location.',
    },
    {
      match: { status: [403, 418], body: [/<title>[^<]{0,60}(?:Blocked By NAXSI|Naxsi Blocked Information)/i] },
      rule: 'waf-blocked',
      certainty: 'proven',
      means: 'the firewall blocked the request',
      fix: 'Whitelist the rule id that error.log names for this location.',
    },
  ],
} satisfies Recogniser;
