import { once } from 'node:events';
import http from 'node:http';
import { type Fault, headersFor } from './fault.ts';
import { CREDENTIALS } from './server.ts';

/** The application behind a proxy, with its fault. It never learns of the fix. */
export async function startApplication(
  fault: Fault,
  origin: string,
  port: number,
  asksOfAll: boolean,
): Promise<() => Promise<void>> {
  const headers = headersFor(fault.headers, origin);
  const server = http.createServer((request, response) => {
    const asksFor = fault.auth === 'all' ? asksOfAll : fault.auth === 'actual' && request.method !== 'OPTIONS';
    if (asksFor && request.headers.authorization !== CREDENTIALS) return void json(response, 401, { error: 'sign in' });
    if (request.url === '/broken') return void json(response, 500, { error: 'broken' });
    for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
    if (request.method !== 'OPTIONS') return void json(response, 200, { order: 1 });
    if (headers === null) return void json(response, 405, { error: 'no such method' });
    response.writeHead(204).end();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
}

const json = (response: http.ServerResponse, status: number, body: object): void =>
  void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
