import { allowPreflight, json, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const errorWithoutCorsHeaders: Scenario = {
  id: 'error-without-cors-headers',
  title: 'Change an order after reading another',
  wrong: 'Successes carry the CORS headers, the 403 does not: the script cannot see it.',
  group: 'cors-check',
  rule: 'error-without-cors-headers',
  chromium: 'MissingAllowOriginHeader',
  firefox: 'CORSMissingAllowOrigin2',
  requests: ({ token }) => {
    const headers = { Authorization: `Bearer ${token()}` };
    return [
      { via: 'fetch', to: 'api', path: '/orders/41', method: 'GET', headers },
      { via: 'fetch', to: 'api', path: '/orders/42', method: 'PUT', headers, json: { quantity: 5 } },
    ];
  },
  answer: (received) => {
    if (received.isPreflight)
      return allowPreflight(received, { methods: 'GET, PUT', headers: 'authorization, content-type' });
    if (received.method === 'GET') return json(200, { id: 41, quantity: 1 }, readableBy(received));
    return json(403, { error: 'forbidden', message: 'Order 42 belongs to another customer.' });
  },
};
