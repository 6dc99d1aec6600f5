import { defineRecipe } from '../recipe.ts';
import { commas, lines, singleList } from '../recipe-text.ts';

export default defineRecipe({
  id: 'php',
  title: 'PHP',
  server: ['php'],
  format: 'php',
  tested: true,
  vary: 'printed',
  where:
    'In cors.php; then require its path as the first statement of every entry script, or set auto_prepend_file to it.',
  removeFirst: "Remove every other header('Access-Control-…'), in .htaccess and the web server too.",
  docs: 'https://www.php.net/manual/en/function.header.php',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      '<?php',
      `$corsAllowed = ${singleList(origins)};`,
      "$corsOrigin = $_SERVER['HTTP_ORIGIN'] ?? '';",
      '// A preflight is an OPTIONS with Origin and Access-Control-Request-Method.',
      "$corsPreflight = $_SERVER['REQUEST_METHOD'] === 'OPTIONS'",
      "    && $corsOrigin !== '' && isset($_SERVER['HTTP_ACCESS_CONTROL_REQUEST_METHOD']);",
      '',
      "header('Vary: Origin', false);",
      'if (in_array($corsOrigin, $corsAllowed, true)) {',
      "    header('Access-Control-Allow-Origin: ' . $corsOrigin);",
      credentials && "    header('Access-Control-Allow-Credentials: true');",
      exposeHeaders.length > 0 && `    header('Access-Control-Expose-Headers: ${commas(exposeHeaders)}');`,
      '    if ($corsPreflight) {',
      `        header('Access-Control-Allow-Methods: ${commas(methods)}');`,
      headers.length > 0 && `        header('Access-Control-Allow-Headers: ${commas(headers)}');`,
      `        header('Access-Control-Max-Age: ${maxAge}');`,
      '    }',
      '}',
      'if ($corsPreflight) {',
      '    http_response_code(204);',
      '    exit;',
      '}',
    ]),
});
