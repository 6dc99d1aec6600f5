import type { Scenario } from '../scenario.ts';

export const networkError: Scenario = {
  id: 'network-error',
  title: 'Read the recommendations',
  wrong: 'Nobody listens at that port.',
  group: 'network',
  rule: 'network-error',
  chromium: null,
  firefox: 'CORSDidNotSucceed2',
  requests: () => [{ via: 'fetch', to: 'down', path: '/recommendations', method: 'GET' }],
  answer: () => ({ status: 204 }),
};
