import { defineRecipe } from '../recipe.ts';
import { fetchHandler } from '../recipe-fetch-handler.ts';
import { lines } from '../recipe-text.ts';

export default defineRecipe({
  id: 'supabase',
  title: 'Supabase Edge Functions',
  server: ['supabase-edge-runtime', 'supabase'],
  format: 'ts',
  tested: true,
  vary: 'printed',
  where:
    'In supabase/functions/…/index.ts: your own handler goes into withCors. With verify_jwt on, the gateway lets preflights pass.',
  removeFirst: 'Remove the corsHeaders with * from your own responses.',
  docs: 'https://supabase.com/docs/guides/functions/cors',
  print: (values) =>
    lines([
      ...fetchHandler(values),
      '',
      'Deno.serve(withCors(async (request) => {',
      '  // your handler',
      '  return new Response(null, { status: 404 });',
      '}));',
    ]),
});
