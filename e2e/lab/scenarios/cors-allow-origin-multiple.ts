import { json } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const corsAllowOriginMultiple: Scenario = {
  id: 'cors-allow-origin-multiple',
  title: 'Read the exchange rates',
  wrong: 'The API lists every origin it knows in one header.',
  group: 'cors-check',
  rule: 'cors-allow-origin-multiple',
  chromium: 'MultipleAllowOriginValues',
  firefox: 'CORSAllowOriginNotMatchingOrigin',
  requests: () => [{ via: 'fetch', to: 'api', path: '/rates', method: 'GET' }],
  answer: (_, { origins }) =>
    json(200, { EUR: 1, USD: 1.09 }, [['Access-Control-Allow-Origin', `${origins.app}, https://admin.lab.example`]]),
};
