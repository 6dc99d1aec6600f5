import { ENCODINGS } from './canary.ts';

/** What a file's one entry has beside the usual. */
export interface Entry {
  readonly url?: string;
  readonly method?: string;
  readonly sent?: Readonly<Record<string, string>>;
  readonly answered?: Readonly<Record<string, string>>;
  readonly request?: object;
  readonly response?: object;
  readonly entry?: object;
  readonly content?: object;
  readonly page?: string;
}

const list = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

/** A refused cross-origin PUT as a HAR file, with something in it. */
export function har(given: Entry): string {
  const { url = 'https://api.example/orders/1', page = 'https://app.example/orders' } = given;
  const entry = {
    startedDateTime: '2026-11-21T20:15:00.123Z',
    time: 10,
    pageref: 'page_1',
    _resourceType: 'fetch',
    request: {
      method: given.method ?? 'PUT',
      url,
      httpVersion: 'http/2.0',
      headers: list({ Origin: 'https://app.example', 'Content-Type': 'application/json', ...given.sent }),
      cookies: [],
      headersSize: -1,
      bodySize: -1,
      ...given.request,
    },
    response: {
      status: 403,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: list({
        Date: 'Sat, 21 Nov 2026 20:15:00 GMT',
        Server: 'nginx',
        'Access-Control-Allow-Origin': 'https://app.example',
        ...given.answered,
      }),
      cookies: [],
      content: { size: 20, mimeType: 'application/json', text: '{"message":"Forbidden"}', ...given.content },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _error: null,
      ...given.response,
    },
    cache: {},
    timings: {},
    ...given.entry,
  };
  const creator = { name: 'WebInspector', version: '537.36' };
  return JSON.stringify({ log: { version: '1.2', creator, pages: [{ id: 'page_1', title: page }], entries: [entry] } });
}

const jwt = (claims: object, header: object = { alg: 'HS256' }): string =>
  `${ENCODINGS.base64url(JSON.stringify(header))}.${ENCODINGS.base64url(JSON.stringify(claims))}.${ENCODINGS.base64url('signature of it')}`;

/** Every field of a file that is not on the published pass list. */
export const PLACES: Readonly<Record<string, (secret: string) => Entry>> = {
  'request header of no known name': (s) => ({ sent: { 'X-Tenant': s } }),
  'REQUEST HEADER with words': (s) => ({ sent: { 'X-NOTE': `the value ${s}, and more` } }),
  'response header of no known name': (s) => ({ answered: { 'x-backend': s } }),
  'response header, JSON inside': (s) => ({ answered: { 'X-Context': JSON.stringify({ user: s }) } }),
  ETag: (s) => ({ answered: { ETag: `W/"${s}"` } }),
  'If-None-Match': (s) => ({ sent: { 'if-none-match': `"${s}"` } }),
  'X-Forwarded-For': (s) => ({ sent: { 'X-Forwarded-For': s } }),
  'Content-Security-Policy': (s) => ({
    answered: { 'Content-Security-Policy': `script-src 'nonce-${s}'; report-uri https://r.example/?k=${s}` },
  }),
  'Server-Timing': (s) => ({ answered: { 'Server-Timing': `db;desc="${s}"` } }),
  Authorization: (s) => ({ sent: { Authorization: `Bearer ${s}` } }),
  'Authorization of another scheme': (s) => ({ sent: { authorization: `Acme realm="r", key="${s}"` } }),
  Cookie: (s) => ({ sent: { Cookie: `a=${s}; ${s}` } }),
  'cookies as a list': (s) => ({ request: { cookies: [{ name: 'sid', value: s }] } }),
  'Set-Cookie': (s) => ({ answered: { 'Set-Cookie': `a=${s}; Domain=${s}; Path=/${s}; Comment=${s}` } }),
  'boundary of a form': (s) => ({ sent: { 'Content-Type': `multipart/form-data; boundary=${s}` } }),
  'User-Agent with a token': (s) => ({ sent: { 'User-Agent': `Mozilla/5.0 (${s})` } }),
  'Accept with a token': (s) => ({ sent: { Accept: `application/json;v=${s}` } }),
  'WWW-Authenticate nonce': (s) => ({
    response: { status: 401 },
    answered: { 'WWW-Authenticate': `Digest realm="x", nonce="${s}", opaque="${s}"` },
  }),
  'query value': (s) => ({ url: `https://api.example/orders?filter=${s}&a=1` }),
  'query name': (s) => ({ url: `https://api.example/orders?${s}=1` }),
  'query without a name': (s) => ({ url: `https://api.example/orders?${s}` }),
  'query with words': (s) => ({ url: `https://api.example/orders?q=some+${s}+thing` }),
  fragment: (s) => ({ url: `https://api.example/orders#${s}` }),
  userinfo: (s) => ({ url: `https://${s}:${s}@api.example/orders` }),
  'path segment': (s) => ({ url: `https://api.example/download/${s}/file.pdf` }),
  'path segment with a name': (s) => ({ url: `https://api.example/a/token=${s}` }),
  'path parameter': (s) => ({ url: `https://api.example/orders;v=${s}/1` }),
  Referer: (s) => ({ sent: { Referer: `https://app.example/p?x=${s}#${s}` } }),
  Location: (s) => ({
    response: { status: 307, redirectURL: `/a?x=${s}` },
    answered: { Location: `/a?x=${s}` },
    method: 'GET',
  }),
  Link: (s) => ({ answered: { Link: `<https://cdn.example/a?x=${s}>; rel=preload` } }),
  'page URL': (s) => ({ page: `https://app.example/p?x=${s}#${s}` }),
  'initiator URL': (s) => ({
    entry: {
      _initiator: { type: 'script', url: `https://app.example/a.js?x=${s}`, stack: { callFrames: [{ url: s }] } },
    },
  }),
  'network error': (s) => ({ response: { status: 0, _error: `net::ERR_FAILED ${s}`, headers: [] } }),
  'reason phrase': (s) => ({ response: { statusText: `No ${s}` } }),
  method: (s) => ({ method: s }),
  'HTTP version': (s) => ({ request: { httpVersion: s } }),
  'resource type': (s) => ({ entry: { _resourceType: s } }),
  'media type': (s) => ({ content: { mimeType: `application/json; x=${s}` } }),
  'JSON of a request': (s) => ({
    request: { postData: { mimeType: 'application/json', text: JSON.stringify({ note: s, [`k${s}`]: 1, list: [s] }) } },
  }),
  'JSON of a request, words': (s) => ({
    request: { postData: { mimeType: 'application/json', text: JSON.stringify({ note: `my ${s} here` }) } },
  }),
  'GraphQL of a request': (s) => ({
    request: {
      postData: {
        mimeType: 'application/json',
        text: JSON.stringify({ query: `{ user(id: "${s}") { id } }`, variables: { id: s } }),
      },
    },
  }),
  'form of a request': (s) => ({
    request: { postData: { mimeType: 'application/x-www-form-urlencoded', text: `note=${s}&${s}=1` } },
  }),
  'form fields of a request': (s) => ({
    request: { postData: { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'note', value: s }] } },
  }),
  'multipart of a request': (s) => ({
    request: {
      postData: {
        mimeType: 'multipart/form-data; boundary=b',
        text: `--b\r\nContent-Disposition: form-data; name="note"\r\nX-Part: ${s}\r\n\r\n${s}\r\n--b--`,
      },
    },
  }),
  'text of a request': (s) => ({ request: { postData: { mimeType: 'text/plain', text: `note ${s}` } } }),
  'XML of a request': (s) => ({
    request: { postData: { mimeType: 'application/xml', text: `<a b="${s}">${s}<${s}/></a>` } },
  }),
  'unknown bytes of a request': (s) => ({ request: { postData: { mimeType: 'application/octet-stream', text: s } } }),
  'JSON of an answer': (s) => ({ content: { text: JSON.stringify({ message: 'Forbidden', detail: s, [s]: 1 }) } }),
  'base64 of an answer': (s) => ({ content: { text: btoa(JSON.stringify({ note: s })), encoding: 'base64' } }),
  'HTML of an answer': (s) => ({
    content: {
      mimeType: 'text/html',
      text: `<html><title>403</title><p class="${s}">${s}</p><!-- ${s} --><script>var a='${s}'</script>`,
    },
  }),
  'nginx page with more': (s) => ({
    content: {
      mimeType: 'text/html',
      text: `<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center>${s}</body></html>`,
    },
  }),
  'claim of a person': (s) => ({
    sent: { Authorization: `Bearer ${jwt({ sub: '1', email: `${s}@x.example`, name: s, address: { street: s } })}` },
  }),
  'claim of no known name': (s) => ({
    sent: { Authorization: `Bearer ${jwt({ sub: '1', 'https://x.example/note': s, deep: { a: [s] } })}` },
  }),
  'parameter of a JOSE header': (s) => ({
    sent: { Authorization: `Bearer ${jwt({ sub: '1' }, { alg: 'RS256', jwk: { n: s }, note: s })}` },
  }),
  'JWT in a cookie': (s) => ({ sent: { Cookie: `t=${jwt({ sub: '1', nick: s })}` } }),
  comment: (s) => ({ entry: { comment: s, serverIPAddress: s, connection: s, _custom: s } }),
};
