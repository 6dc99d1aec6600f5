import { defineRecipe } from '../recipe.ts';
import { lines, singleList } from '../recipe-text.ts';

/** The dev server puts its CORS layer before its proxy, so that a proxied API needs none of its own. */
export default defineRecipe({
  id: 'vite',
  title: "Vite's dev server and proxy",
  server: ['vite'],
  format: 'ts',
  tested: true,
  vary: 'by-server',
  where: 'In defineConfig of vite.config.ts, in server beside proxy; and in preview for vite preview.',
  removeFirst:
    'Where server.proxy leads to an API that sends Access-Control-… headers itself, remove them there. A page that the dev server itself serves needs none of this: let it call the proxied path without a host.',
  docs: 'https://vite.dev/config/server-options#server-cors',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'cors: {',
      `  origin: ${singleList(origins)},`,
      `  methods: ${singleList(methods)},`,
      `  allowedHeaders: ${singleList(headers)},`,
      exposeHeaders.length > 0 && `  exposedHeaders: ${singleList(exposeHeaders)},`,
      `  credentials: ${credentials},`,
      `  maxAge: ${maxAge},`,
      '},',
    ]),
});
