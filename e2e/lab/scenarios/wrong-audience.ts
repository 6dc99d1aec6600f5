import { allowPreflight, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const wrongAudience: Scenario = {
  id: 'wrong-audience',
  title: 'Open an order',
  wrong: 'The token was issued for another API.',
  group: 'status',
  rule: 'wrong-audience',
  chromium: null,
  firefox: null,
  requests: ({ token }) => [
    {
      via: 'xhr',
      to: 'api',
      path: '/orders/42',
      method: 'GET',
      headers: { Authorization: `Bearer ${token({ aud: 'billing-api' })}` },
    },
  ],
  answer: (received) => {
    if (received.isPreflight) return allowPreflight(received, { headers: 'authorization' });
    const challenge = `Bearer error="invalid_token", error_description="The audience 'billing-api' is invalid"`;
    return { status: 401, headers: [['WWW-Authenticate', challenge], ...readableBy(received, 'WWW-Authenticate')] };
  },
};
