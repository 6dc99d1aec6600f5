import type { Recogniser } from '../recogniser.ts';

const FIX = 'Load the sensor on the page that calls, or add the API path to the filter of the enforcer.';

export default {
  id: 'perimeterx',
  product: 'HUMAN (PerimeterX)',
  layer: 'edge',
  docs: [
    'https://docs.humansecurity.com/applications-and-accounts/docs/block-page-customization',
    'https://docs.humansecurity.com/applications-and-accounts/docs/advanced-blocking-response',
  ],
  markers: [
    {
      match: { status: [403, 429], json: { 'blockScript|collectorUrl': true, appId: /^PX\w{6,12}$/ } },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'it takes the caller for a robot',
      fix: FIX,
    },
    {
      match: { status: [403, 429], body: [/window\._pxAppId ?= ?['"]PX\w{6,12}['"]/] },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'it answered with a challenge page, which a script cannot solve',
      fix: FIX,
    },
    {
      match: { status: [403], body: [/href="https:\/\/www\.perimeterx\.com\/whywasiblocked"/] },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'it answered with a challenge page, which a script cannot solve',
      fix: FIX,
    },
    {
      match: {
        status: [403, 429],
        body: [
          /<title>Access to this page has been denied\.?<\/title>/,
          /id="px-captcha"|we believe you are using automation tools to browse the website/,
        ],
      },
      rule: 'bot-challenge',
      certainty: 'likely',
      means: 'it answered with a challenge page, which a script cannot solve',
      fix: FIX,
    },
  ],
} satisfies Recogniser;
