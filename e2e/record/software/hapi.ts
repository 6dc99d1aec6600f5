import type { Recording } from '../recording.ts';
import { bearer, expiredToken, KEY, token } from '../token.ts';

const BASIC = { Authorization: `Basic ${Buffer.from('demo:wrong').toString('base64')}` };

export const hapi: Recording = {
  ...{ recogniser: 'hapi', product: 'hapi', layer: 'framework' },
  docs: 'https://hapi.dev/module/jwt/',
  software: {
    version: [process.execPath, '--version'],
    packages: ['@hapi/hapi@21.4.10', '@hapi/basic@7.0.2', '@hapi/crumb@9.0.1', '@hapi/jwt@3.2.4'],
    files: ({ port }) => ({
      'main.mjs': `import basic from '@hapi/basic';
import boom from '@hapi/boom';
import crumb from '@hapi/crumb';
import hapi from '@hapi/hapi';
import jwt from '@hapi/jwt';
const server = hapi.server({ port: ${port}, host: '127.0.0.1' });
const done = () => ({ done: true });
await server.register([basic, jwt, { plugin: crumb, options: { restful: true, cookieOptions: { isSecure: false } } }]);
server.auth.strategy('password', 'basic', { validate: () => ({ isValid: false, credentials: null }) });
server.auth.strategy('token', 'jwt', {
  keys: '${KEY}',
  verify: { aud: 'orders', iss: 'https://login.example', sub: false },
  validate: ({ decoded }) => ({ isValid: true, credentials: { scope: decoded.payload.scope.split(' ') } }),
});
const route = (method, path, options, handler = done) => server.route({ method, path, options, handler });
route('GET', '/orders', { auth: 'token' });
route('GET', '/invoices', { auth: { strategy: 'token', scope: 'invoices:read' } });
route('GET', '/reports', { auth: 'password' });
route('POST', '/profile', {});
route('GET', '/shared', { cors: { origin: ['https://partner.example'] } });
route('GET', '/refused', {}, () => boom.forbidden());
route('GET', '/forbidden', {}, (request, h) => h.response({ error: 'only the owner sees this' }).code(403));
await server.start();
`,
    }),
    command: ({ folder }) => [process.execPath, `${folder}/main.mjs`],
  },
  asks: [
    {
      ...{ how: 'a route with another scope', path: '/invoices', headers: bearer(token()) },
      docs: 'https://hapi.dev/api/#-routeoptionsauthaccessscope',
      says: { rule: 'insufficient-scope', certainty: 'likely' },
    },
    {
      ...{ how: '@hapi/jwt, no Authorization', path: '/orders' },
      says: { rule: 'missing-credentials', certainty: 'likely' },
    },
    {
      ...{ how: '@hapi/jwt, expired', path: '/orders', headers: bearer(expiredToken()) },
      says: { rule: 'token-expired', certainty: 'proven' },
    },
    {
      ...{ how: '@hapi/jwt, no token at all', path: '/orders', headers: bearer('undefined') },
      says: { rule: 'malformed-credentials', certainty: 'likely' },
    },
    {
      ...{ how: '@hapi/jwt, another key', path: '/orders', headers: bearer(token({}, 'another')) },
      says: { rule: 'invalid-token', certainty: 'likely' },
    },
    {
      ...{ how: '@hapi/basic, a wrong password', path: '/reports', headers: BASIC },
      docs: 'https://hapi.dev/module/basic/',
      says: { rule: 'invalid-token', certainty: 'likely' },
    },
    {
      ...{ how: '@hapi/crumb, no crumb', method: 'POST', path: '/profile' },
      docs: 'https://hapi.dev/module/crumb/',
      says: { rule: 'csrf-token', product: 'hapi (crumb)', certainty: 'likely' },
    },
    {
      ...{ how: "a preflight from a stranger to the route's cors.origin", path: '/shared' },
      preflightOf: { method: 'GET', headers: 'x-requested-by' },
      docs: 'https://hapi.dev/api/#-routeoptionscors',
      says: { rule: 'cors-policy', layer: 'cors-middleware', certainty: 'proven' },
    },
    { how: 'boom.forbidden()', path: '/refused', says: null },
    { how: "an application's own error", path: '/forbidden', says: null },
  ],
};
