import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'safe-line',
  product: 'SafeLine',
  layer: 'edge',
  docs: ['https://docs.waf.chaitin.com/'],
  markers: [
    {
      match: { status: [403, 405, 468], body: [/<!-- event_id: (?<eventId>[0-9a-f]{32}) (?:TYPE: [A-Z] )?-->/] },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'the firewall blocked the request; event {eventId}',
      fix: 'Give the operator the id in the page, the time and the URL: the firewall’s log names the rule.',
    },
    {
      match: { status: [403, 468], body: [/id="slg-(?:title|bg|box)"/] },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'the firewall blocked or challenged the request',
      fix: 'Give the operator the id in the page, the time and the URL: the firewall’s log names the rule.',
    },
  ],
} satisfies Recogniser;
