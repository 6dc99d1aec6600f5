import { defineRecipe } from '../recipe.ts';
import { lines, singleList } from '../recipe-text.ts';

/** Its hook runs at onRequest, in the order of registration; an OPTIONS that is no preflight gets 400. */
export default defineRecipe({
  id: 'fastify',
  title: 'Fastify',
  server: ['fastify'],
  format: 'js',
  tested: true,
  vary: 'by-server',
  where: 'Right after const app = fastify(), before any other plugin, hook or route. Needs npm install @fastify/cors.',
  removeFirst: 'Remove every other registration of @fastify/cors and reply.header of Access-Control-… .',
  docs: 'https://github.com/fastify/fastify-cors#options',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      "import cors from '@fastify/cors';",
      '',
      'await app.register(cors, {',
      `  origin: ${singleList(origins)},`,
      `  methods: ${singleList(methods)},`,
      `  allowedHeaders: ${singleList(headers)},`,
      exposeHeaders.length > 0 && `  exposedHeaders: ${singleList(exposeHeaders)},`,
      `  credentials: ${credentials},`,
      `  maxAge: ${maxAge},`,
      '});',
    ]),
});
