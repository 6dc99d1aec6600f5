import { CREDENTIALS, type Situation, type TestServer } from '../server.ts';

const route = ({ auth, headers }: Situation, answer: string): string => `const headers = ${JSON.stringify(headers)};
const asks = (request) => request.headers.get('Authorization') !== '${CREDENTIALS}';
const order = (request) => {
  if (${auth === 'none' ? 'false' : 'asks(request)'}) return Response.json({ error: 'sign in' }, { status: 401 });
  ${answer}
};
export const GET = order;
export const PUT = order;
export const OPTIONS = (request) => {
  if (${auth === 'all' ? 'asks(request)' : 'false'}) return Response.json({ error: 'sign in' }, { status: 401 });
  return new Response(null, { status: headers ? 204 : 405, headers: headers ?? {} });
};
`;

export const next: TestServer = {
  recipe: 'next',
  kind: 'application',
  prefix: '/api',
  packages: [
    'next@16.4.6',
    'react@19.3.1',
    'react-dom@19.3.1',
    'typescript@5.9.3',
    '@types/react@19.3.0',
    '@types/node@20.19.43',
  ],
  version: [process.execPath, '--version'],
  files: (situation) => ({
    'app/layout.js': 'export default ({ children }) => <html><body>{children}</body></html>;\n',
    'app/page.js': 'export default () => null;\n',
    'app/api/orders/1/route.js': route(situation, 'return Response.json({ order: 1 }, { headers: headers ?? {} });'),
    'app/api/broken/route.js': route(situation, "throw new Error('broken');"),
    ...(situation.recipe === '' ? {} : { 'proxy.ts': situation.recipe }),
    'next.config.mjs': 'export default { devIndicators: false };\n',
    'package.json': '{ "private": true }\n',
  }),
  command: ({ folder, port }) => [
    'env',
    'NEXT_TELEMETRY_DISABLED=1',
    process.execPath,
    `${folder}/../../node_modules/next/dist/bin/next`,
    'dev',
    '-H',
    '127.0.0.1',
    '-p',
    String(port),
  ],
};
