import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'stackpath',
  product: 'StackPath',
  layer: 'edge',
  docs: ['https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/stackpath.py'],
  markers: [
    {
      match: {
        status: [403],
        body: [
          /<title>StackPath[^<]{0,60}<\/title>/,
          /(?:performed an action that triggered the service|An action has triggered the service) and blocked your request/,
        ],
      },
      rule: 'waf-blocked',
      certainty: 'proven',
      means: 'the firewall blocked the request',
      fix: 'Give the operator the id in the page, the time and the URL: the firewall’s log names the rule.',
    },
  ],
} satisfies Recogniser;
