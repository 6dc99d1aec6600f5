import { defineRecipe } from '../recipe.ts';
import { commas, lines, singleList } from '../recipe-text.ts';

export default defineRecipe({
  id: 'node',
  title: 'Node.js without a framework',
  server: ['node.js', 'node'],
  format: 'js',
  tested: true,
  vary: 'printed',
  where: 'Around the listener, authentication included: http.createServer(withCors(listener)).',
  removeFirst: 'Remove every other setHeader and writeHead of Access-Control-… .',
  docs: 'https://nodejs.org/api/http.html#responsesetheadername-value',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      `const allowedOrigins = ${singleList(origins)};`,
      '',
      'const withCors = (listener) => (request, response) => {',
      '  const { origin } = request.headers;',
      '  // A preflight is an OPTIONS with Origin and Access-Control-Request-Method.',
      '  const isPreflight =',
      "    request.method === 'OPTIONS' && Boolean(origin && request.headers['access-control-request-method']);",
      "  response.setHeader('Vary', 'Origin');",
      '  if (allowedOrigins.includes(origin)) {',
      "    response.setHeader('Access-Control-Allow-Origin', origin);",
      credentials && "    response.setHeader('Access-Control-Allow-Credentials', 'true');",
      exposeHeaders.length > 0 &&
        `    response.setHeader('Access-Control-Expose-Headers', '${commas(exposeHeaders)}');`,
      '    if (isPreflight) {',
      `      response.setHeader('Access-Control-Allow-Methods', '${commas(methods)}');`,
      headers.length > 0 && `      response.setHeader('Access-Control-Allow-Headers', '${commas(headers)}');`,
      `      response.setHeader('Access-Control-Max-Age', '${maxAge}');`,
      '    }',
      '  }',
      '  if (isPreflight) return void response.writeHead(204).end();',
      '  return listener(request, response);',
      '};',
    ]),
});
