import { defineRecipe } from '../recipe.ts';
import { lines, singleList } from '../recipe-text.ts';

/** @koa/cors reflects the asked headers where its list is empty: a safelisted name keeps it from that. */
const NONE = ['accept'];

export default defineRecipe({
  id: 'koa',
  title: 'Koa',
  server: ['koa'],
  format: 'js',
  tested: true,
  vary: 'by-server',
  where: 'Right after const app = new Koa(), before every other app.use. Needs npm install @koa/cors.',
  removeFirst: 'Remove every other app.use(cors(…)) and ctx.set of Access-Control-… .',
  docs: 'https://github.com/koajs/cors#corsoptions',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      "import cors from '@koa/cors';",
      '',
      `const allowedOrigins = ${singleList(origins)};`,
      '',
      'app.use(',
      '  cors({',
      "    origin: (ctx) => (allowedOrigins.includes(ctx.get('Origin')) ? ctx.get('Origin') : ''),",
      `    allowMethods: ${singleList(methods)},`,
      `    allowHeaders: ${singleList(headers.length > 0 ? headers : NONE)},`,
      exposeHeaders.length > 0 && `    exposeHeaders: ${singleList(exposeHeaders)},`,
      `    credentials: ${credentials},`,
      `    maxAge: ${maxAge},`,
      '    keepHeadersOnError: true,',
      '  }),',
      ');',
    ]),
});
