import { json } from '../answers.ts';
import type { HeaderLines, Scenario } from '../scenario.ts';

export const redirectOriginNull: Scenario = {
  id: 'redirect-origin-null',
  title: 'Download an invoice',
  wrong: 'The API redirects to another origin, and after that hop the Origin is null.',
  group: 'cors-check',
  rule: 'redirect-origin-null',
  chromium: 'AllowOriginMismatch',
  firefox: 'CORSAllowOriginNotMatchingOrigin',
  requests: () => [{ via: 'fetch', to: 'api', path: '/invoices/42', method: 'GET' }],
  answer: ({ at, path }, { origins }) => {
    const cors: HeaderLines = [
      ['Access-Control-Allow-Origin', origins.app],
      ['Vary', 'Origin'],
    ];
    return at === 'api'
      ? { status: 302, headers: [['Location', `${origins.cdn}/redirect-origin-null${path}`], ...cors] }
      : json(200, { invoice: 42 }, cors);
  },
};
