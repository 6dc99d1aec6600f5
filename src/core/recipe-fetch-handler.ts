import type { PolicyValues } from './policy-values.ts';
import { commas, indented, lines, singleList } from './recipe-text.ts';

/** Statements that put the CORS headers on `response`, for a request of `origin`. */
export const headersOnResponse = (values: PolicyValues): string => {
  const { methods, headers, credentials, maxAge, exposeHeaders } = values;
  const set = (name: string, value: string): string => `response.headers.set('Access-Control-${name}', '${value}');`;
  return lines([
    "response.headers.append('Vary', 'Origin');",
    'if (allowedOrigins.includes(origin)) {',
    "  response.headers.set('Access-Control-Allow-Origin', origin);",
    credentials && `  ${set('Allow-Credentials', 'true')}`,
    exposeHeaders.length > 0 && `  ${set('Expose-Headers', commas(exposeHeaders))}`,
    '  if (isPreflight) {',
    `    ${set('Allow-Methods', commas(methods))}`,
    headers.length > 0 && `    ${set('Allow-Headers', commas(headers))}`,
    `    ${set('Max-Age', String(maxAge))}`,
    '  }',
    '}',
  ]);
};

/** `const origin` and `const isPreflight` of a `request`. */
export const readPreflight = [
  "const origin = request.headers.get('Origin') ?? '';",
  '// A preflight is an OPTIONS with Origin and Access-Control-Request-Method.',
  'const isPreflight =',
  "  request.method === 'OPTIONS' && origin !== '' && request.headers.has('Access-Control-Request-Method');",
];

export const allowedOrigins = ({ origins }: PolicyValues): string => `const allowedOrigins = ${singleList(origins)};`;

/** `withCors(handler)` for a platform whose handlers take a Request and return a Response. */
export const fetchHandler = (values: PolicyValues): readonly string[] => [
  allowedOrigins(values),
  '',
  'const withCors = (handler) => async (request, ...rest) => {',
  ...readPreflight.map((line) => `  ${line}`),
  '  const answer = isPreflight ? new Response(null, { status: 204 }) : await answerOf(handler, request, rest);',
  '  const response = new Response(answer.body, answer);',
  indented(headersOnResponse(values).trimEnd(), '  '),
  '  return response;',
  '};',
  '',
  '// An error is an answer, too: without CORS headers the page could not read its status.',
  'async function answerOf(handler, request, rest) {',
  '  try {',
  '    return await handler(request, ...rest);',
  '  } catch (error) {',
  '    console.error(error);',
  "    return new Response('Internal Server Error', { status: 500 });",
  '  }',
  '}',
];
