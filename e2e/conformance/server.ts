import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CONTROLLING_SERVICE_WORKER, PAGE, SCRIPT, SERVICE_WORKER, SHARED_WORKER, WORKER } from './page-files.ts';
import type { AnswerPlan, Plan, ServerName } from './plan.ts';

export interface ConformanceServers {
  readonly origins: Readonly<Record<ServerName, string>>;
  /** The answers from now on are those of these plans. */
  serve(plans: readonly Plan[]): void;
  close(): Promise<void>;
}

const HOSTS: Readonly<Record<ServerName, string>> = {
  app: 'app.localhost',
  near: 'api.app.localhost',
  api: 'api.localhost',
  cdn: 'cdn.localhost',
};
const NAMES: readonly ServerName[] = ['app', 'near', 'api', 'cdn'];

/**
 * Four origins on free loopback ports that answer as the plans say: `/<plan>/<hop>` gets the plan's answer to a
 * preflight or to the request itself. The first also serves the page that sends them.
 */
export async function startServers(): Promise<ConformanceServers> {
  let plans = new Map<string, Plan>();
  const origins: Record<ServerName, string> = { app: '', near: '', api: '', cdn: '' };
  const servers = await Promise.all(
    NAMES.map(async (name) => {
      const server = createServer((request, response) => answer(request, response));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      origins[name] = `http://${HOSTS[name]}:${(server.address() as AddressInfo).port}`;
      return server;
    }),
  );

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = FILES[pathname];
    if (file !== undefined)
      return void response
        .writeHead(200, {
          'Content-Type': file.type,
          'Cache-Control': 'no-store',
          'Access-Control-Allow-Origin': '*',
        })
        .end(file.text);
    if (pathname === '/cookie') return void setCookie(request, response);
    const [, id = '', hop = '0'] = pathname.split('/');
    const plan = plans.get(id)?.hops[Number(hop)];
    if (plan === undefined) return void response.writeHead(404).end();
    const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
    send(isPreflight ? plan.preflight : plan.actual, id, Number(hop), request, response);
  }

  function send(plan: AnswerPlan, id: string, hop: number, request: IncomingMessage, response: ServerResponse): void {
    if (plan.reset === true) return void request.socket.destroy();
    const origin = String(request.headers.origin ?? '');
    const fill = (value: string): string =>
      value
        .replaceAll('{origin}', origin)
        .replaceAll('{ORIGIN}', origin.toUpperCase())
        .replaceAll('{app}', origins.app)
        .replaceAll('{cdn}', origins.cdn)
        .replace(/\{next:(.*?)\}/, (_, userinfo: string) => nextUrl(id, hop + 1, userinfo));
    const headers = plan.headers.flatMap(([name, value]) => [name, fill(value)]);
    const bodyless = request.method === 'HEAD' || plan.status === 204 || plan.status === 304;
    const write = (): void =>
      void response
        .writeHead(plan.status, [...headers, 'Content-Type', typeOf(request)])
        .end(bodyless ? undefined : bodyOf(request));
    if (plan.delay === undefined) write();
    else setTimeout(write, plan.delay);
  }

  function nextUrl(id: string, hop: number, userinfo: string): string {
    const next = plans.get(id)?.hops[hop];
    return `${origins[next?.at ?? 'api'].replace('://', `://${userinfo}`)}/${id}/${hop}`;
  }

  return {
    origins,
    serve(next) {
      plans = new Map(next.map((plan) => [plan.id, plan]));
    },
    close: async () => void (await Promise.all(servers.map(stop))),
  };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Sets the cookie by which a request with credentials is seen to be one. */
function setCookie(request: IncomingMessage, response: ServerResponse): void {
  response
    .writeHead(204, {
      'Access-Control-Allow-Origin': String(request.headers.origin ?? '*'),
      'Access-Control-Allow-Credentials': 'true',
      'Set-Cookie': 'visited=1; SameSite=None; Secure',
    })
    .end();
}

const FILES: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {
  '/': { type: 'text/html; charset=utf-8', text: PAGE },
  '/script.js': { type: 'text/javascript', text: SCRIPT },
  '/controlled/': { type: 'text/html; charset=utf-8', text: PAGE },
  '/controlling-service-worker.js': { type: 'text/javascript', text: CONTROLLING_SERVICE_WORKER },
  '/shared-worker.js': { type: 'text/javascript', text: SHARED_WORKER },
  '/worker.js': { type: 'text/javascript', text: WORKER },
  '/service-worker.js': { type: 'text/javascript', text: SERVICE_WORKER },
};

const wants = (request: IncomingMessage): string => String(request.headers['sec-fetch-dest'] ?? '');

function typeOf(request: IncomingMessage): string {
  if (wants(request) === 'script' || wants(request) === 'worker') return 'text/javascript';
  if (wants(request) === 'image') return 'image/gif';
  return String(request.headers.accept).includes('text/event-stream') ? 'text/event-stream' : 'text/plain';
}

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const bodyOf = (request: IncomingMessage): string | Buffer => {
  if (wants(request) === 'image') return GIF;
  return typeOf(request) === 'text/event-stream' ? 'data: x\n\n' : ';';
};
