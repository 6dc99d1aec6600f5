import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DevToolsSession } from '../drivers/session.ts';

/** Serves the page that calls: `app.localhost` is the one to allow, `evil.localhost` the foreign one. */
export async function startPages(): Promise<{ origin: string; foreign: string; close(): Promise<void> }> {
  const server = http.createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>page</title>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://app.localhost:${port}`,
    foreign: `http://evil.localhost:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What the page's script got: a status, or null where the browser refused to show it one. */
export function call(session: DevToolsSession, url: string, authorization: string | null): Promise<number | null> {
  return session.page.evaluate(
    async (target, credentials) => {
      try {
        const response = await fetch(target, {
          method: 'PUT',
          credentials: 'include',
          headers: {
            'Content-Type': 'application/json',
            'X-Requested-By': 'page',
            ...(credentials === null ? {} : { Authorization: credentials }),
          },
          body: '{}',
        });
        return response.status;
      } catch {
        return null;
      }
    },
    url,
    authorization,
  );
}
