import { allowPreflight, json, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const corsAllowCredentialsMissing: Scenario = {
  id: 'cors-allow-credentials-missing',
  title: 'Check out',
  wrong: 'The page sends cookies, and the API does not say that it may.',
  group: 'preflight',
  rule: 'cors-allow-credentials-missing',
  chromium: 'PreflightInvalidAllowCredentials',
  firefox: 'CORSMissingAllowCredentials',
  requests: () => [
    { via: 'xhr', to: 'api', path: '/checkout', method: 'POST', json: { basket: 7 }, credentials: 'include' },
  ],
  answer: (received) =>
    received.isPreflight
      ? allowPreflight(received, { methods: 'POST', headers: 'content-type' })
      : json(201, { order: 43 }, readableBy(received)),
};
