import { randomBytes } from 'node:crypto';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { answerPage } from './page.ts';
import type { Answer, Host, LabContext, Origins, Received, Scenario } from './scenario.ts';
import { createSigner } from './token.ts';

export interface Lab {
  origins: Origins;
  /** The page that has a button for each scenario. */
  pageUrl: string;
  /** Every token that its page was given: what must never leave a panel. */
  issuedTokens(): readonly string[];
  close(): Promise<void>;
}

/** `*.localhost` is loopback in both browsers without a resolver, and each name is a site of its own. */
const hostNames: Record<Host, string> = {
  app: 'app.localhost',
  api: 'api.localhost',
  cdn: 'cdn.localhost',
  down: 'down.localhost',
};

function listen(server: net.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** A port where nobody listens: one that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = net.createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function write(response: http.ServerResponse, { status, headers = [], body = '' }: Answer): void {
  // A flat list keeps order, case and repeated names on the wire.
  const lines = body ? [...headers, ['Content-Length', String(Buffer.byteLength(body))] as const] : headers;
  response.writeHead(status, lines.flat());
  response.end(body);
}

function receive(at: Host, request: http.IncomingMessage): Received & { folder: string } {
  const { pathname } = new URL(request.url ?? '/', 'http://lab.invalid');
  const [, folder = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(pathname) ?? [];
  const isPreflight = request.method === 'OPTIONS' && 'access-control-request-method' in request.headers;
  return { at, folder, path: rest, method: request.method ?? '', origin: request.headers.origin ?? '', isPreflight };
}

/** Starts the servers on free loopback ports, plain HTTP/1.1. */
export async function startLab(scenarios: readonly Scenario[]): Promise<Lab> {
  const playing = ['app', 'api', 'cdn'] as const;
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const servers = new Map<Host, http.Server>();
  const ports = new Map<Host, number>([['down', await closedPort()]]);
  const session = { cookie: randomBytes(16).toString('hex'), csrf: randomBytes(16).toString('hex') };

  const handle = (at: Host, lab: LabContext, request: http.IncomingMessage, response: http.ServerResponse) => {
    const received = receive(at, request);
    const scenario = byId.get(received.folder);
    // Read the body to its end before the answer, as a framework would.
    request.resume().once('end', () => {
      if (scenario) write(response, scenario.answer(received, lab));
      else if (at === 'app') write(response, answerPage(request.url ?? '/', scenarios, lab, session));
      else write(response, { status: 404 });
    });
  };

  const origins = { app: '', api: '', cdn: '', down: '' };
  const sign = createSigner();
  const issued: string[] = [];
  const token: LabContext['token'] = (claims) => {
    const signed = sign(claims);
    issued.push(signed);
    return signed;
  };
  const lab: LabContext = { origins, token };
  for (const host of playing) {
    const server = http.createServer((request, response) => handle(host, lab, request, response));
    servers.set(host, server);
    ports.set(host, await listen(server));
  }
  for (const [host, port] of ports) origins[host] = `http://${hostNames[host]}:${port}`;

  return {
    origins,
    pageUrl: `${origins.app}/`,
    issuedTokens: () => [...issued],
    async close() {
      for (const server of servers.values()) server.closeAllConnections();
      await Promise.all([...servers.values()].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
