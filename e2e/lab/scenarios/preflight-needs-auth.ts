import { json, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const preflightNeedsAuth: Scenario = {
  id: 'preflight-needs-auth',
  title: 'Update an order',
  wrong: 'The API asks the preflight for a token, which a preflight never carries.',
  group: 'preflight',
  rule: 'preflight-needs-auth',
  chromium: 'PreflightMissingAllowOriginHeader',
  firefox: 'CORSMissingAllowOrigin2',
  requests: ({ token }) => [
    {
      via: 'fetch',
      to: 'api',
      path: '/orders/42',
      method: 'PUT',
      headers: { Authorization: `Bearer ${token()}` },
      json: { quantity: 3 },
    },
  ],
  answer: (received) =>
    received.method === 'OPTIONS'
      ? json(401, { error: 'unauthorized' }, [['WWW-Authenticate', 'Bearer realm="orders"']])
      : json(200, { id: 42, quantity: 3 }, readableBy(received)),
};
