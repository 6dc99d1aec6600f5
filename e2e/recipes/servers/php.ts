import { CREDENTIALS, type TestServer } from '../server.ts';

export const php: TestServer = {
  recipe: 'php',
  debian: ['php-cli'],
  kind: 'application',
  version: ['php', '-v'],
  files: ({ auth, headers, recipe }) => ({
    'cors.php': recipe,
    'main.php': `<?php
${recipe === '' ? '' : "require __DIR__ . '/cors.php';"}
$headers = json_decode('${JSON.stringify(headers)}', true);
function answer($status, $body) {
    http_response_code($status);
    header('Content-Type: application/json');
    echo json_encode($body);
    exit;
}
$isOptions = $_SERVER['REQUEST_METHOD'] === 'OPTIONS';
$asks = ${auth === 'none' ? 'false' : auth === 'all' ? 'true' : '!$isOptions'};
if ($asks && ($_SERVER['HTTP_AUTHORIZATION'] ?? '') !== '${CREDENTIALS}') answer(401, ['error' => 'sign in']);
if ($_SERVER['REQUEST_URI'] === '/broken') answer(500, ['error' => 'broken']);
foreach ($headers ?? [] as $name => $value) header("$name: $value");
if ($isOptions) {
    http_response_code($headers === null ? 405 : 204);
    exit;
}
answer(200, ['order' => 1]);
`,
  }),
  command: ({ folder, port }) => ['php', '-S', `127.0.0.1:${port}`, `${folder}/main.php`],
};
