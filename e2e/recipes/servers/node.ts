import { CREDENTIALS, type Situation, type TestServer } from '../server.ts';

const asks = (auth: Situation['auth'], method: string, authorization: string): string =>
  auth === 'none'
    ? 'false'
    : `${auth === 'actual' ? `${method} !== 'OPTIONS' && ` : ''}${authorization} !== '${CREDENTIALS}'`;

const literal = (headers: Situation['headers']): string => `const headers = ${JSON.stringify(headers)};`;

const program = (text: (situation: Situation) => string) => ({
  files: (situation: Situation) => ({ 'main.mjs': text(situation) }),
  command: ({ folder }: Situation): readonly [string, ...string[]] => [process.execPath, `${folder}/main.mjs`],
  version: [process.execPath, '--version'] as const,
  kind: 'application' as const,
});

export const express: TestServer = {
  recipe: 'express',
  packages: ['express@5.3.0', 'cors@2.8.6'],
  ...program(
    ({ port, auth, headers, recipe }) => `import express from 'express';
const app = express();
${recipe}
${literal(headers)}
app.use((req, res, next) => {
  if (${asks(auth, 'req.method', 'req.headers.authorization')}) return res.status(401).json({ error: 'sign in' });
  if (req.path === '/broken') throw new Error('broken');
  if (headers) { res.set(headers); if (req.method === 'OPTIONS') return res.status(204).end(); }
  next();
});
app.all('/orders/1', (req, res, next) => (req.method === 'OPTIONS' ? next() : res.json({ order: 1 })));
app.listen(${port}, '127.0.0.1');
`,
  ),
};

export const fastify: TestServer = {
  recipe: 'fastify',
  packages: ['fastify@5.12.8', '@fastify/cors@11.4.3'],
  ...program(
    ({ port, auth, headers, recipe }) => `import fastify from 'fastify';
const app = fastify();
${recipe}
${literal(headers)}
app.addHook('onRequest', async (request, reply) => {
  if (${asks(auth, 'request.method', 'request.headers.authorization')}) return reply.code(401).send({ error: 'sign in' });
  if (request.url === '/broken') throw new Error('broken');
  if (headers) { reply.headers(headers); if (request.method === 'OPTIONS') return reply.code(204).send(); }
});
app.route({ method: ['GET', 'PUT'], url: '/orders/1', handler: async () => ({ order: 1 }) });
await app.listen({ port: ${port}, host: '127.0.0.1' });
`,
  ),
};

export const koa: TestServer = {
  recipe: 'koa',
  packages: ['koa@3.3.0', '@koa/cors@5.0.0'],
  ...program(
    ({ port, auth, headers, recipe }) => `import Koa from 'koa';
const app = new Koa();
app.silent = true;
${recipe}
${literal(headers)}
app.use(async (ctx) => {
  if (${asks(auth, 'ctx.method', "ctx.get('Authorization')")}) ctx.throw(401, 'sign in');
  if (ctx.path === '/broken') throw new Error('broken');
  if (headers) { ctx.set(headers); if (ctx.method === 'OPTIONS') { ctx.status = 204; return; } }
  if (ctx.method === 'OPTIONS') ctx.throw(405);
  ctx.body = { order: 1 };
});
app.listen(${port}, '127.0.0.1');
`,
  ),
};

export const hono: TestServer = {
  recipe: 'hono',
  packages: ['hono@4.13.19', '@hono/node-server@2.1.8'],
  ...program(
    ({ port, auth, headers, recipe }) => `import { serve } from '@hono/node-server';
import { Hono } from 'hono';
const app = new Hono();
${recipe}
${literal(headers)}
app.use('*', async (c, next) => {
  if (${asks(auth, 'c.req.method', "c.req.header('Authorization')")}) return c.json({ error: 'sign in' }, 401);
  if (c.req.path === '/broken') throw new Error('broken');
  if (headers) {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    if (c.req.method === 'OPTIONS') return c.body(null, 204);
  }
  await next();
});
app.on(['GET', 'PUT'], '/orders/1', (c) => c.json({ order: 1 }));
serve({ fetch: app.fetch, port: ${port}, hostname: '127.0.0.1' });
`,
  ),
};

const plain: TestServer = {
  recipe: 'node',
  ...program(
    ({ port, auth, headers, recipe }) => `import http from 'node:http';
${recipe || 'const withCors = (listener) => listener;'}
${literal(headers)}
const json = (response, status, body) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
const listener = (request, response) => {
  if (${asks(auth, 'request.method', 'request.headers.authorization')}) return json(response, 401, { error: 'sign in' });
  if (request.url === '/broken') return json(response, 500, { error: 'broken' });
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
  if (request.method !== 'OPTIONS') return json(response, 200, { order: 1 });
  response.writeHead(headers ? 204 : 405).end();
};
http.createServer(withCors(listener)).listen(${port}, '127.0.0.1');
`,
  ),
};

const cloudRun: TestServer = {
  recipe: 'cloud-run',
  kind: 'application',
  packages: ['@google-cloud/functions-framework@5.0.5', 'cors@2.8.6'],
  version: [process.execPath, '--version'],
  files: ({ auth, headers, recipe }) => ({
    'package.json': '{ "type": "module", "main": "index.js" }',
    'index.js': `${recipe || "import functions from '@google-cloud/functions-framework';\nfunctions.http('api', handler);"}
function handler(req, res) {
  ${literal(headers)}
  if (${asks(auth, 'req.method', 'req.headers.authorization')}) return res.status(401).json({ error: 'sign in' });
  if (req.path === '/broken') throw new Error('broken');
  if (headers) res.set(headers);
  if (req.method === 'OPTIONS') return res.status(headers ? 204 : 405).end();
  res.json({ order: 1 });
}
`,
  }),
  command: ({ folder, port }) => [
    process.execPath,
    `${folder}/../../node_modules/@google-cloud/functions-framework/build/src/main.js`,
    '--target=api',
    `--source=${folder}`,
    `--port=${port}`,
  ],
};

export const nest: TestServer = {
  recipe: 'nest',
  packages: [
    '@nestjs/core@11.1.6',
    '@nestjs/common@11.1.6',
    '@nestjs/platform-express@11.1.6',
    'reflect-metadata@0.2.2',
    'rxjs@7.8.2',
  ],
  ...program(
    ({ port, auth, headers, recipe }) => `import 'reflect-metadata';
import { Controller, Get, HttpCode, Module, Put } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
class Orders {
  order() { return { order: 1 }; }
  broken() { throw new Error('broken'); }
  same() { return { order: 1 }; }
}
const decorate = (decorator, key) => decorator(Orders.prototype, key, Object.getOwnPropertyDescriptor(Orders.prototype, key));
Controller()(Orders);
decorate(Put('orders/1'), 'order');
decorate(Get('orders/1'), 'same');
decorate(Get('broken'), 'broken');
class AppModule {}
Module({ controllers: [Orders] })(AppModule);
const app = await NestFactory.create(AppModule, { logger: false });
${recipe}
${literal(headers)}
app.use((req, res, next) => {
  if (${asks(auth, 'req.method', 'req.headers.authorization')}) return res.status(401).json({ error: 'sign in' });
  if (headers && req.path !== '/broken') { res.set(headers); if (req.method === 'OPTIONS') return res.status(204).end(); }
  next();
});
await app.listen(${port}, '127.0.0.1');
`,
  ),
};

export const vite: TestServer = {
  recipe: 'vite',
  kind: 'proxy',
  bare: true,
  packages: ['vite@8.3.8'],
  version: [process.execPath, '--version'],
  files: ({ port, application, recipe }) => ({
    'index.html': '<!doctype html>',
    'vite.config.mjs': `export default {
  server: {
    port: ${port}, strictPort: true, host: '127.0.0.1', hmr: false, watch: null,
${recipe || 'cors: false,'}
    proxy: { '/orders': 'http://127.0.0.1:${application}', '/broken': 'http://127.0.0.1:${application}' },
  },
};
`,
  }),
  command: ({ folder }) => [
    process.execPath,
    `${folder}/../../node_modules/vite/bin/vite.js`,
    '--config',
    'vite.config.mjs',
  ],
};

export const nodeServers: readonly TestServer[] = [plain, express, fastify, koa, hono, nest, vite, cloudRun];
