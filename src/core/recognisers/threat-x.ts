import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'threat-x',
  product: 'ThreatX',
  layer: 'edge',
  docs: ['https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/threatx.py'],
  markers: [
    {
      match: { status: [403], body: [/^Forbidden - ID: (?<id>[0-9a-fA-F]{32})$/] },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'the firewall blocked the request; id {id}',
      fix: 'Give the id {id} to whoever runs ThreatX.',
    },
  ],
} satisfies Recogniser;
