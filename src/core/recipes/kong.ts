import { defineRecipe } from '../recipe.ts';
import { lines, list, oneOf } from '../recipe-text.ts';

/** Kong takes an origin with any other character for an expression. */
const PLAIN = /^[A-Za-z0-9.:/-]+$/;

/** Priority 2000: before every plugin that asks for credentials; its headers are on Kong's own errors, too. */
export default defineRecipe({
  id: 'kong',
  title: 'Kong Gateway',
  server: ['kong'],
  headers: ['x-kong-proxy-latency', 'x-kong-response-latency', 'x-kong-request-id'],
  format: 'yaml',
  tested: false,
  vary: 'by-server',
  where: 'In kong.yaml (decK), under the service or the route. As KongPlugin the part in config is the same.',
  removeFirst:
    'Remove every other cors plugin of this route, and the CORS headers that the application behind it adds.',
  docs: 'https://developer.konghq.com/plugins/cors/reference/',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'plugins:',
      '  - name: cors',
      '    config:',
      '      origins:',
      ...origins.map((origin) => `        - ${PLAIN.test(origin) ? `"${origin}"` : `'${oneOf([origin])}'`}`),
      `      methods: ${list(methods)}`,
      `      headers: ${list(headers.length > 0 ? headers : ['accept'])}`,
      exposeHeaders.length > 0 && `      exposed_headers: ${list(exposeHeaders)}`,
      `      credentials: ${credentials}`,
      `      max_age: ${maxAge}`,
      '      preflight_continue: false',
    ]),
});
