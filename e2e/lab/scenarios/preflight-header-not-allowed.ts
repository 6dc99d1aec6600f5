import { allowPreflight, json, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const preflightHeaderNotAllowed: Scenario = {
  id: 'preflight-header-not-allowed',
  title: 'Place an order for a tenant',
  wrong: 'Three of the request headers are not allowed; browsers name only one.',
  group: 'preflight',
  rule: 'preflight-header-not-allowed',
  chromium: 'HeaderDisallowedByPreflightResponse',
  firefox: 'CORSMissingAllowHeaderFromPreflight2',
  requests: ({ token }) => [
    {
      via: 'xhr',
      to: 'api',
      path: '/orders',
      method: 'POST',
      headers: { Authorization: `Bearer ${token()}`, 'X-Request-Id': 'c0ffee', 'X-Tenant': 'north' },
      json: { sku: 'K-1009', quantity: 1 },
    },
  ],
  answer: (received) =>
    received.isPreflight
      ? allowPreflight(received, { methods: 'GET, POST', headers: 'content-type' })
      : json(201, { order: 44 }, readableBy(received)),
};
