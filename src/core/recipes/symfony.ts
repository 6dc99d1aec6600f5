import { defineRecipe } from '../recipe.ts';
import { lines, list } from '../recipe-text.ts';

export default defineRecipe({
  id: 'symfony',
  title: 'Symfony',
  server: ['symfony'],
  format: 'yaml',
  tested: false,
  vary: 'by-server',
  where:
    'In config/packages/nelmio_cors.yaml, as a whole. Needs composer require nelmio/cors-bundle; it comes before the firewall.',
  removeFirst: 'Remove every other header of Access-Control-… from controllers and listeners.',
  docs: 'https://symfony.com/bundles/NelmioCorsBundle/current/index.html',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'nelmio_cors:',
      '  paths:',
      "    '^/':",
      '      origin_regex: false',
      `      allow_origin: ${list(origins)}`,
      `      allow_methods: ${list(methods)}`,
      `      allow_headers: ${list(headers)}`,
      `      expose_headers: ${list(exposeHeaders)}`,
      `      allow_credentials: ${credentials}`,
      `      max_age: ${maxAge}`,
    ]),
});
