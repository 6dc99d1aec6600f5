import { defineRecipe } from '../recipe.ts';
import { lines, singleList } from '../recipe-text.ts';

export default defineRecipe({
  id: 'laravel',
  title: 'Laravel',
  server: ['laravel'],
  format: 'php',
  tested: false,
  vary: 'by-server',
  where:
    'In config/cors.php, as a whole (php artisan config:publish cors makes the file); then php artisan config:clear. HandleCors is global middleware since Laravel 9.',
  removeFirst: 'Remove fruitcake/laravel-cors and every other header of Access-Control-… .',
  docs: 'https://laravel.com/docs/routing#cors',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      '<?php',
      '',
      'return [',
      "    'paths' => ['*'],",
      `    'allowed_origins' => ${singleList(origins)},`,
      "    'allowed_origins_patterns' => [],",
      `    'allowed_methods' => ${singleList(methods)},`,
      `    'allowed_headers' => ${singleList(headers)},`,
      `    'exposed_headers' => ${singleList(exposeHeaders)},`,
      `    'supports_credentials' => ${credentials},`,
      `    'max_age' => ${maxAge},`,
      '];',
    ]),
});
