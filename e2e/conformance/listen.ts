import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import http2, { type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import https from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import type { Certificate } from './certificate.ts';

/** HTTP/1.1 in the clear, the same over TLS, or HTTP/2 over TLS. */
export type Protocol = 'http' | 'https' | 'h2';

type Lines = readonly (readonly [name: string, value: string])[];

/** One request that a server received, over whichever protocol. */
export interface Call {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  answer(status: number, headers: Lines, body: string | Buffer | null): void;
  /** Ends the request without an answer. */
  reset(): void;
}

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves calls on a free loopback port. */
export async function listen(
  protocol: Protocol,
  { key, cert }: Certificate,
  serve: (call: Call) => void,
): Promise<Listener> {
  if (protocol === 'h2') return listenHttp2({ key, cert }, serve);
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => serve(callOf(request, response));
  const server = protocol === 'http' ? http.createServer(onRequest) : https.createServer({ key, cert }, onRequest);
  return {
    port: await portOf(server),
    close() {
      server.closeAllConnections();
      return closed(server);
    },
  };
}

const callOf = (request: IncomingMessage, response: ServerResponse): Call => ({
  method: request.method ?? '',
  target: request.url ?? '/',
  headers: request.headers,
  answer: (status, headers, body) => void response.writeHead(status, headers.flat()).end(body ?? undefined),
  reset: () => void request.socket.destroy(),
});

async function listenHttp2(options: http2.SecureServerOptions, serve: (call: Call) => void): Promise<Listener> {
  const server = http2.createSecureServer(options);
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
  });
  // A browser that goes away ends its sessions and streams as errors.
  server.on('sessionError', () => undefined);
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    serve(streamCall(stream, headers));
  });
  return {
    port: await portOf(server),
    close() {
      for (const session of sessions) session.destroy();
      return closed(server);
    },
  };
}

const streamCall = (stream: ServerHttp2Stream, headers: http2.IncomingHttpHeaders): Call => ({
  method: headers[':method'] ?? '',
  target: headers[':path'] ?? '/',
  headers,
  answer(status, lines, body) {
    if (stream.destroyed) return;
    stream.respond({ ':status': status, ...fields(lines) }, { endStream: body === null });
    if (body !== null) stream.end(body);
  },
  reset: () => stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR),
});

/** Node sends one line of these, as the field's definition has it; what would be two is one list. */
const SINGLE: ReadonlySet<string> = new Set(['access-control-allow-credentials']);

/** HTTP/2 has names in lower case, and no white space around values: https://www.rfc-editor.org/rfc/rfc9113#section-8.2.1 */
function fields(lines: Lines): Record<string, string | string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of lines) {
    const key = name.toLowerCase();
    values.set(key, [...(values.get(key) ?? []), value.trim()]);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, SINGLE.has(name) ? all.join(', ') : all]));
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
