import { json, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const preflightNeedsAuthForbidden: Scenario = {
  id: 'preflight-needs-auth-forbidden',
  title: 'Cancel an order',
  wrong: 'An authentication middleware answers the preflight with 403 and a challenge.',
  group: 'preflight',
  rule: 'preflight-needs-auth',
  chromium: 'PreflightMissingAllowOriginHeader',
  firefox: 'CORSMissingAllowOrigin2',
  requests: ({ token }) => [
    {
      via: 'xhr',
      to: 'api',
      path: '/orders/42',
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token({ scope: 'orders:read orders:write' })}` },
    },
  ],
  answer: (received) =>
    received.method === 'OPTIONS'
      ? json(403, { detail: 'Not authenticated' }, [['WWW-Authenticate', 'Bearer']])
      : { status: 204, headers: readableBy(received) },
};
