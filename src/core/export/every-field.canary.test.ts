import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { canary, ENCODINGS, type Encoding, leakOf } from '../../testing/canary.ts';
import { analyzeHar } from '../pipeline.ts';
import { toBundle } from './bundle.ts';
import { commandsOf } from './commands.ts';
import { toFetchCall } from './fetch-call.ts';
import { type ExportedReport, forExport } from './gate.ts';
import { toHar } from './har.ts';
import { toHtml } from './html.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';

/** A refused request with every field that exporters write, standard or their own. */
const FILE = {
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '537.36', comment: 'made' },
    browser: { name: 'Chrome', version: '156', comment: 'by' },
    comment: 'a log',
    pages: [
      {
        id: 'page_1',
        title: 'https://app.example/orders',
        startedDateTime: '2026-11-21T20:15:00.000Z',
        pageTimings: { comment: 'x' },
        comment: 'y',
      },
    ],
    entries: [
      {
        pageref: 'page_1',
        startedDateTime: '2026-11-21T20:15:00.123Z',
        time: 10,
        serverIPAddress: '203.0.113.7',
        connection: '443',
        comment: 'an entry',
        _resourceType: 'fetch',
        _priority: 'High',
        _fromCache: 'disk',
        _initiator: {
          type: 'script',
          url: 'https://app.example/a.js?v=1',
          stack: {
            description: 'fetch',
            callFrames: [{ functionName: 'load', url: 'https://app.example/a.js', scriptId: '1' }],
          },
        },
        _webSocketMessages: [{ type: 'send', time: 1, opcode: 1, data: '{"token":"x"}' }],
        request: {
          method: 'POST',
          url: 'https://api.example/orders/42?expand=lines#top',
          httpVersion: 'http/2.0',
          comment: 'a request',
          cookies: [{ name: 'sid', value: 'abc', path: '/', domain: 'api.example', comment: 'c' }],
          headers: [
            { name: 'Origin', value: 'https://app.example' },
            { name: 'Referer', value: 'https://app.example/orders?x=1' },
            { name: 'Content-Type', value: 'application/json', comment: 'h' },
            { name: 'Cookie', value: 'sid=abc; theme=dark' },
            { name: 'Authorization', value: 'Bearer abc.def' },
            { name: 'X-Tenant', value: 'acme' },
            { name: 'Accept', value: 'application/json' },
            { name: 'Access-Control-Request-Headers', value: 'authorization, x-tenant' },
          ],
          queryString: [{ name: 'expand', value: 'lines' }],
          postData: {
            mimeType: 'application/json',
            text: '{"operationName":"Login","query":"mutation { login(a: \\"v\\") { id } }","variables":{"a":["w"],"deep":{"b":"c"}}}',
            params: [{ name: 'p', value: 'v', fileName: 'f.txt', contentType: 'text/plain', comment: 'q' }],
          },
          headersSize: -1,
          bodySize: 20,
        },
        response: {
          status: 403,
          statusText: 'Forbidden',
          httpVersion: 'http/2.0',
          comment: 'an answer',
          cookies: [{ name: 'sid', value: 'abc', path: '/', expires: '2026-11-21T00:00:00Z', domain: 'api.example' }],
          headers: [
            { name: 'Content-Type', value: 'application/problem+json' },
            { name: 'Set-Cookie', value: 'sid=abc; Path=/; HttpOnly; SameSite=Lax' },
            { name: 'WWW-Authenticate', value: 'Bearer realm="api", error="insufficient_scope", scope="orders:write"' },
            { name: 'Location', value: '/login?next=%2Forders' },
            { name: 'Vary', value: 'Origin' },
            { name: 'Server', value: 'nginx' },
            { name: 'X-Debug', value: 'on' },
            { name: 'Access-Control-Allow-Methods', value: 'GET, POST' },
          ],
          content: {
            size: 20,
            mimeType: 'application/problem+json',
            text: '{"title":"Forbidden","detail":"no","list":[{"a":"b"}]}',
            comment: 'k',
          },
          redirectURL: '/login',
          headersSize: -1,
          bodySize: -1,
          _error: 'net::ERR_FAILED',
        },
        cache: { beforeRequest: { lastAccess: '2026-11-21T20:15:00.000Z', eTag: 'W/"1"', hitCount: 1, comment: 'z' } },
        timings: { send: 0, wait: 1, receive: 0, comment: 't' },
      },
    ],
  },
};

type Path = readonly string[];

const leaves = (value: unknown, path: Path): readonly Path[] =>
  typeof value === 'string'
    ? [path]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, member]) => leaves(member, [...path, name]))
      : [];

/** A copy in which one string was changed. */
const changed = (value: unknown, [name, ...rest]: Path, change: (text: string) => string): unknown => {
  if (name === undefined) return typeof value === 'string' ? change(value) : value;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === name ? changed(item, rest, change) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, key === name ? changed(member, rest, change) : member]),
  );
};

const insideJson = (text: string, at: number, secret: string): string => {
  if (!text.startsWith('{')) return `${text}=${secret}`;
  const json: unknown = JSON.parse(text);
  const places = leaves(json, []);
  return JSON.stringify(changed(json, places[at % places.length] ?? [], (old) => `${old} ${secret}`));
};

const WAYS: readonly ((text: string, secret: string, at: number) => string)[] = [
  (_, secret) => secret,
  (text, secret) => text + secret,
  (text, secret) => `${secret} ${text}`,
  (text, secret) => `${text}; ${secret}`,
  (text, secret) => `${text}/${secret}?q=${secret}`,
  (text, secret, at) => insideJson(text, at, secret),
];

/** All that one may copy or download, as texts. */
function everyExport(report: ExportedReport): readonly string[] {
  const commands = report.denials.flatMap((denial) => [
    ...commandsOf(denial).map(({ command }) => command.text),
    ...denial.exchanges.map(({ request }) => toFetchCall(request)?.text ?? ''),
  ]);
  const bundle = Object.values(unzipSync(toBundle(report, Date.UTC(2026, 10, 21)))).map((bytes) => strFromU8(bytes));
  return [toJson(report), toMarkdown(report), toHtml(report), toHar(report), ...commands, ...bundle];
}

/** An origin is a host name, and host names stay: the policy says why. */
const ORIGIN = 'log.entries.0.request.headers.0.value';
const places = leaves(FILE, []).filter((place) => place.join('.') !== ORIGIN);
const encodings = Object.keys(ENCODINGS) as Encoding[];

test('no twelve characters of a secret in any field of a file survive in any export', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.constantFrom(...WAYS),
      fc.constantFrom(...encodings),
      canary,
      fc.nat(9),
      (place, way, encoding, secret, at) => {
        const file = changed(FILE, place, (text) => way(text, ENCODINGS[encoding](secret), at));
        for (const text of everyExport(forExport(analyzeHar(JSON.stringify(file))))) {
          expect(leakOf(secret, text), place.join('.')).toBeNull();
        }
      },
    ),
    // A shrunk secret looks like none.
    { numRuns: 120, endOnFailure: true },
  );
}, 300_000);

test('the ids that find a line in a log survive in every export', () => {
  const ids = { 'X-Request-Id': '0HN8Q2K4J5T6V:00000003', 'CF-RAY': '8e5f1c2d3a4b5c6d-FRA' };
  const headers = Object.entries(ids).map(([name, value]) => ({ name, value }));
  const path = ['log', 'entries', '0', 'response', 'statusText'];
  const file = JSON.parse(JSON.stringify(changed(FILE, path, () => ''))) as typeof FILE;
  file.log.entries[0]?.response.headers.push(...headers);
  const report = forExport(analyzeHar(JSON.stringify(file)));
  for (const text of [toJson(report), toMarkdown(report), toHar(report)]) {
    for (const id of Object.values(ids)) expect(text).toContain(id);
  }
  for (const id of Object.values(ids)) expect(toHtml(report)).toContain(id);
});
