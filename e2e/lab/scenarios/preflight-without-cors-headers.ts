import { json, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const preflightWithoutCorsHeaders: Scenario = {
  id: 'preflight-without-cors-headers',
  title: 'Archive an order',
  wrong: 'The preflight succeeds with 204, but allows no origin.',
  group: 'preflight',
  rule: 'cors-allow-origin-missing',
  chromium: 'PreflightMissingAllowOriginHeader',
  firefox: 'CORSMissingAllowOrigin2',
  requests: () => [{ via: 'fetch', to: 'api', path: '/orders/42', method: 'PATCH', json: { archived: true } }],
  answer: (received) =>
    received.method === 'OPTIONS'
      ? { status: 204, headers: [['Allow', 'GET, HEAD, PATCH, OPTIONS']] }
      : json(200, { archived: true }, readableBy(received)),
};
