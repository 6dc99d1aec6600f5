import { json } from '../answers.ts';
import type { HeaderLines, Scenario } from '../scenario.ts';

export const corsWildcardWithCredentials: Scenario = {
  id: 'cors-wildcard-with-credentials',
  title: 'Put a product into the basket',
  wrong: 'The page sends cookies, and the API allows any origin with *.',
  group: 'preflight',
  rule: 'cors-wildcard-with-credentials',
  chromium: 'PreflightWildcardOriginNotAllowed',
  firefox: 'CORSNotSupportingCredentials',
  requests: () => [
    { via: 'fetch', to: 'api', path: '/basket/items', method: 'POST', json: { sku: 'K-1009' }, credentials: 'include' },
  ],
  answer: (received) => {
    const cors: HeaderLines = [
      ['Access-Control-Allow-Origin', '*'],
      ['Access-Control-Allow-Credentials', 'true'],
      ['Access-Control-Allow-Methods', 'GET, POST'],
      ['Access-Control-Allow-Headers', 'content-type'],
    ];
    return received.isPreflight ? { status: 204, headers: cors } : json(201, { sku: 'K-1009' }, cors);
  },
};
