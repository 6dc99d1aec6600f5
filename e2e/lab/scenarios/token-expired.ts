import { allowPreflight, json, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';
import { MINUTE, now } from '../token.ts';

export const tokenExpired: Scenario = {
  id: 'token-expired',
  title: 'List the orders',
  wrong: 'The token expired four minutes ago.',
  group: 'status',
  rule: 'token-expired',
  chromium: null,
  firefox: null,
  requests: ({ token }) => [
    {
      via: 'fetch',
      to: 'api',
      path: '/orders',
      method: 'GET',
      headers: {
        Authorization: `Bearer ${token({ iat: now() - 64 * MINUTE, nbf: now() - 64 * MINUTE, exp: now() - 4 * MINUTE })}`,
      },
    },
  ],
  answer: (received) => {
    if (received.isPreflight) return allowPreflight(received, { headers: 'authorization' });
    const expiry = new Date((now() - 4 * MINUTE) * 1000).toISOString().replace(/\.\d+/, '');
    const challenge = `Bearer realm="orders", error="invalid_token", error_description="Jwt expired at ${expiry}"`;
    return json(401, { error: 'invalid_token' }, [
      ['WWW-Authenticate', challenge],
      ...readableBy(received, 'WWW-Authenticate'),
    ]);
  },
};
