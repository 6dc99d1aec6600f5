import { json } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const corsAllowOriginInvalid: Scenario = {
  id: 'cors-allow-origin-invalid',
  title: 'Read the stock',
  wrong: 'The allowed origin is a bare host name, without its scheme.',
  group: 'cors-check',
  rule: 'cors-allow-origin-invalid',
  chromium: 'InvalidAllowOriginValue',
  firefox: 'CORSAllowOriginNotMatchingOrigin',
  requests: () => [{ via: 'xhr', to: 'cdn', path: '/stock/9', method: 'GET' }],
  answer: () => json(200, { stock: 12 }, [['Access-Control-Allow-Origin', 'app.localhost']]),
};
