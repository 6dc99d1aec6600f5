import { defineRecipe } from '../recipe.ts';
import { commas, lines } from '../recipe-text.ts';

/** In a `route` directives run as written; elsewhere Caddy would sort authentication before the answer to a preflight. */
export default defineRecipe({
  id: 'caddy',
  title: 'Caddy',
  server: ['caddy'],
  format: 'caddyfile',
  tested: true,
  vary: 'printed',
  where: "First in a route { } that holds all the site's other directives, authentication among them.",
  removeFirst:
    'Remove every other header Access-Control-…; where the application behind it adds them, put header_down -Access-Control-* into its reverse_proxy.',
  docs: 'https://caddyserver.com/docs/caddyfile/directives/header',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      '@cors {',
      origins.map((origin) => `\theader Origin "${origin}"`),
      '}',
      '# A preflight is an OPTIONS with Origin and Access-Control-Request-Method.',
      '@preflight {',
      '\tmethod OPTIONS',
      '\theader Origin *',
      '\theader Access-Control-Request-Method *',
      '}',
      'header +Vary Origin',
      'header @cors Access-Control-Allow-Origin {http.request.header.Origin}',
      credentials && 'header @cors Access-Control-Allow-Credentials true',
      exposeHeaders.length > 0 && `header @cors Access-Control-Expose-Headers "${commas(exposeHeaders)}"`,
      `header @preflight Access-Control-Allow-Methods "${commas(methods)}"`,
      headers.length > 0 && `header @preflight Access-Control-Allow-Headers "${commas(headers)}"`,
      `header @preflight Access-Control-Max-Age ${maxAge}`,
      'respond @preflight 204',
    ]),
});
