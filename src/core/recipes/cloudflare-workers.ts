import { defineRecipe } from '../recipe.ts';
import { fetchHandler } from '../recipe-fetch-handler.ts';
import { lines } from '../recipe-text.ts';

export default defineRecipe({
  id: 'cloudflare-workers',
  title: 'Cloudflare Workers',
  server: ['cloudflare-workers'],
  format: 'js',
  tested: true,
  vary: 'printed',
  where: 'In the Worker: your own handler goes into withCors.',
  removeFirst: 'Remove Access-Control-… from your own responses and from Transform Rules.',
  docs: 'https://developers.cloudflare.com/workers/examples/cors-header-proxy/',
  print: (values) =>
    lines([
      ...fetchHandler(values),
      '',
      'export default { fetch: withCors(async (request, env, ctx) => {',
      '  // your handler',
      '  return new Response(null, { status: 404 });',
      '}) };',
    ]),
});
