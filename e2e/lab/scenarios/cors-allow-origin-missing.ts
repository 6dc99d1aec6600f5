import { json } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const corsAllowOriginMissing: Scenario = {
  id: 'cors-allow-origin-missing',
  title: 'Read the price list',
  wrong: 'The file server knows nothing of CORS.',
  group: 'cors-check',
  rule: 'cors-allow-origin-missing',
  chromium: 'MissingAllowOriginHeader',
  firefox: 'CORSMissingAllowOrigin2',
  requests: () => [{ via: 'fetch', to: 'cdn', path: '/prices.json', method: 'GET' }],
  answer: () => json(200, { 'K-1009': 1999 }, [['Cache-Control', 'max-age=60']]),
};
