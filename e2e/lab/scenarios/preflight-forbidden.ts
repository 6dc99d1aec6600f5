import type { Scenario } from '../scenario.ts';

export const preflightForbidden: Scenario = {
  id: 'preflight-forbidden',
  title: 'Rename a list',
  wrong: 'Something answers the preflight with a bare 403, and does not say who or why.',
  group: 'preflight',
  rule: 'cors-allow-origin-missing',
  chromium: 'PreflightMissingAllowOriginHeader',
  firefox: 'CORSMissingAllowOrigin2',
  requests: () => [{ via: 'fetch', to: 'api', path: '/lists/7', method: 'PUT', json: { name: 'Spring' } }],
  answer: () => ({ status: 403 }),
};
