import { allowPreflight, json, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const preflightServerError: Scenario = {
  id: 'preflight-server-error',
  title: 'Upload an avatar',
  wrong: 'The API fails with 500 on the preflight, although its CORS headers are right.',
  group: 'preflight',
  rule: 'preflight-server-error',
  chromium: 'PreflightInvalidStatus',
  firefox: 'CORSPreflightDidNotSucceed3',
  requests: () => [{ via: 'fetch', to: 'api', path: '/avatar', method: 'PUT', json: { image: 'iVBORw0KGgo=' } }],
  answer: (received) => {
    if (!received.isPreflight) return json(200, { ok: true }, readableBy(received));
    return { ...allowPreflight(received, { methods: 'GET, PUT', headers: 'content-type' }), status: 500 };
  },
};
