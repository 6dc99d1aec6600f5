import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'alibaba-cloud-waf',
  product: 'Alibaba Cloud WAF',
  layer: 'edge',
  docs: ['https://www.alibabacloud.com/help/en/waf/'],
  markers: [
    {
      match: {
        status: [405, 403],
        body: [
          /errors\.aliyun\.com/,
          /(?:Sorry, your request has been blocked as it may cause potential threats to the server|traceid: ?(?<traceId>[0-9a-z]{10,60}))/i,
        ],
      },
      rule: 'waf-blocked',
      certainty: 'proven',
      means: 'the firewall takes the request for an attack',
      fix: 'Give the operator the id in the page, the time and the URL: the firewall’s log names the rule.',
    },
  ],
} satisfies Recogniser;
