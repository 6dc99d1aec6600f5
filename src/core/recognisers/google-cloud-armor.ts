import type { Recogniser } from '../recogniser.ts';

/** Google's load balancer: its own page for a denied request is as bare as any. */
export default {
  id: 'google-cloud-armor',
  product: 'Google Cloud Load Balancing',
  layer: 'edge',
  docs: [
    'https://cloud.google.com/armor/docs/configure-security-policies',
    'https://cloud.google.com/load-balancing/docs/https',
  ],
  markers: [
    {
      match: {
        status: [403],
        header: { via: /\b1\.1 google$/ },
        body: [
          /^<!doctype html><meta charset="utf-8"><meta name=viewport content="width=device-width, initial-scale=1"><title>403<\/title>403 Forbidden$/i,
        ],
      },
      rule: 'waf-blocked',
      certainty: 'likely',
      product: 'Google Cloud Armor',
      means: 'a rule of the security policy denied the request',
      fix: 'Look in the load balancer’s log for enforcedSecurityPolicy at this time: it names the rule.',
    },
  ],
  carries: [{ header: { via: /\b1\.1 google$/ }, tells: 'carried' }],
} satisfies Recogniser;
