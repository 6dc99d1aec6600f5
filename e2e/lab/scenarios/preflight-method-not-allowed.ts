import { allowPreflight, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const preflightMethodNotAllowed: Scenario = {
  id: 'preflight-method-not-allowed',
  title: 'Delete a draft',
  wrong: 'DELETE is not among the allowed methods.',
  group: 'preflight',
  rule: 'preflight-method-not-allowed',
  chromium: 'MethodDisallowedByPreflightResponse',
  firefox: 'CORSMethodNotFound',
  requests: () => [{ via: 'fetch', to: 'api', path: '/drafts/3', method: 'DELETE' }],
  answer: (received) =>
    received.isPreflight
      ? allowPreflight(received, { methods: 'GET, POST, PUT' })
      : { status: 204, headers: readableBy(received) },
};
