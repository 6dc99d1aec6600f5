import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'anubis',
  product: 'Anubis',
  layer: 'edge',
  docs: ['https://anubis.techaro.lol/docs/'],
  markers: [
    {
      match: { status: [200, 401, 403], body: [/<script id="anubis_challenge" type="application\/json">/] },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'it answered with a proof of work that only a page can do',
      fix: 'Let the policy allow the API path, or this User-Agent.',
    },
    {
      match: {
        status: [403, 500],
        body: [
          /\/\.within\.website\/x\/cmd\/anubis\/static\//,
          /Access Denied: error code (?<code>[0-9a-f]{6,64})|Oh noes!/,
        ],
      },
      rule: 'bot-challenge',
      certainty: 'likely',
      means: 'its policy denies this client',
      fix: 'Let the policy allow the API path, or this User-Agent.',
    },
  ],
} satisfies Recogniser;
