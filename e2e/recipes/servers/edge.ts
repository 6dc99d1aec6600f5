import { CREDENTIALS, type Situation, type TestServer } from '../server.ts';

/** The application: `app(request)`. */
const app = ({ auth, headers }: Situation): string => `const headers = ${JSON.stringify(headers)};
async function app(request) {
  const isOptions = request.method === 'OPTIONS';
  const asks = ${auth === 'none' ? 'false' : auth === 'all' ? 'true' : '!isOptions'};
  const json = (status, body) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  if (asks && request.headers.get('Authorization') !== '${CREDENTIALS}') return json(401, { error: 'sign in' });
  if (new URL(request.url).pathname === '/broken') throw new Error('broken');
  if (isOptions) return new Response(null, { status: headers ? 204 : 405, headers: headers ?? {} });
  const answer = json(200, { order: 1 });
  for (const [name, value] of Object.entries(headers ?? {})) answer.headers.set(name, value);
  return answer;
}
`;

/** The recipe with one's own handler in the place that it leaves for it. */
const withHandler = (recipe: string): string =>
  recipe.replace('// your handler\n  return new Response(null, { status: 404 });', 'return app(request);');

const workers: TestServer = {
  recipe: 'cloudflare-workers',
  kind: 'application',
  packages: ['workerd@1.20261117.1'],
  version: [process.execPath, '--version'],
  files: (situation) => ({
    'main.js': `${app(situation)}${withHandler(situation.recipe) || 'export default { fetch: app };'}`,
    'config.capnp': `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:${situation.port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (modules = [(name = "main.js", esModule = embed "main.js")], compatibilityDate = "2026-01-01");
`,
  }),
  command: ({ folder }) => [
    process.execPath,
    `${folder}/../../node_modules/workerd/bin/workerd`,
    'serve',
    `${folder}/config.capnp`,
  ],
};

const supabase: TestServer = {
  recipe: 'supabase',
  kind: 'application',
  packages: ['deno@2.9.6'],
  version: [process.execPath, '--version'],
  files: (situation) => ({
    'index.ts': `// @ts-nocheck\n${app(situation)}${withHandler(situation.recipe) || 'Deno.serve(app);'}`,
  }),
  command: ({ folder, port }) => [
    'env',
    `DENO_SERVE_ADDRESS=tcp:127.0.0.1:${port}`,
    'DENO_NO_UPDATE_CHECK=1',
    process.execPath,
    `${folder}/../../node_modules/deno/bin.cjs`,
    'run',
    '--no-check',
    '--no-config',
    '--allow-net',
    `${folder}/index.ts`,
  ],
};

export const edgeServers: readonly TestServer[] = [workers, supabase];
