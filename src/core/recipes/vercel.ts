import { defineRecipe } from '../recipe.ts';
import { fetchHandler } from '../recipe-fetch-handler.ts';
import { lines } from '../recipe-text.ts';

export default defineRecipe({
  id: 'vercel',
  title: 'Vercel Functions',
  server: ['vercel'],
  format: 'js',
  tested: false,
  vary: 'printed',
  where: 'In api/….js: your own handler goes into withCors.',
  removeFirst: 'Remove Access-Control-… from headers of vercel.json and from your own responses.',
  docs: 'https://vercel.com/docs/functions/functions-api-reference',
  print: (values) =>
    lines([
      ...fetchHandler(values),
      '',
      'export default {',
      '  fetch: withCors(async (request) => {',
      '    // your handler',
      '    return new Response(null, { status: 404 });',
      '  }),',
      '};',
    ]),
});
