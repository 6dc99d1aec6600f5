import { defineRecipe } from '../recipe.ts';
import { lines, singleList } from '../recipe-text.ts';

/** Hono reflects the asked headers where its list is empty: a safelisted name keeps it from that. */
const NONE = ['accept'];

export default defineRecipe({
  id: 'hono',
  title: 'Hono',
  server: ['hono'],
  format: 'ts',
  tested: true,
  vary: 'by-server',
  where: 'Right after const app = new Hono(), before every other app.use and route.',
  removeFirst: 'Remove every other app.use(cors(…)) and c.header of Access-Control-… .',
  docs: 'https://hono.dev/docs/middleware/builtin/cors',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      "import { cors } from 'hono/cors';",
      '',
      'app.use(',
      "  '*',",
      '  cors({',
      `    origin: ${singleList(origins)},`,
      `    allowMethods: ${singleList(methods)},`,
      `    allowHeaders: ${singleList(headers.length > 0 ? headers : NONE)},`,
      exposeHeaders.length > 0 && `    exposeHeaders: ${singleList(exposeHeaders)},`,
      `    credentials: ${credentials},`,
      `    maxAge: ${maxAge},`,
      '  }),',
      ');',
    ]),
});
