import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'ninja-firewall',
  product: 'NinjaFirewall',
  layer: 'edge',
  docs: ['https://nintechnet.com/ninjafirewall/'],
  markers: [
    {
      match: { status: [403], body: [/<title>NinjaFirewall: 403 Forbidden/i] },
      rule: 'waf-blocked',
      certainty: 'proven',
      means: 'the firewall blocked the request',
      fix: 'Give the operator the id in the page, the time and the URL: the firewall’s log names the rule.',
    },
  ],
} satisfies Recogniser;
