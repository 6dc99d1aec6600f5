import type { Recogniser } from '../recogniser.ts';

const FIX = 'Load DataDome’s tag on the page that calls and send its cookie with credentials, or exempt the API path.';

export default {
  id: 'datadome',
  product: 'DataDome',
  layer: 'edge',
  docs: [
    'https://docs.datadome.co/docs/response-page',
    'https://docs.datadome.co/docs/protection-api-validate-request',
  ],
  markers: [
    {
      match: {
        status: [403, 405, 429],
        json: { url: /^https:\/\/(?:geo|ct)\.captcha-delivery\.com\/(?<page>captcha|interstitial)\// },
      },
      rule: 'bot-challenge',
      certainty: 'likely',
      means: 'it takes the caller for a robot and answers with a {page} page',
      fix: FIX,
    },
    {
      match: { status: [403, 405, 429], body: [/<script[^>]{0,80}>\s{0,4}var dd ?= ?\{/, /captcha-delivery\.com/] },
      rule: 'bot-challenge',
      certainty: 'likely',
      means: 'it takes the caller for a robot and answers with a challenge page',
      fix: FIX,
    },
    {
      match: { status: [401, 403], header: { 'x-datadome': 'protected', 'x-dd-b': true } },
      rule: 'bot-challenge',
      certainty: 'likely',
      means: 'it takes the caller for a robot',
      fix: FIX,
    },
    {
      match: { status: [403], header: { 'x-datadome-cid': true }, cookie: 'datadome' },
      rule: 'bot-challenge',
      certainty: 'possible',
      means: 'it may take the caller for a robot',
      fix: FIX,
    },
  ],
  carries: [{ header: { 'x-datadome': true }, tells: 'carried' }],
} satisfies Recogniser;
