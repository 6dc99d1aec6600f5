import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RecordedAnswer } from './recorded-answers.ts';

/** Two origins on loopback that answer, byte for byte, what real servers answered when they were recorded. */
export interface ReplayingServers {
  /** Origin of the page. */
  readonly app: string;
  /** Another site. */
  readonly api: string;
  /** Where this answer is given: `/ID` and the path that was asked. */
  urlOf(answer: RecordedAnswer): string;
  close(): Promise<void>;
}

const PAGE =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Application</title><p>Application';

const pathOf = ({ request }: RecordedAnswer): string => {
  const { pathname, search } = new URL(request.url);
  return `${pathname}${search}`;
};

function replay({ response: { status, statusText, headers, content } }: RecordedAnswer, to: http.ServerResponse): void {
  // Node adds none of its own: a header that was removed is not set.
  to.sendDate = false;
  for (const name of ['connection', 'transfer-encoding', 'content-length']) to.removeHeader(name);
  const lines = headers.flatMap(({ name, value }) => [name, value]);
  to.writeHead(status, statusText, lines).end(content.text);
}

/** A path's first segment says which answer is given; a request to any other path gets the application's page. */
export async function startReplayingServers(answers: readonly RecordedAnswer[]): Promise<ReplayingServers> {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const servers = [0, 0].map(() =>
    http.createServer((request, response) => {
      const answer = byId.get((request.url ?? '').split('/')[1] ?? '');
      request.resume().once('end', () => {
        if (answer) replay(answer, response);
        else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(PAGE);
      });
    }),
  );
  for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening');
  const [app = 0, api = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  const origins = { app: `http://app.localhost:${app}`, api: `http://api.localhost:${api}` };
  return {
    ...origins,
    urlOf: (answer) => `${answer.isCrossSite ? origins.api : origins.app}/${answer.id}${pathOf(answer)}`,
    async close() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
