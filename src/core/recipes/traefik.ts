import { defineRecipe } from '../recipe.ts';
import { lines, list } from '../recipe-text.ts';

/** The headers middleware ends real preflights itself, and its headers come on every answer that passes it. */
export default defineRecipe({
  id: 'traefik',
  title: 'Traefik',
  server: ['traefik'],
  format: 'yaml',
  tested: false,
  vary: 'printed',
  where:
    "In a file of the file provider; then put cors@file first in the router's middlewares, before any authentication.",
  removeFirst: 'Remove the CORS headers that the application behind it adds: one layer sets them.',
  docs: 'https://doc.traefik.io/traefik/middlewares/http/headers/#cors-headers',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'http:',
      '  middlewares:',
      '    cors:',
      '      headers:',
      `        accessControlAllowOriginList: ${list(origins)}`,
      `        accessControlAllowMethods: ${list(methods)}`,
      `        accessControlAllowHeaders: ${list(headers)}`,
      exposeHeaders.length > 0 && `        accessControlExposeHeaders: ${list(exposeHeaders)}`,
      `        accessControlAllowCredentials: ${credentials}`,
      `        accessControlMaxAge: ${maxAge}`,
      '        # Sends Vary: Origin.',
      '        addVaryHeader: true',
    ]),
});
