import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'siteground',
  product: 'SiteGround',
  layer: 'edge',
  docs: ['https://www.siteground.com/kb/'],
  markers: [
    {
      match: { status: [202, 403], header: { 'sg-captcha': 'challenge' } },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'its anti-bot system answers with a captcha',
      fix: 'Ask the host to exempt the API path from the anti-bot system.',
    },
    {
      match: { status: [403], body: [/The page you are trying to access is restricted due to a security rule/] },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'a security rule of the host blocks the request',
      fix: 'Ask the host which rule matched at this time.',
    },
  ],
} satisfies Recogniser;
