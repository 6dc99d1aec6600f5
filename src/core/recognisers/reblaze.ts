import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'reblaze',
  product: 'Reblaze',
  layer: 'edge',
  docs: ['https://github.com/EnableSecurity/wafw00f/blob/master/wafw00f/plugins/reblaze.py'],
  markers: [
    {
      match: { status: [403, 503], body: [/current session has been terminated/i, /do not hesitate to contact us/i] },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'the firewall ended the session',
      fix: 'Give the operator the reference on the page, the time and the URL.',
    },
  ],
  carries: [{ header: { server: /^Reblaze Secure Web Gateway/i }, tells: 'carried' }],
} satisfies Recogniser;
