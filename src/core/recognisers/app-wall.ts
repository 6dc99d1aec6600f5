import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'app-wall',
  product: 'Radware',
  layer: 'edge',
  docs: ['https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/radware.py'],
  markers: [
    {
      match: {
        status: [200, 403],
        body: [
          /<title>Unauthorized Request Blocked<\/title>|Unauthorized Activity Has Been Detected/i,
          /(?:Case Number|because we have detected unauthorized activity)/i,
        ],
      },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'the firewall blocked the request',
      fix: 'Give the operator the id in the page, the time and the URL: the firewall’s log names the rule.',
    },
  ],
} satisfies Recogniser;
