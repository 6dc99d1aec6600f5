import { describe, expect, test } from 'vitest';
import { exchange } from '../testing/exchange.ts';
import type { Exchange, Header } from './exchange.ts';
import { parseHar } from './har.ts';
import { recognise } from './recognise.ts';
import { type Redacted, redact } from './redact.ts';

const requestHeader = (name: string, value: string): string | undefined =>
  redact(exchange({ request: { headers: [{ name, value }] } })).request.headers[0]?.value;
const responseHeader = (name: string, value: string): string | undefined =>
  redact(exchange({ response: { headers: [{ name, value }] } })).response?.headers[0]?.value;
const responseBody = (mimeType: string, text: string): string | null | undefined =>
  redact(exchange({ response: { body: { mimeType, text, size: null, truncated: false } } })).response?.body?.text;
const requestBody = (mimeType: string, text: string): string | null | undefined =>
  redact(exchange({ request: { body: { mimeType, text, size: null, truncated: false } } })).request.body?.text;
const url = (text: string): string => redact(exchange({ request: { url: text } })).request.url;

describe('masks keep what tells the fault', () => {
  test.each([
    ['Authorization', 'Bearer abcdef', 'Bearer [opaque-token:6]'],
    ['authorization', 'bearer abcdef', 'bearer [opaque-token:6]'],
    ['Authorization', 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==', 'Basic [basic:28]'],
    ['Authorization', 'Bearer undefined', 'Bearer undefined'],
    ['Authorization', 'Bearer', 'Bearer'],
    ['Authorization', 'Bearer Bearer abcdef', 'Bearer Bearer [opaque-token:6]'],
    [
      'Authorization',
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=fe5f80f77d5fa3be',
      'AWS4-HMAC-SHA256 Credential=[key-id:20]/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=[signature:16]',
    ],
    ['Cookie', 'sid=abcdef; theme=dark', 'sid=[cookie:6]; theme=[cookie:4]'],
    ['Cookie', 'empty=; sid=a', 'empty=; sid=[cookie:1]'],
    ['X-Api-Key', 'abcdef', '[api-key:6]'],
    ['X-API-KEY', '', ''],
    ['Referer', 'https://app.example/orders?token=abc#top', 'https://app.example/orders?token=[opaque-token:3]#top'],
    ['Sec-WebSocket-Protocol', 'graphql-ws, bearer, abcdef', 'graphql-ws, bearer, [opaque-token:6]'],
  ])('%s: %s', (name, value, masked) => {
    expect(requestHeader(name, value)).toBe(masked);
  });

  test.each([
    [
      'Set-Cookie',
      'sid=abc; Path=/; HttpOnly; Secure; SameSite=None; Partitioned',
      'sid=[cookie:3]; Path=/; HttpOnly; Secure; SameSite=None; Partitioned',
    ],
    [
      'set-cookie',
      'a=b; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Domain=app.example; Max-Age=0',
      'a=[cookie:1]; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Domain=app.example; Max-Age=0',
    ],
    ['Location', 'https://user:pw@api.example/a', 'https://[userinfo:7]@api.example/a'],
    ['Location', 'https://:@api.example/a', 'https://:@api.example/a'],
    ['Location', 'https://@api.example/a', 'https://@api.example/a'],
    [
      'WWW-Authenticate',
      'Digest realm="api", nonce="abc", opaque="def", qop="auth"',
      'Digest realm="api", nonce="[nonce:3]", opaque="[nonce:3]", qop="auth"',
    ],
    ['WWW-Authenticate', 'Negotiate YIIJvwYGKwYBBQUC', 'Negotiate [negotiate:16]'],
    ['DPoP-Nonce', 'abc', '[nonce:3]'],
  ])('%s: %s', (name, value, masked) => {
    expect(responseHeader(name, value)).toBe(masked);
  });

  test('a redirect with user and password is still one to a URL parser', () => {
    const location = responseHeader('Location', 'https://user:secret@api.example/a') ?? '';
    expect(new URL(location)).toMatchObject({ host: 'api.example', pathname: '/a' });
    expect(new URL(location).username).not.toBe('');
    const through = redact(exchange({ request: { url: new URL(location).href } })).request.url;
    expect(through).toBe('https://[userinfo:11]@api.example/a');
  });
});

describe('what survives', () => {
  test.each([
    ['Origin', 'https://app.example'],
    ['Origin', 'null'],
    ['Access-Control-Request-Headers', 'authorization,content-type,x-amz-security-token,x-csrf-token'],
    ['Access-Control-Request-Method', 'PUT'],
    ['Content-Type', 'multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW1'],
    ['Accept', 'application/vnd.example.v2+json;q=0.9, */*'],
    ['Accept-Language', 'de-CH,de;q=0.9'],
    ['Range', 'bytes=0-1023'],
    [
      'User-Agent',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    ],
    ['Sec-Fetch-Mode', 'cors'],
    ['Sec-Fetch-Storage-Access', 'active'],
    ['Host', 'api.example:8443'],
    ['traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
  ])('request header %s: %s', (name, value) => {
    expect(requestHeader(name, value)).toBe(value);
  });

  test.each([
    ['Access-Control-Allow-Origin', 'https://app.example/'],
    ['Access-Control-Allow-Origin', 'https://a.example, https://b.example'],
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Headers', 'Authorization, X-Api-Key'],
    ['Access-Control-Allow-Credentials', 'True'],
    ['Vary', 'Origin, Access-Control-Request-Method'],
    ['Server', 'Apache/2.4.57 (Debian) OpenSSL/3.0.11 mod_wsgi/4.9.4 Python/3.11'],
    ['Via', '1.1 9bd9c5c1a6a1d2e3f405162738495a6b.cloudfront.net (CloudFront)'],
    [
      'WWW-Authenticate',
      'Bearer realm="api", error="insufficient_scope", error_description="The request requires higher privileges", scope="orders:write"',
    ],
    ['Date', 'Sat, 21 Nov 2026 20:15:00 GMT'],
    ['Age', '120'],
    ['X-Cache', 'Error from cloudfront'],
    ['Retry-After', '30'],
    ['X-RateLimit-Remaining', '0'],
    ['cf-ray', '8f3c2a1b4d5e6f70-FRA'],
    ['x-amzn-RequestId', 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef'],
    ['x-amz-id-2', 'vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQjSjjlgGEXVFhDKfCG4NBOHyYJ6sN3zsV'],
    ['x-amz-cf-id', 'PKUpyThWxFVsVqgcPnbVXYaC0RZNXxh9sFvnmhYTg1yAVXZrzBxLHQ=='],
    ['X-Request-Id', '8f3K2m9QxZLp1v77aB3dE6gH9jK2mN5p'],
    ['X-Accepted-OAuth-Scopes', 'repo, admin:org'],
  ])('response header %s: %s', (name, value) => {
    expect(responseHeader(name, value)).toBe(value);
  });

  test('a header that a recogniser declares, and no other', () => {
    const headers: Header[] = [
      { name: 'X-Acme-Reason', value: 'blocked 8f3K2m9QxZLp1v77aB3dE6gH' },
      { name: 'X-Other-Reason', value: 'blocked 8f3K2m9QxZLp1v77aB3dE6gH' },
      { name: 'Set-Cookie', value: 'a=b' },
    ];
    const { response } = redact(exchange({ response: { headers } }), new Set(['x-acme-reason', 'set-cookie']));
    expect(response?.headers.map(({ value }) => value)).toEqual([
      'blocked 8f3K2m9QxZLp1v77aB3dE6gH',
      'blocked [token:24]',
      'a=[cookie:1]',
    ]);
  });

  test.each([
    'https://api.example/orders/12345?page=2&sort=-created_at',
    'https://api.example/users/7c9e6679-7425-40de-944b-e07fc1f90ae7/orders',
    'https://api.example/api/v2/organization-members/2026-11-21/report.pdf',
    'https://d111111abcdef8.cloudfront.net/static/index.html',
    'https://bucket.s3.eu-central-1.amazonaws.com/photos/IMG_20261121_201500.jpg',
    'https://api.example/a%20b/%E6%97%A5%E6%9C%AC%E8%AA%9E?q=%C3%A9t%C3%A9#section-2',
  ])('%s', (text) => {
    expect(url(text)).toBe(text);
  });

  test('a JSON body without a secret is the same to the byte', () => {
    const text =
      '{ "error" : {"code":403, "status":"PERMISSION_DENIED",\n\t"n": 12345678901234567890, "x": 1.50, "x": null, "e":"caf\\u00e9" } }\n';
    expect(responseBody('application/json', text)).toBe(text);
  });

  test.each([
    ['text/plain', 'Invalid CORS request'],
    ['application/json', '{"message":"Missing Authentication Token"}'],
    [
      'application/json',
      '{"kind":"Status","reason":"Forbidden","message":"User \\"system:serviceaccount:web:default\\" cannot list resource \\"pods\\" in API group \\"\\""}',
    ],
    [
      'application/json',
      '{"error":{"code":"Authorization_RequestDenied","innerError":{"request-id":"8f3K2m9QxZLp1v77aB3d","date":"2026-11-21T20:15:00"}}}',
    ],
    [
      'application/xml',
      '<?xml version="1.0"?><Error><Code>AccessDenied</Code><RequestId>4442587FB7D0A2F9</RequestId><HostId>vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQjSjjlgGEXVFhDKfCG4NBOHyYJ6sN3zsV</HostId></Error>',
    ],
    [
      'text/html',
      '<html><body>The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 1234567890123456789</body></html>',
    ],
    [
      'text/html',
      "<H1>Access Denied</H1>You don't have permission to access this.<P>Reference&#32;&#35;18&#46;2d351ab8&#46;1557333295&#46;a4e16ab</BODY>",
    ],
    ['text/html', '<div>Ray ID: <strong>8f3c2a1b4d5e6f70</strong></div>'],
    ['text/plain', 'Forbidden - ID: 0123456789abcdef0123456789abcdef'],
  ])('a refusal (%s): %s', (mimeType, text) => {
    expect(responseBody(mimeType, text)).toBe(text);
  });

  test('what every recogniser says of every fixture', () => {
    const fixtures = import.meta.glob<string>('./{recognisers,rules}/*.har', {
      eager: true,
      query: '?raw',
      import: 'default',
    });
    const address = (text: string): string =>
      text.replace(/[\w.-]+@[\w-]+(?:\.[\w-]+)+/g, (found) => `[email:${found.length}]`);
    const said = (one: Exchange) =>
      recognise(one as Redacted<Exchange>, one.role).map(
        ({ recogniser, rule, layer, product, certainty, details }) => ({
          ...{ recogniser, rule, layer, product, certainty },
          details: Object.fromEntries(Object.entries(details).map(([name, value]) => [name, address(value)])),
        }),
      );
    const exchanges = Object.values(fixtures).flatMap((har) => parseHar(har).exchanges);
    expect(exchanges.length).toBeGreaterThan(100);
    for (const raw of exchanges) expect(said(redact(raw))).toEqual(said(raw));
  });
});

describe('bodies', () => {
  test('a secret is masked where it stands, in every format', () => {
    expect(requestBody('application/json', '{"user":"u","password":"abc","pin": 1234,"max_tokens":5}')).toBe(
      '{"user":"u","password":"[password:3]","pin": "[password:4]","max_tokens":5}',
    );
    expect(requestBody('application/x-www-form-urlencoded', 'user=u&password=abc&x=1')).toBe(
      'user=u&password=[password:3]&x=1',
    );
    expect(requestBody('text/xml', '<a><Password>abc</Password><b c="d"/></a>')).toBe(
      '<a><Password>[password:3]</Password><b c="d"/></a>',
    );
    expect(
      requestBody(
        'multipart/form-data; boundary=b',
        '--b\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\nhello\r\n--b--',
      ),
    ).toBe('--b\r\nContent-Disposition: form-data; name="f"; filename="[text:5]"\r\n\r\n[file:5]\r\n--b--');
    expect(requestBody('application/octet-stream', 'abc')).toBe('[body:3]');
  });

  test('an error code is no authorization code, and an authorization code is none in an answer', () => {
    expect(requestBody('application/x-www-form-urlencoded', 'code=abc&state=xyz')).toBe('code=[code:3]&state=[code:3]');
    expect(responseBody('application/json', '{"code":"42501","key":"name"}')).toBe('{"code":"42501","key":"name"}');
  });

  test('e-mail addresses and private keys go, the sentence stays', () => {
    expect(responseBody('text/plain', 'jane@corp.example may not write')).toBe('[email:17] may not write');
    expect(responseBody('text/plain', 'key: -----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY----- end')).toMatch(
      /^key: \[pem:\d+\] end$/,
    );
  });

  test('a secret of the request is masked where the answer repeats it', () => {
    const raw = exchange({
      request: { headers: [{ name: 'Authorization', value: `Basic ${btoa('jane:Tr0ub4dor&3')}` }] },
      response: {
        body: { mimeType: 'text/plain', text: 'wrong password Tr0ub4dor&3 for jane', size: null, truncated: false },
      },
    });
    expect(redact(raw).response?.body?.text).toBe('wrong password [password:11] for jane');
  });

  test('no more than 64 KB of a body are kept, and that is said', () => {
    const text = 'word '.repeat(20_000);
    const { response } = redact(
      exchange({ response: { body: { mimeType: 'text/plain', text, size: 100_000, truncated: false } } }),
    );
    expect(response?.body).toMatchObject({ size: 100_000, truncated: true });
    expect(response?.body?.text).toHaveLength(65_536);
    expect(redact(exchange({ response: { body: null } })).response?.body).toBeNull();
  });
});

test('a preflight, its request and the redirect that leads there keep one URL', () => {
  const target = 'https://api.example/reset/8f3K2m9QxZLp1v77aB3dE6gH?token=abcdef&id=5';
  const preflight = redact(exchange({ role: 'preflight', request: { method: 'OPTIONS', url: target } }));
  const actual = redact(
    exchange({
      request: { url: target, headers: [{ name: 'Cookie', value: 'sid=8f3K2m9QxZLp1v77aB3dE6gH; x=abcdef' }] },
    }),
  );
  const hop = redact(exchange({ response: { redirectUrl: target, headers: [{ name: 'Location', value: target }] } }));
  expect(actual.request.url).toBe(preflight.request.url);
  expect(hop.response?.redirectUrl).toBe(preflight.request.url);
  expect(hop.response?.headers[0]?.value).toBe(preflight.request.url);
});

test('the exchange that was captured is left as it was', () => {
  const raw = exchange({ request: { headers: [{ name: 'Cookie', value: 'a=b' }] } });
  const before = structuredClone(raw);
  redact(raw);
  expect(raw).toEqual(before);
});
