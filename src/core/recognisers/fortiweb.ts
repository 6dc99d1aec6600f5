import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'fortiweb',
  product: 'FortiWeb',
  layer: 'edge',
  docs: ['https://docs.fortinet.com/product/fortiweb'],
  markers: [
    {
      match: {
        status: [200, 403, 500],
        body: [
          /class="fgd_icon"|\.fgd_icon/,
          /Web Page Blocked!?/i,
          /Attack ID:? ?(?:<[^>]{1,40}>){0,3}\s{0,4}(?<attackId>\d{3,12})/i,
        ],
      },
      rule: 'waf-blocked',
      certainty: 'proven',
      means: 'the firewall blocked the request; attack id {attackId}',
      fix: 'Give the operator the id in the page, the time and the URL: the firewall’s log names the rule.',
    },
    {
      match: { status: [200, 403, 500], body: [/class="fgd_icon"|\.fgd_icon/, /Web Page Blocked!?/i] },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'the firewall blocked the request',
      fix: 'Give the operator the id in the page, the time and the URL: the firewall’s log names the rule.',
    },
    {
      match: {
        status: [403, 500],
        body: [/Web Page Blocked!?/i, /Attack ID:? ?(?:<[^>]{1,40}>){0,3}\s{0,4}(?<attackId>\d{3,12})/i],
      },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'the firewall blocked the request; attack id {attackId}',
      fix: 'Give the operator the id in the page, the time and the URL: the firewall’s log names the rule.',
    },
  ],
} satisfies Recogniser;
