import { json } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const malformedCredentials: Scenario = {
  id: 'malformed-credentials',
  title: 'Load the basket',
  wrong: 'The token was not there yet: the header says "Bearer undefined".',
  group: 'status',
  rule: 'malformed-credentials',
  chromium: null,
  firefox: null,
  requests: () => [
    {
      via: 'xhr',
      to: 'app',
      path: '/basket',
      method: 'GET',
      headers: { Authorization: 'Bearer undefined', Accept: 'application/json' },
    },
  ],
  answer: () =>
    json(401, { error: 'invalid_token' }, [
      ['WWW-Authenticate', 'Bearer realm="orders", error="invalid_token", error_description="Malformed token"'],
    ]),
};
