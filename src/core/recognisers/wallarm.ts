import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'wallarm',
  product: 'Wallarm',
  layer: 'edge',
  docs: ['https://docs.wallarm.com/admin-en/configuration-guides/configure-block-page-and-code/'],
  markers: [
    {
      match: { status: [403], body: [/<title>You are blocked<\/title>/i, /Malicious activity blocked/i] },
      rule: 'waf-blocked',
      certainty: 'proven',
      means: 'the firewall takes the request for an attack',
      fix: 'Give the operator the id in the page, the time and the URL: the firewall’s log names the rule.',
    },
    {
      match: { status: [403], header: { server: /^nginx[-_]wallarm/i } },
      rule: 'waf-blocked',
      certainty: 'possible',
      means: 'the firewall may have blocked the request',
    },
  ],
  carries: [{ header: { server: /^nginx[-_]wallarm/i }, tells: 'carried' }],
} satisfies Recogniser;
