import { defineRecipe } from '../recipe.ts';
import { allowedOrigins, headersOnResponse, readPreflight } from '../recipe-fetch-handler.ts';
import { indented, lines } from '../recipe-text.ts';

export default defineRecipe({
  id: 'next',
  title: 'Next.js',
  server: ['next.js', 'next'],
  format: 'ts',
  tested: true,
  vary: 'printed',
  where:
    'In proxy.ts beside app or pages (before Next.js 16: middleware.ts, with the function named middleware), before its other checks.',
  removeFirst: 'Remove Access-Control-… from headers() of next.config and from the route handlers.',
  docs: 'https://nextjs.org/docs/app/api-reference/file-conventions/proxy#cors',
  print: (values) =>
    lines([
      "import { type NextRequest, NextResponse } from 'next/server';",
      '',
      allowedOrigins(values),
      '',
      'export function proxy(request: NextRequest) {',
      readPreflight.map((line) => `  ${line}`),
      '  const response = isPreflight ? new NextResponse(null, { status: 204 }) : NextResponse.next();',
      indented(headersOnResponse(values).trimEnd(), '  '),
      '  return response;',
      '}',
      '',
      "export const config = { matcher: '/api/:path*' };",
    ]),
});
