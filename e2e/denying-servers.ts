import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** Two origins on loopback whose answers are asked for by path: what capture is tested with, as often as it takes. */
export interface DenyingServers {
  /** Origin of the page. */
  readonly app: string;
  /** Another site. */
  readonly api: string;
  close(): Promise<void>;
}

export const REFUSAL = { error: 'insufficient_scope', error_description: 'orders:write is required' };

const PAGE =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Application</title><p>Application';

/** `/script/NAME`: a script for any kind of worker, which asks for what is denied as soon as it runs, or is told to. */
const scriptOf = (pathname: string): string =>
  `const ask = () => fetch('/deny/${pathname.slice('/script/'.length)}').then((answer) => answer.text());
  if ('onconnect' in self) onconnect = ({ ports: [port] }) => ask().then(() => port.postMessage('asked'));
  else if ('clients' in self) onmessage = ({ source }) => ask().then(() => source.postMessage('asked'));
  else ask().then(() => postMessage('asked'));`;

/** A service worker that takes every request of its pages and passes it on as it is. */
const PASS_ON = `addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('fetch', (event) => event.respondWith(fetch(event.request)));`;

/** `/calls/NAME`: a document that asks for what is denied when it is loaded. */
const documentOf = (pathname: string): string =>
  `<!doctype html><link rel="icon" href="data:,"><title>Calls</title><script>
  fetch('/deny/${pathname.slice('/calls/'.length)}').then((answer) => answer.text()).then(() => { document.title = 'asked'; });
  </script>`;

function answer(request: http.IncomingMessage, response: http.ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://any.invalid');
  const isPreflight = request.method === 'OPTIONS';
  const write = (status: number, body = '', headers: Record<string, string> = {}) =>
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);

  // Preflighted requests: refused at the preflight, or only afterwards.
  if (pathname.startsWith('/preflight-403/')) return void write(403);
  if (pathname.startsWith('/wildcard/')) {
    const allow = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'x-a, authorization' };
    return void write(isPreflight ? 204 : 200, '', { ...allow, 'Access-Control-Allow-Methods': 'PUT' });
  }
  if (pathname.startsWith('/deny/')) return void write(403, JSON.stringify(REFUSAL));
  // Each scope that is lacking is a root cause of its own.
  if (pathname.startsWith('/lacks/')) {
    const challenge = `Bearer error="insufficient_scope", scope="${pathname.slice('/lacks/'.length)}"`;
    return void write(403, '{}', { 'WWW-Authenticate': challenge });
  }
  if (pathname.startsWith('/script/'))
    return void write(200, scriptOf(pathname), { 'Content-Type': 'text/javascript' });
  if (pathname === '/pass-on.js') return void write(200, PASS_ON, { 'Content-Type': 'text/javascript' });
  if (pathname.startsWith('/calls/')) return void write(200, documentOf(pathname), { 'Content-Type': 'text/html' });
  if (pathname.startsWith('/ok/')) {
    const { origin } = request.headers;
    return void write(200, '{}', origin === undefined ? {} : { 'Access-Control-Allow-Origin': origin });
  }
  return void write(200, PAGE, { 'Content-Type': 'text/html; charset=utf-8' });
}

export async function startDenyingServers(): Promise<DenyingServers> {
  const servers = await Promise.all(
    [0, 0].map(
      (port) =>
        new Promise<http.Server>((resolve) => {
          const server = http.createServer((request, response) => {
            request.resume().once('end', () => answer(request, response));
          });
          server.listen(port, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const [app, api] = servers.map((server) => (server.address() as AddressInfo).port);
  return {
    app: `http://app.localhost:${app}`,
    api: `http://api.localhost:${api}`,
    async close() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
