import { json, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const missingCredentials: Scenario = {
  id: 'missing-credentials',
  title: 'Show the profile',
  wrong: 'The page forgot to send its token.',
  group: 'status',
  rule: 'missing-credentials',
  chromium: null,
  firefox: null,
  requests: () => [{ via: 'fetch', to: 'api', path: '/profile', method: 'GET' }],
  answer: (received) =>
    json(401, { error: 'unauthorized', message: 'Authentication is required.' }, [
      ['WWW-Authenticate', 'Bearer realm="orders"'],
      ...readableBy(received, 'WWW-Authenticate'),
    ]),
};
