import { json } from '../answers.ts';
import type { HeaderLines, Scenario } from '../scenario.ts';

export const corsAllowOriginMismatch: Scenario = {
  id: 'cors-allow-origin-mismatch',
  title: 'Rate a product',
  wrong: 'The allowed origin ends in a slash.',
  group: 'preflight',
  rule: 'cors-allow-origin-mismatch',
  chromium: 'PreflightAllowOriginMismatch',
  firefox: 'CORSAllowOriginNotMatchingOrigin',
  requests: () => [{ via: 'fetch', to: 'api', path: '/products/9/rating', method: 'PUT', json: { stars: 4 } }],
  answer: (received, { origins }) => {
    const cors: HeaderLines = [
      ['Access-Control-Allow-Origin', `${origins.app}/`],
      ['Access-Control-Allow-Methods', 'GET, PUT'],
      ['Access-Control-Allow-Headers', 'content-type'],
    ];
    return received.isPreflight ? { status: 204, headers: cors } : json(200, { stars: 4 }, cors);
  },
};
