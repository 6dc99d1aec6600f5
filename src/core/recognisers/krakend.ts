import type { Recogniser } from '../recogniser.ts';

/** It says little: the token check answers 401 or 403 without a word. */
export default {
  id: 'krakend',
  product: 'KrakenD',
  layer: 'gateway',
  docs: ['https://www.krakend.io/docs/authorization/jwt-validation/'],
  markers: [
    {
      match: { status: [403], header: { 'x-krakend-completed': 'false' } },
      rule: 'insufficient-permission',
      certainty: 'possible',
      means: 'the token lacks a role or scope that the endpoint names, or a rule refuses',
    },
  ],
  carries: [{ header: { 'x-krakend': true }, tells: 'carried' }],
} satisfies Recogniser;
