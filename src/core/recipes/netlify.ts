import { defineRecipe } from '../recipe.ts';
import { fetchHandler } from '../recipe-fetch-handler.ts';
import { lines } from '../recipe-text.ts';

export default defineRecipe({
  id: 'netlify',
  title: 'Netlify',
  server: ['netlify'],
  format: 'js',
  tested: false,
  vary: 'printed',
  where: 'In netlify/edge-functions/cors.js: it runs before functions, redirects and files of these paths.',
  removeFirst: 'Remove Access-Control-… from _headers, netlify.toml and your functions.',
  docs: 'https://docs.netlify.com/build/edge-functions/api/',
  print: (values) =>
    lines([
      ...fetchHandler(values),
      '',
      'export default withCors((request, context) => context.next());',
      '',
      "export const config = { path: '/api/*' };",
    ]),
});
