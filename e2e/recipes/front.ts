import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something of an answer's CORS headers that does not reach the browser: a whole header, or one name of its list. */
export interface Lack {
  readonly on: 'preflight' | 'answer';
  /** Lower case. */
  readonly header: string;
  /** Lower case. Absent: the whole header. */
  readonly item?: string;
}

/** Stands between browser and server, so that a part of a fix can be left out without touching the server. */
export interface Front {
  readonly port: number;
  /** Null: everything passes as it is. */
  lack(what: Lack | null): void;
  close(): Promise<void>;
}

const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding'];

/** Passes requests on to a port, answers back with their header lines as they came, less what is to lack. */
export async function startFront(target: number): Promise<Front> {
  let lacking: Lack | null = null;
  const server = http.createServer((request, response) => {
    const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
    const { method, url, rawHeaders } = request;
    const onward = http.request({ host: '127.0.0.1', port: target, method, path: url, agent: false, setHost: false });
    for (const [name, value] of pairs(rawHeaders)) onward.appendHeader(name, value);
    onward.once('error', () => response.destroy());
    onward.once('response', (answer) => {
      const lack = lacking !== null && (lacking.on === 'preflight') === isPreflight ? lacking : null;
      const headers = pairs(answer.rawHeaders)
        .filter(([name]) => !HOP_BY_HOP.includes(name.toLowerCase()))
        .flatMap((header) => (lack === null ? [header] : without(header, lack)));
      response.sendDate = false;
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers.flat());
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    lack(what) {
      lacking = what;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Pair = readonly [name: string, value: string];

const pairs = (raw: readonly string[]): readonly Pair[] =>
  raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : []));

function without([name, value]: Pair, { header, item }: Lack): readonly Pair[] {
  if (name.toLowerCase() !== header) return [[name, value]];
  if (item === undefined) return [];
  const rest = value.split(',').filter((one) => one.trim().toLowerCase() !== item);
  return [[name, rest.join(',')]];
}
