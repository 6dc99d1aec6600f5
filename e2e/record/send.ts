import { once } from 'node:events';
import http from 'node:http';
import type { Ask } from './recording.ts';

export type HeaderLine = { readonly name: string; readonly value: string };

/** What went over the wire, both ways. */
export interface Recorded {
  readonly startedDateTime: string;
  readonly url: string;
  readonly method: string;
  readonly sent: readonly HeaderLine[];
  readonly status: number;
  readonly statusText: string;
  /** In the order and case in which they came. */
  readonly received: readonly HeaderLine[];
  readonly body: Buffer;
}

const PAGE = 'http://app.example';
const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';

/** The header lines that a browser sends with a page's `fetch`. */
function headersOf({ method = 'GET', host = 'api.example', headers = {}, body, isCrossSite, preflightOf }: Ask) {
  const isForeign = isCrossSite === true || preflightOf !== undefined;
  const page = isForeign ? PAGE : `http://${host}`;
  const own = Object.keys(headers).map((name) => name.toLowerCase());
  const usual: Readonly<Record<string, string>> = {
    Host: host,
    'User-Agent': USER_AGENT,
    Accept: '*/*',
    ...(isForeign || (method !== 'GET' && method !== 'HEAD') ? { Origin: page } : {}),
    ...(preflightOf ? { 'Access-Control-Request-Method': preflightOf.method } : {}),
    ...(preflightOf?.headers ? { 'Access-Control-Request-Headers': preflightOf.headers } : {}),
    Referer: `${page}/`,
    'Sec-Fetch-Mode': 'cors',
    'Sec-Fetch-Site': isForeign ? 'cross-site' : 'same-origin',
    'Sec-Fetch-Dest': 'empty',
    // A POST or PUT without a body says so: https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
    ...(body !== undefined || method === 'POST' || method === 'PUT'
      ? { 'Content-Length': String(Buffer.byteLength(body ?? '')) }
      : {}),
  };
  const lines = Object.entries(usual).filter(([name]) => !own.includes(name.toLowerCase()));
  return [...lines, ...Object.entries(headers)]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({ name, value }));
}

/** Sends one request over a connection of its own and resolves with all that came back. Throws where nothing does. */
export async function send(ask: Ask, port: number): Promise<Recorded> {
  const { path, host = 'api.example', body } = ask;
  const method = ask.preflightOf ? 'OPTIONS' : (ask.method ?? 'GET');
  const sent = headersOf({ ...ask, method });
  const startedDateTime = new Date().toISOString();
  const lines = sent.flatMap(({ name, value }) => [name, value]);
  const request = http.request({ host: '127.0.0.1', port, method, path, agent: false, setHost: false, headers: lines });
  request.end(body);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  const { rawHeaders, statusCode = 0, statusMessage = '' } = response;
  return {
    ...{ startedDateTime, method, sent, status: statusCode, statusText: statusMessage },
    url: path.startsWith('http') ? path : `http://${host}${path}`,
    received: rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [{ name, value: rawHeaders[at + 1] ?? '' }] : [])),
    body: Buffer.concat(pieces),
  };
}
