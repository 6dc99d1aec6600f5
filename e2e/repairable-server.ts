import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the API of this bench does wrong, until it is told to do otherwise. */
export type Fault = 'none' | 'no-cors' | 'needs-x-tenant' | 'auth-before-cors' | 'preflight-redirect' | 'no-answer';

/** A page's origin and an API of another site, whose fault can be put in and taken out while the browser runs. */
export interface RepairableServer {
  readonly app: string;
  /** A document of another site than `app`, to be framed: it sends what it is told by message, and says when that is done. */
  readonly frame: string;
  readonly api: string;
  fault: Fault;
  /** Preflights and requests that the API received, oldest first: `OPTIONS /orders`. */
  readonly received: string[];
  /** What the preflights among them asked for: origin, method, names of headers. */
  readonly asked: (readonly (string | undefined)[])[];
  close(): Promise<void>;
}

const PAGE =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Application</title><p>Application';

const FRAME = `${PAGE}<script>addEventListener('message', async ({ data: { url, init } }) => {
  await fetch(url, init).catch(() => undefined);
  parent.postMessage('done', '*');
});</script>`;

/** Seconds: a preflight that passed is cached for long, so that only one that goes around the cache is seen again. */
const MAX_AGE = '600';

function answer(fault: Fault, request: http.IncomingMessage, response: http.ServerResponse): void {
  const isPreflight = request.method === 'OPTIONS';
  const allow = {
    'Access-Control-Allow-Origin': request.headers.origin ?? '',
    'Access-Control-Allow-Methods': 'PUT, DELETE',
    'Access-Control-Allow-Headers': 'authorization, content-type, x-tenant, x-trace',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Max-Age': MAX_AGE,
    Vary: 'Origin',
  };
  if (fault === 'no-answer') return;
  if (fault === 'auth-before-cors' && isPreflight) return void response.writeHead(401).end();
  if (fault === 'preflight-redirect' && isPreflight) return void response.writeHead(302, { Location: '/login' }).end();
  if (fault === 'no-cors') return void response.writeHead(isPreflight ? 204 : 200).end();
  if (isPreflight) return void response.writeHead(204, allow).end();
  const isRefused = fault === 'needs-x-tenant' && request.headers['x-tenant'] === 'south';
  response.writeHead(isRefused ? 403 : 200, { ...allow, 'Content-Type': 'application/json' });
  response.end(isRefused ? '{"error":"forbidden"}' : '{}');
}

function listen(server: http.Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

export async function startRepairableServer(): Promise<RepairableServer> {
  const received: string[] = [];
  const asked: RepairableServer['asked'] = [];
  const app = http.createServer(({ url }, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(url === '/frame' ? FRAME : PAGE);
  });
  const api = http.createServer((request, response) => {
    request.resume().once('end', () => {
      received.push(`${request.method} ${request.url}`);
      const { headers } = request;
      if (request.method === 'OPTIONS')
        asked.push(
          ['origin', 'access-control-request-method', 'access-control-request-headers'].map((name) =>
            headers[name]?.toString(),
          ),
        );
      answer(server.fault, request, response);
    });
  });
  const port = await listen(app);
  const server: RepairableServer = {
    app: `http://app.localhost:${port}`,
    frame: `http://frame.localhost:${port}/frame`,
    api: `http://api.localhost:${await listen(api)}`,
    fault: 'none',
    received,
    asked,
    async close() {
      for (const one of [app, api]) one.closeAllConnections();
      await Promise.all([app, api].map((one) => new Promise((resolve) => one.close(resolve))));
    },
  };
  return server;
}
