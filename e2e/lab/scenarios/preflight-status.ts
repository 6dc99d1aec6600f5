import { allowPreflight, json, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const preflightStatus: Scenario = {
  id: 'preflight-status',
  title: 'Add a note',
  wrong: 'A validator answers the preflight with 400, because it has no body.',
  group: 'preflight',
  rule: 'preflight-status',
  chromium: 'PreflightInvalidStatus',
  firefox: 'CORSPreflightDidNotSucceed3',
  requests: () => [{ via: 'xhr', to: 'api', path: '/orders/42/notes', method: 'POST', json: { text: 'ring twice' } }],
  answer: (received) => {
    if (!received.isPreflight) return json(201, { id: 1 }, readableBy(received));
    return { ...allowPreflight(received, { headers: 'content-type' }), status: 400 };
  },
};
