import { html, json, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const preflightRouteMissing: Scenario = {
  id: 'preflight-route-missing',
  title: 'Save the settings',
  wrong: 'The API has a route for PUT, and none for OPTIONS.',
  group: 'preflight',
  rule: 'preflight-route-missing',
  chromium: 'PreflightMissingAllowOriginHeader',
  firefox: 'CORSMissingAllowOrigin2',
  requests: () => [{ via: 'fetch', to: 'api', path: '/settings', method: 'PUT', json: { newsletter: false } }],
  answer: (received) =>
    received.method === 'OPTIONS'
      ? html(404, 'Error', `<pre>Cannot OPTIONS /preflight-route-missing${received.path}</pre>`, [
          ['X-Powered-By', 'Express'],
          ['Content-Security-Policy', "default-src 'none'"],
          ['X-Content-Type-Options', 'nosniff'],
        ])
      : json(200, { newsletter: false }, readableBy(received)),
};
