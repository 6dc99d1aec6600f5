import { defineRecipe } from '../recipe.ts';
import { args, lines } from '../recipe-text.ts';

/** The last wrap is the outermost. It says Vary by itself, and its headers come on errors, too. */
export default defineRecipe({
  id: 'actix',
  title: 'Actix Web',
  server: ['actix', 'actix-web'],
  format: 'rust',
  tested: false,
  vary: 'by-server',
  where:
    'The last .wrap of App::new(), so that it is around authentication: App::new()….wrap(cors()). Needs cargo add actix-cors.',
  removeFirst: 'Remove every other Cors and insert_header of Access-Control-… .',
  docs: 'https://docs.rs/actix-cors/latest/actix_cors/struct.Cors.html',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'use actix_cors::Cors;',
      '',
      'fn cors() -> Cors {',
      '    Cors::default()',
      ...origins.map((origin) => `        .allowed_origin("${origin}")`),
      `        .allowed_methods([${args(methods)}])`,
      headers.length > 0 && `        .allowed_headers([${args(headers)}])`,
      exposeHeaders.length > 0 && `        .expose_headers([${args(exposeHeaders)}])`,
      credentials && '        .supports_credentials()',
      `        .max_age(${maxAge})`,
      '}',
    ]),
});
