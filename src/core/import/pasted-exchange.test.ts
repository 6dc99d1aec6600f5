import { describe, expect, it } from 'vitest';
import { HarError } from '../har.ts';
import { isPastedExchange, readPastedExchange } from './pasted-exchange.ts';

const ANSWER = 'HTTP/2 403 \nserver: nginx\ncontent-type: application/json\n\n{"error":"no"}\n';
const read = (text: string) => readPastedExchange(text).exchanges;

describe('a cURL command with its answer', () => {
  it.each([
    [
      'of a shell, over several lines',
      "curl -i -X PUT 'https://api.example/orders/1' \\\n  -H 'Accept: */*' \\\n  --data-raw '{\"a\":\"it'\\''s\"}'\n",
    ],
    [
      'of a shell with $-quotes',
      '$ curl -i -XPUT "https://api.example/orders/1" -H \'Accept: */*\' --data-raw $\'{"a":"it\\\'s"}\'\n',
    ],
    [
      'of cmd.exe, as Chrome copies it',
      'curl -i ^"https://api.example/orders/1^" ^\r\n  -X ^"PUT^" ^\r\n  -H ^"Accept: */*^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":^\\^"it\'s^\\^"^}^"\r\n',
    ],
    [
      'of cmd.exe, as others copy it',
      'C:\\Users\\jane>curl.exe -i "https://api.example/orders/1" -X PUT -H "Accept: */*" ^\r\n --data-raw "{\\"a\\":\\"it\'s\\"}"\r\n',
    ],
  ])('%s', (_, command) => {
    expect(isPastedExchange(command)).toBe(true);
    const [exchange, ...others] = read(command + ANSWER);
    expect(others).toEqual([]);
    expect(exchange).toMatchObject({
      browser: 'other',
      role: 'actual',
      request: {
        method: 'PUT',
        url: 'https://api.example/orders/1',
        headers: expect.arrayContaining([{ name: 'Accept', value: '*/*' }]),
        body: { text: '{"a":"it\'s"}' },
      },
      response: { status: 403, body: { text: '{"error":"no"}' } },
    });
  });

  it.each([
    ['curl -sSi https://a.example/ -u jane:pw', 'GET', { name: 'Authorization', value: 'Basic amFuZTpwdw==' }],
    ["curl -i a.example/x --json '{}'", 'POST', { name: 'Content-Type', value: 'application/json' }],
    ["curl -I https://a.example/ -b 'sid=1; b=2'", 'HEAD', { name: 'Cookie', value: 'sid=1; b=2' }],
    ["curl -i --location 'https://a.example/' --header 'X-Api-Key: k'", 'GET', { name: 'X-Api-Key', value: 'k' }],
    ["curl -i https://a.example/ -o out.txt -H 'X-Empty;' | jq .", 'GET', { name: 'X-Empty', value: '' }],
  ])('reads the options of %s', (command, method, header) => {
    const [exchange] = read(`${command}\n${ANSWER}`);
    expect(exchange?.request).toMatchObject({ method, headers: expect.arrayContaining([header]) });
    expect(exchange?.request.url).toMatch(/^https?:\/\/a\.example\//);
  });

  it('puts data into the query with -G', () => {
    expect(read(`curl -i -G https://a.example/s -d q=1 -d r=2\n${ANSWER}`)[0]?.request).toMatchObject({
      method: 'GET',
      url: 'https://a.example/s?q=1&r=2',
      body: null,
    });
  });

  it('with -v: the headers that were sent, none of cURL’s own remarks', () => {
    const [exchange] = read(
      [
        '* Connected to api.example (192.0.2.1) port 443',
        '* SSL connection using TLSv1.3',
        '> GET /orders?x=1 HTTP/2',
        '> Host: api.example',
        '> User-Agent: curl/8.5.0',
        '> Authorization: Bearer abc',
        '>',
        '* Connection state changed',
        '< HTTP/2 401 ',
        '< www-authenticate: Bearer realm="orders"',
        '< ',
        '{ [12 bytes data]',
        'Unauthorized',
        '* Connection #0 to host api.example left intact',
      ].join('\n'),
    );
    expect(exchange).toMatchObject({
      request: { method: 'GET', url: 'https://api.example/orders?x=1' },
      response: { status: 401, body: { text: 'Unauthorized' } },
    });
    expect(exchange?.request.headers).toContainEqual({ name: 'Authorization', value: 'Bearer abc' });
  });

  it('followed through redirects: one exchange a hop, interim answers none', () => {
    const output =
      'HTTP/1.1 302 Found\nLocation: /login\n\nHTTP/1.1 100 Continue\n\nHTTP/1.1 403 Forbidden\nServer: nginx\n\nno';
    const hops = read(`curl -iL https://a.example/x\n${output}`);
    expect(hops.map(({ request, response }) => [request.url, response?.status])).toEqual([
      ['https://a.example/x', 302],
      ['https://a.example/login', 403],
    ]);
  });

  it('that got no answer is a network error', () => {
    const [exchange] = read('curl -i https://a.example/\ncurl: (6) Could not resolve host: a.example\n');
    expect(exchange).toMatchObject({ response: null, error: 'Could not resolve host: a.example' });
  });

  it.each([
    ['curl https://a.example/', /no answer with it/],
    ['curl -i\nHTTP/1.1 403 Forbidden\n\n', /no request|without its request/],
    [ANSWER, /without its request/],
    ["curl -i 'http://[bad'\nHTTP/1.1 403 Forbidden\n\n", /URL is not one/],
  ])('%j is refused, with what to do', (text, reason) => {
    expect(() => read(text)).toThrow(HarError);
    expect(() => read(text)).toThrow(reason);
  });

  it('is told from JSON and from other text', () => {
    expect(['{"log":{}}', 'curling is a sport', '<html>'].map(isPastedExchange)).toEqual([false, false, false]);
  });
});
