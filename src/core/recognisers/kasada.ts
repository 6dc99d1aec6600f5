import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'kasada',
  product: 'Kasada',
  layer: 'edge',
  docs: ['https://docs.kasada.io/', 'https://github.com/EnableSecurity/wafw00f'],
  markers: [
    {
      match: { status: [403, 429], body: [/<script>window\.KPSDK=\{\};KPSDK\.now/] },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'it answered with a script that tests the browser',
      fix: 'Let the Kasada script on the page protect this endpoint (it adds x-kpsdk-ct), or exempt it.',
    },
    {
      match: { status: [403, 429], header: { 'x-kpsdk-ct': true } },
      rule: 'bot-challenge',
      certainty: 'likely',
      means: 'it takes the caller for a robot',
      fix: 'Let the Kasada script on the page protect this endpoint (it adds x-kpsdk-ct), or exempt it.',
    },
  ],
  carries: [{ header: { 'x-kasada': true }, tells: 'carried' }],
  headers: ['x-kpsdk-st'],
} satisfies Recogniser;
