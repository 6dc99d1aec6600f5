import { json, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const rateLimited: Scenario = {
  id: 'rate-limited',
  title: 'Search the catalogue',
  wrong: 'This minute has no more calls left.',
  group: 'status',
  rule: 'rate-limited',
  chromium: null,
  firefox: null,
  requests: () => [{ via: 'fetch', to: 'api', path: '/search?q=kettle', method: 'GET' }],
  answer: (received) =>
    json(429, { error: 'too_many_requests', message: 'API rate limit exceeded' }, [
      ['Retry-After', '60'],
      ['X-RateLimit-Limit', '5'],
      ['X-RateLimit-Remaining', '0'],
      ...readableBy(received, 'Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining'),
    ]),
};
