import type { Recogniser } from '../recogniser.ts';

/** Formerly XVarnish; it says its reason in headers. */
export default {
  id: 'cachewall',
  product: 'Cachewall',
  layer: 'edge',
  docs: ['https://www.cachewall.com/docs'],
  markers: [
    {
      match: { status: [403, 503], header: { 'x-cachewall-action': /challenge/i } },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'it answered with a challenge page, which a script cannot solve',
      fix: 'Exempt the API path from the challenge in Cachewall.',
    },
    {
      match: { status: [403], header: { 'x-cachewall-action': true } },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'a rule of it denied the request',
      reads: { header: { 'x-cachewall-reason': /(?<reason>.{1,120})/ } },
    },
  ],
} satisfies Recogniser;
