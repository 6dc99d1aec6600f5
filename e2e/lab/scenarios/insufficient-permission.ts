import { json } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const insufficientPermission: Scenario = {
  id: 'insufficient-permission',
  title: 'Refund an order',
  wrong: 'Signed in, with a good token, but without the role that refunds need.',
  group: 'status',
  rule: 'insufficient-permission',
  chromium: null,
  firefox: null,
  requests: ({ token }) => [
    {
      via: 'fetch',
      to: 'app',
      path: '/orders/42/refund',
      method: 'POST',
      headers: { Authorization: `Bearer ${token()}`, Accept: 'application/json' },
      json: { reason: 'damaged', amount: 1999, currency: 'EUR' },
    },
  ],
  answer: () =>
    json(
      403,
      {
        type: 'https://docs.lab.example/problems/missing-role',
        title: 'Forbidden',
        status: 403,
        detail: "Refunding an order needs the role 'orders-admin'. Your roles: orders-viewer.",
        instance: '/orders/42/refund',
      },
      [['X-Request-Id', '8f1c2b0e-5a44-4d0b-9c43-2f1f7a4f0c11']],
      'application/problem+json',
    ),
};
