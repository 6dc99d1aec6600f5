import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'netscaler',
  product: 'NetScaler',
  layer: 'edge',
  docs: ['https://docs.netscaler.com/en-us/citrix-adc/current-release/application-firewall/'],
  markers: [
    {
      match: { body: [/<title>Application Firewall Block Page<\/title>/i] },
      rule: 'waf-blocked',
      certainty: 'proven',
      means: 'the application firewall blocked the request',
      fix: 'Give the operator the id in the page, the time and the URL: the firewall’s log names the rule.',
    },
    {
      match: {
        status: [200, 302, 403],
        body: [/Violation Category: ?(?:<[^>]{1,40}>){0,3}\s{0,4}(?<category>APPFW_\w{3,60})/],
      },
      rule: 'waf-blocked',
      certainty: 'proven',
      means: 'the application firewall blocked the request: {category}',
      fix: 'Give the operator the id in the page, the time and the URL: the firewall’s log names the rule.',
    },
  ],
} satisfies Recogniser;
