import { allowPreflight, json, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const insufficientScope: Scenario = {
  id: 'insufficient-scope',
  title: 'Place an order',
  wrong: 'The token may read orders, but not write them.',
  group: 'status',
  rule: 'insufficient-scope',
  chromium: null,
  firefox: null,
  requests: ({ token }) => [
    {
      via: 'fetch',
      to: 'api',
      path: '/orders',
      method: 'POST',
      headers: { Authorization: `Bearer ${token({ scope: 'orders:read profile' })}` },
      json: { sku: 'K-1009', quantity: 2 },
    },
  ],
  answer: (received) => {
    if (received.isPreflight) return allowPreflight(received, { headers: 'authorization, content-type' });
    const description = 'The request requires higher privileges than provided by the access token.';
    const challenge = `Bearer realm="orders", error="insufficient_scope", error_description="${description}", scope="orders:write"`;
    return json(403, { error: 'insufficient_scope', scope: 'orders:write' }, [
      ['WWW-Authenticate', challenge],
      ...readableBy(received, 'WWW-Authenticate'),
    ]);
  },
};
