import * as servers from '../../recipes/servers/node.ts';
import { type Recording, refusing } from '../recording.ts';
import { bearer, expiredToken, KEY, token } from '../token.ts';

const fastify: Recording = {
  ...{ recogniser: 'fastify', product: 'Fastify', layer: 'framework' },
  docs: 'https://github.com/fastify/fastify-jwt#error-code',
  software: refusing(
    servers.fastify,
    `import basic from '@fastify/basic-auth';
import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import jwt from '@fastify/jwt';
import limit from '@fastify/rate-limit';
const done = async () => ({ done: true });
await app.register(cookie);
await app.register(csrf);
await app.register(jwt, { secret: '${KEY}' });
await app.register(limit, { global: false });
await app.register(basic, { validate: async () => new Error('wrong'), authenticate: true });
app.post('/profile', { preHandler: app.csrfProtection }, done);
app.get('/orders', { onRequest: (request) => request.jwtVerify() }, done);
app.get('/search', { config: { rateLimit: { max: 1, timeWindow: '1 minute' } } }, done);
app.get('/reports', { onRequest: app.basicAuth }, done);
app.get('/forbidden', async (request, reply) => reply.code(403).send({ error: 'only the owner sees this' }));`,
    {
      packages: [
        ...['@fastify/basic-auth@6.3.0', '@fastify/cookie@11.1.5', '@fastify/csrf-protection@8.0.2'],
        ...['@fastify/jwt@10.2.8', '@fastify/rate-limit@11.2.0'],
      ],
    },
  ),
  asks: [
    {
      ...{ how: '@fastify/csrf-protection, no secret', method: 'POST', path: '/profile' },
      docs: 'https://github.com/fastify/csrf-protection#readme',
      says: { rule: 'csrf-token', certainty: 'proven' },
    },
    {
      ...{ how: '@fastify/jwt, no Authorization', path: '/orders' },
      says: { rule: 'missing-credentials', certainty: 'proven' },
    },
    {
      ...{ how: '@fastify/jwt, expired', path: '/orders', headers: bearer(expiredToken()) },
      says: { rule: 'token-expired', certainty: 'proven' },
    },
    {
      ...{ how: '@fastify/jwt, no token at all', path: '/orders', headers: bearer('undefined') },
      says: { rule: 'malformed-credentials', certainty: 'likely' },
    },
    {
      ...{ how: '@fastify/jwt, another key', path: '/orders', headers: bearer(token({}, 'another')) },
      says: { rule: 'invalid-token', certainty: 'likely' },
    },
    {
      ...{ how: '@fastify/rate-limit, 1 a minute', path: '/search', before: 1 },
      docs: 'https://github.com/fastify/fastify-rate-limit#readme',
      says: { rule: 'rate-limited', certainty: 'proven' },
    },
    {
      ...{ how: '@fastify/basic-auth, no Authorization', path: '/reports' },
      docs: 'https://github.com/fastify/fastify-basic-auth#readme',
      says: { rule: 'missing-credentials', certainty: 'likely' },
    },
    { how: "an application's own error", path: '/forbidden', says: null },
  ],
};

const koa: Recording = {
  ...{ recogniser: 'koa', product: 'Koa (koa-jwt)', layer: 'framework' },
  docs: 'https://github.com/koajs/jwt#readme',
  software: refusing(
    servers.koa,
    `import { bodyParser } from '@koa/bodyparser';
import CSRF from 'koa-csrf';
import jwt from 'koa-jwt';
import session from 'koa-session';
app.keys = ['${KEY}'];
const below = (path, middleware) => app.use((ctx, next) => (ctx.path === path ? middleware(ctx, next) : next()));
app.use(session(app));
app.use(bodyParser());
below('/orders', jwt({ secret: '${KEY}' }));
below('/profile', new CSRF());
below('/forbidden', (ctx) => ctx.throw(403));`,
    { packages: ['@koa/bodyparser@6.1.0', 'koa-csrf@5.0.1', 'koa-jwt@4.0.4', 'koa-session@7.0.2'] },
  ),
  asks: [
    {
      ...{ how: 'koa-jwt, another key', path: '/orders', headers: bearer(token({}, 'another')) },
      says: { rule: 'invalid-token', certainty: 'possible' },
    },
    {
      ...{ how: 'koa-csrf, no token', method: 'POST', path: '/profile' },
      docs: 'https://github.com/koajs/csrf#readme',
      says: { rule: 'csrf-token', product: 'Koa (koa-csrf)', certainty: 'likely' },
    },
    { how: 'ctx.throw(403)', path: '/forbidden', says: null },
  ],
};

const hono: Recording = {
  ...{ recogniser: 'hono', product: 'Hono', layer: 'framework' },
  docs: 'https://hono.dev/docs/middleware/builtin/jwt',
  software: refusing(
    servers.hono,
    `import { csrf } from 'hono/csrf';
import { jwt } from 'hono/jwt';
app.use('/orders', jwt({ secret: '${KEY}', alg: 'HS256' }));
app.use('/profile', csrf());
app.get('/forbidden', (c) => c.json({ error: 'only the owner sees this' }, 403));`,
  ),
  asks: [
    {
      ...{ how: 'jwt, no Authorization', path: '/orders' },
      says: { rule: 'missing-credentials', certainty: 'proven' },
    },
    {
      ...{ how: 'jwt, two words too many', path: '/orders', headers: { Authorization: 'Bearer a b c' } },
      says: { rule: 'malformed-credentials', certainty: 'proven' },
    },
    {
      ...{ how: 'jwt, another key', path: '/orders', headers: bearer(token({}, 'another')) },
      says: { rule: 'invalid-token', certainty: 'likely' },
    },
    { how: "an application's own error", path: '/forbidden', says: null },
  ],
};

const GUARD = 'https://docs.nestjs.com/guards#role-based-authentication';

const nest: Recording = {
  ...{ recogniser: 'nest', product: 'NestJS', layer: 'framework', docs: GUARD },
  software: refusing(
    servers.nest,
    `import { ForbiddenException, UnauthorizedException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerStorageService } from '@nestjs/throttler';
const asker = (context) => new URL(context.switchToHttp().getRequest().url, 'http://x').searchParams.get('as');
const limits = { throttlers: [{ ttl: 60_000, limit: 1 }], skipIf: (context) => asker(context) !== 'robot' };
const throttler = new ThrottlerGuard(limits, new ThrottlerStorageService(), new Reflector());
await throttler.onModuleInit();
const canActivate = (context) => {
  if (asker(context) === 'stranger') throw new UnauthorizedException();
  if (asker(context) === 'customer') throw new ForbiddenException('Only the owner sees this order');
  return asker(context) !== 'guest';
};
app.useGlobalGuards({ canActivate }, throttler);`,
    { packages: ['@nestjs/throttler@6.7.1'] },
  ),
  asks: [
    {
      ...{ how: 'a guard whose canActivate is false', path: '/orders/1?as=guest' },
      says: { rule: 'insufficient-permission', certainty: 'likely' },
    },
    {
      ...{
        how: 'a guard that throws UnauthorizedException',
        path: '/orders/1?as=stranger',
        headers: bearer('unknown'),
      },
      says: { rule: 'invalid-token', certainty: 'likely' },
    },
    {
      ...{ how: '@nestjs/throttler, 1 a minute', path: '/orders/1?as=robot', before: 1 },
      docs: 'https://docs.nestjs.com/security/rate-limiting',
      says: { rule: 'rate-limited', certainty: 'proven' },
    },
    { how: "ForbiddenException in the application's own words", path: '/orders/1?as=customer', says: null },
  ],
};

export const nodeFrameworks: readonly Recording[] = [fastify, koa, hono, nest];
