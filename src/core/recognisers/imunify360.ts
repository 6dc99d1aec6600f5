import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'imunify360',
  product: 'Imunify360',
  layer: 'edge',
  docs: ['https://docs.imunify360.com/webshield/'],
  markers: [
    {
      match: { status: [403, 409, 415, 418, 429, 200], header: { server: /^imunify360-webshield/i } },
      rule: 'bot-challenge',
      certainty: 'likely',
      means: 'WebShield takes the caller for a robot',
      fix: 'Add the address to the white list of Imunify360, or exempt the path from the anti-bot challenge.',
    },
    {
      match: { status: [403, 415], json: { message: /^Access denied by Imunify360 bot-protection\./ } },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'WebShield takes the caller for a robot',
      fix: 'Add the address to the white list of Imunify360, or exempt the path from the anti-bot challenge.',
    },
  ],
} satisfies Recogniser;
