import { gzipSync } from 'fflate';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { forExport } from '../export/gate.ts';
import { toHar } from '../export/har.ts';
import { HarError } from '../har.ts';
import { ReportSchema } from '../report-schema.ts';
import { fileReader } from './file-reader.ts';

/** What exporters really write, by what public files show: their own fields, what they leave out, what they write otherwise than HAR 1.2. */

const URL_403 = 'https://api.example/orders/1';
const headers = [
  { name: 'Host', value: 'api.example' },
  { name: 'Accept', value: 'application/json' },
];
const answered = [{ name: 'Content-Type', value: 'application/json' }];
const text = '{"message":"Forbidden"}';
const request = {
  method: 'GET',
  url: URL_403,
  httpVersion: 'HTTP/1.1',
  headers,
  queryString: [],
  cookies: [],
  headersSize: -1,
  bodySize: 0,
};
const content = { size: text.length, mimeType: 'application/json', text };
const response = {
  status: 403,
  statusText: 'Forbidden',
  httpVersion: 'HTTP/1.1',
  headers: answered,
  cookies: [],
  content,
  redirectURL: '',
  headersSize: -1,
  bodySize: text.length,
};
const timings = { send: 0, wait: 1, receive: 0 };
const entry = { startedDateTime: '2026-01-20T10:00:00.000Z', time: 1, request, response, cache: {}, timings };
const without = <T extends object>(value: T, ...names: readonly (keyof T)[]): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.some((left) => left === name))) as Partial<T>;

interface Dialect {
  readonly creator?: object;
  readonly log?: object;
  /** The refused request. */
  readonly entry: object;
  /** A request beside it that got no answer. */
  readonly failed?: object;
}

const DIALECTS: Readonly<Record<string, Dialect>> = {
  'Chrome, Edge and Brave DevTools': {
    creator: { name: 'WebInspector', version: '537.36' },
    entry: {
      ...entry,
      _initiator: { type: 'script', stack: { callFrames: [] } },
      _resourceType: 'fetch',
      _priority: 'High',
      _connectionId: '17',
      connection: '443',
      response: { ...response, _transferSize: 300, _error: null, _fetchedViaServiceWorker: false },
    },
    failed: {
      ...entry,
      _initiator: { type: 'script' },
      _resourceType: 'fetch',
      response: { ...response, status: 0, statusText: '', headers: [], _error: 'net::ERR_CONNECTION_RESET' },
    },
  },
  'Firefox 43': {
    creator: { name: 'Firefox', version: '43.0.1' },
    log: { browser: { name: 'Firefox', version: '43.0.1' }, pages: [] },
    entry: {
      ...entry,
      startedDateTime: '2016-01-20T10:00:00.000+01:00',
      request: { ...request, postData: null },
      response: { ...response, content: { ...content, comment: '' } },
    },
    failed: { ...entry, response: { ...response, status: '', headers: [], content: { mimeType: '', size: 0 } } },
  },
  Firebug: {
    creator: { name: 'Firebug', version: '2.0.19' },
    log: { browser: { name: 'Firefox', version: '47.0' } },
    entry: { ...entry, response: { ...response, redirectURL: null }, cache: { beforeRequest: null } },
    failed: { ...entry, response: { ...response, status: 0, statusText: '', content: { size: 0 } } },
  },
  Safari: {
    creator: { name: 'WebKit Web Inspector', version: '1.0' },
    entry: { ...entry, _fetchType: 'Network Load', _priority: 'high', response: { ...response, _transferSize: -1 } },
    failed: { ...entry, response: { ...response, status: -1, _error: 'The network connection was lost.' } },
  },
  'Internet Explorer 11': {
    creator: { name: 'Internet Explorer Network Inspector', version: '11.0.9600' },
    log: { browser: { name: 'Internet Explorer', version: '11' } },
    entry: { ...entry, startedDateTime: '2026-01-20T10:00:00.1234567+01:00', timings: { blocked: 0, ...timings } },
  },
  Fiddler: {
    creator: { name: 'Fiddler', version: '5.0.20204', comment: 'https://fiddler2.com' },
    entry: {
      ...without(entry, 'cache'),
      startedDateTime: '2026-01-20T02:00:00.1234567-08:00',
      connection: 'ClientPort:51234;EgressPort:51235',
      comment: '[#12]',
      response: { ...response, content: { ...content, text: btoa(text), encoding: 'base64' } },
    },
    failed: { ...entry, response: { ...response, status: 0, statusText: '' } },
  },
  Charles: {
    creator: { name: 'Charles Proxy', version: '4.6.2' },
    entry: { ...entry, _charlesStatus: 'COMPLETE', request: { ...request, _charlesStatus: 'COMPLETE' } },
    failed: { ...entry, response: { ...response, status: -1, headers: [], _charlesStatus: 'FAILED' } },
  },
  'mitmproxy, its old script': {
    creator: { name: 'mitmproxy har_dump', version: '0.1', comment: 'mitmproxy version mitmproxy 1.0' },
    entry: {
      ...without(entry, 'cache'),
      startedDateTime: '2026-01-20T10:00:00.000000+00:00',
      request: { ...request, cookies: {}, queryString: {} },
      response: { ...response, cookies: {}, content: { ...content, compression: 0 } },
    },
    failed: { ...entry, response: { ...response, content: [] } },
  },
  'mitmproxy 10': {
    creator: { name: 'mitmproxy', version: '10.1.5', comment: '' },
    log: { pages: [] },
    entry: { ...entry, timings: { connect: -1, ssl: -1, ...timings }, serverIPAddress: '203.0.113.7' },
    failed: {
      ...entry,
      response: { ...response, status: 0, statusText: '', httpVersion: '', _error: 'connection closed' },
    },
  },
  Insomnia: {
    creator: { name: 'Insomnia REST Client', version: 'insomnia.desktop.app:v2023.5.8' },
    entry: {
      ...without(entry, 'startedDateTime', 'time'),
      pageref: 'req_0123456789abcdef',
      comment: 'List orders',
      request: { ...request, settingEncodeUrl: true, postData: { mimeType: '', params: [], text: '' } },
    },
  },
  Playwright: {
    creator: { name: 'Playwright', version: '1.65.1' },
    log: { browser: { name: 'chromium', version: '156.0' } },
    entry: {
      ...entry,
      _monotonicTime: 1_234.5,
      _frameref: 'frame@1',
      _serverPort: 443,
      response: { ...response, content: { size: 23, mimeType: 'application/json', _file: '0a1b.json' } },
    },
    failed: { ...entry, response: { ...response, status: -1, headers: [], _failureText: 'net::ERR_FAILED' } },
  },
  'Polly.JS': {
    creator: { name: 'Polly.JS', version: '6.0.5', comment: 'persister:fs' },
    log: { _recordingName: 'orders', pages: [] },
    entry: {
      ...entry,
      _id: '4f1b2c9d',
      _order: 0,
      request: {
        ...request,
        headers: [{ _fromType: 'array', name: 'accept', value: ['application/json'] }, ...headers],
      },
    },
  },
  WebPagetest: {
    creator: { name: 'WebPagetest', version: '21.07' },
    entry: {
      ...entry,
      time: null,
      _initiator: 'https://app.example/a.js',
      _full_url: URL_403,
      request: { ...request, cookies: [{ name: 'a' }] },
      response: { ...response, content: { size: 23, mimeType: 'application/json' } },
    },
    failed: { ...entry, time: null, response: { ...response, status: -2, headers: [] } },
  },
  Browsertime: {
    creator: { name: 'Browsertime', version: '17.0.0' },
    log: { browser: { name: 'chrome', version: '114' }, pages: [{ id: 'page_1_1', title: 'run 1', pageTimings: {} }] },
    entry: { ...entry, pageref: 'page_1_1', _initiator: 'https://app.example/', _initiator_type: 'script' },
  },
  'chrome-har': {
    creator: { name: 'chrome-har', version: '0.13.1', comment: 'https://github.com/sitespeedio/chrome-har' },
    entry: { ...entry, _requestId: '26.3', _initialPriority: 'High', response: { ...response, connectionId: 17 } },
  },
  'Alta Proxy': {
    creator: { name: 'AltaProxy', version: '1.0' },
    entry: {
      ...without(entry, 'startedDateTime', 'timings', 'cache'),
      request: without(request, 'cookies', 'queryString', 'headersSize'),
      response: without(response, 'cookies', 'redirectURL'),
    },
    failed: without(entry, 'response'),
  },
  Proxyman: {
    creator: { name: 'Proxyman', version: '4.11.0' },
    entry: { ...entry, _clientAddress: '127.0.0.1', _clientName: 'Chrome', comment: '', _webSocketMessages: [] },
    failed: { ...entry, response: { ...response, status: 0, content: { size: -1, mimeType: '' } } },
  },
  'careless hands': {
    entry: {
      request: { method: 'GET', url: URL_403, headers: [{ name: 'Accept', value: 7 }, { name: 'X' }, null] },
      response: { status: 403, headers: [{ name: 'Content-Length', value: 23 }] },
    },
    failed: { request: { method: 'GET', url: 'https://api.example/none' }, response: null },
  },
};

function read(bytes: Uint8Array) {
  const reader = fileReader();
  reader.push(bytes);
  return v.parse(ReportSchema, reader.end());
}
const utf8 = (value: string) => new TextEncoder().encode(value);

const fileOf = ({ creator, log, entry: refused, failed }: Dialect): string =>
  JSON.stringify({
    log: { version: '1.2', ...(creator && { creator }), ...log, entries: [refused, ...(failed ? [failed] : [])] },
  });

describe.each(Object.entries(DIALECTS))('a file of %s', (_, dialect) => {
  it('is read whole, and its refused request is found', () => {
    const { denials, source } = read(utf8(fileOf(dialect)));
    expect(source.skipped).toEqual([]);
    const [denial] = denials;
    expect(denial).toMatchObject({ status: 403, request: { method: 'GET', url: URL_403 } });
  });

  it('shows the same after an export', () => {
    const exported = forExport(read(utf8(fileOf(dialect))));
    const again = forExport(read(utf8(toHar(exported))));
    const rules = ({ denials }: typeof exported) => denials.map(({ diagnoses }) => diagnoses.map(({ rule }) => rule));
    expect(rules(again)).toEqual(rules(exported));
  });
});

const PLAIN = fileOf({ entry });
const utf16 = (value: string): Uint8Array =>
  Uint8Array.from(Array.from(value, (char) => char.charCodeAt(0)).flatMap((code) => [code & 255, code >> 8]));

describe('a file as programs and people pass it on', () => {
  it.each<[string, Uint8Array]>([
    ['with a byte order mark', utf8(`\uFEFF${PLAIN}`)],
    ['in UTF-16', utf16(`\uFEFF${PLAIN}`)],
    ['compressed', gzipSync(utf8(PLAIN))],
  ])('%s is read', (_, bytes) => {
    expect(read(bytes).denials).toMatchObject([{ status: 403 }]);
  });

  it.each([
    ['JSONP', `onInputData(${PLAIN});`, /this is JSONP, take the object out of the call of onInputData/],
    ['another JSON', '{"name":"package"}', /^log\.entries is missing/],
    ['a list of entries', JSON.stringify([entry]), /^log\.entries is missing/],
    ['a log that is a list', JSON.stringify({ log: [{ entries: [entry] }] }), /^log\.entries is missing/],
    ['nothing', '', /empty|not JSON/],
  ])('%s is refused with a reason', (_, content, reason) => {
    expect(() => read(utf8(content))).toThrow(HarError);
    expect(() => read(utf8(content))).toThrow(reason);
  });
});
