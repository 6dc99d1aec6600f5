import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'barracuda',
  product: 'Barracuda WAF',
  layer: 'edge',
  docs: ['https://campus.barracuda.com/product/webapplicationfirewall/'],
  markers: [
    {
      match: {
        status: [403, 200],
        body: [/Barracuda Networks/, /(?:The specified URL cannot be found|[Aa]ttack ID|[Ee]vent ID|blocked)/],
      },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'the firewall blocked the request',
      fix: 'Give the operator the id in the page, the time and the URL: the firewall’s log names the rule.',
    },
  ],
} satisfies Recogniser;
