import { describe, expect, test } from 'vitest';
import { readCredentials } from './credentials/read.ts';
import type { Exchange, HeaderList } from './exchange.ts';
import { denialsOfHar } from './pipeline.ts';
import { recognise } from './recognise.ts';
import { redact } from './redact.ts';
import { isRefusal, refusalOf } from './refusal.ts';
import tokenExpired from './rules/token-expired.har?raw';

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly method?: string;
}

const list = (headers: Readonly<Record<string, string>> = {}): HeaderList =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

function exchange({ status, headers, body = '', method = 'GET' }: Answer, role: Exchange['role'] = 'actual'): Exchange {
  return {
    id: 'e0',
    entry: 0,
    sequence: 0,
    browser: 'firefox',
    startedDateTime: Date.UTC(2026, 10, 21, 20, 15),
    time: 30,
    page: 'https://app.example/',
    role,
    resourceType: null,
    initiator: null,
    request: { method, url: 'https://api.example/orders', httpVersion: 'HTTP/2', headers: [], cookies: [], body: null },
    response: {
      status,
      statusText: '',
      httpVersion: 'HTTP/2',
      headers: list(headers),
      cookies: [],
      redirectUrl: null,
      body: { mimeType: headers?.['content-type'] ?? '', size: body.length, text: body, truncated: false },
    },
    error: null,
    reportsErrors: false,
    provisional: false,
    sanitised: false,
    fetchedViaServiceWorker: false,
    credentials: [],
  };
}

function refusal(actual: Answer | null, preflight: Answer | null = null) {
  const sent = actual && redact(exchange(actual));
  const asked = preflight && redact(exchange({ ...preflight, method: 'OPTIONS' }, 'preflight'));
  const recognitions = [...(sent ? recognise(sent, 'actual') : []), ...(asked ? recognise(asked, 'preflight') : [])];
  return refusalOf(recognitions, { preflight: asked, actual: sent });
}

const rungs = (answer: Answer) =>
  refusal(answer)?.ladder.map(({ layer, product, role }) => `${layer} ${product} ${role}`);
const NGINX =
  '<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n';
const cloudflare = { server: 'cloudflare', 'cf-ray': '8f1c2d3e4f5a6b7c-FRA' };

describe('refusalOf', () => {
  test('a 429 in JSON is the API’s own, unless somebody carried it; a page may be anybody’s', () => {
    const limited = { status: 429, headers: { 'content-type': 'application/json' }, body: '{"left":0}' };
    expect(refusal(limited)?.layer).toBe('application');
    expect(refusal({ ...limited, headers: { ...limited.headers, ...cloudflare } })?.layer).not.toBe('application');
    expect(refusal({ status: 429, headers: { 'content-type': 'text/html' }, body: '<p>Slow</p>' })?.layer).toBe(
      'unknown',
    );
  });

  test('is null where no error status and no marker was captured', () => {
    expect(refusal({ status: 200 })).toBeNull();
    expect(refusal(null)).toBeNull();
  });

  test('a bare 403: layer and cause unknown, a mere possibility', () => {
    expect(refusal({ status: 403 })).toMatchObject({
      layer: 'unknown',
      product: null,
      cause: 'unknown',
      certainty: 'possible',
      ladder: [],
    });
  });

  test('JSON through Cloudflare without a block marker is mostly the application’s, and proves nothing', () => {
    const answer = {
      status: 403,
      headers: { ...cloudflare, 'content-type': 'application/json' },
      body: '{"error":"Forbidden"}',
    };
    expect(refusal(answer)).toMatchObject({ layer: 'application', cause: 'unknown', certainty: 'possible' });
    expect(rungs(answer)).toEqual(['edge Cloudflare unknown']);
  });

  test('JSON through a gateway may be the gateway’s, and a bare 403 through Cloudflare anybody’s', () => {
    const headers = { server: 'envoy', 'content-type': 'application/json' };
    expect(refusal({ status: 403, headers, body: '{"error":"Forbidden"}' })?.layer).not.toBe('application');
    expect(refusal({ status: 403, headers: cloudflare })?.layer).toBe('unknown');
  });

  test('nginx’s own page behind Cloudflare is nginx’s, and Cloudflare was passed', () => {
    expect(rungs({ status: 403, headers: cloudflare, body: NGINX })).toEqual([
      'edge Cloudflare passed',
      'web-server nginx answered',
      'application null not-reached',
    ]);
  });

  test('a block marker of Cloudflare is Cloudflare’s', () => {
    expect(refusal({ status: 403, headers: cloudflare, body: 'error code: 1020' })).toMatchObject({
      layer: 'edge',
      product: 'Cloudflare',
      cause: 'waf-blocked',
      certainty: 'proven',
    });
  });

  test('a header that a gateway adds to its own answers alone names it, without a cause', () => {
    const answer = {
      status: 403,
      headers: { 'content-type': 'text/plain', 'x-kong-response-latency': '1' },
      body: 'no',
    };
    expect(refusal(answer)).toMatchObject({
      layer: 'gateway',
      product: 'Kong',
      cause: 'unknown',
      certainty: 'possible',
    });
  });

  test('a refusing 200 counts, by its marker', () => {
    const body =
      '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 13047512345678901234<br><br></body></html>';
    expect(refusal({ status: 200, body })).toMatchObject({ layer: 'edge', cause: 'url-rejected' });
  });

  test('of a refused preflight the preflight speaks', () => {
    expect(refusal(null, { status: 401 })).toMatchObject({ cause: 'preflight-needs-auth', layer: 'unknown' });
    expect(
      refusal(null, { status: 403, headers: { 'x-amzn-errortype': 'MissingAuthenticationTokenException' } }),
    ).toMatchObject({
      layer: 'gateway',
      product: 'AWS API Gateway',
      cause: 'route-missing',
    });
  });

  test('a preflight that passed does not speak for the refused request', () => {
    expect(refusal({ status: 403 }, { status: 204 })?.evidence).toEqual([
      { where: 'actual response status', saw: '403' },
    ]);
  });

  test('a 401 to a request without credentials lacks them', () => {
    expect(refusal({ status: 401 })).toMatchObject({ cause: 'missing-credentials', certainty: 'likely' });
  });
});

test('an answer that calls the token invalid, to a token that had expired, refused it for that', () => {
  const denials = denialsOfHar(tokenExpired);
  // A bare 401 to a token that had not expired says no more than that it may not be valid.
  const sure = denials.filter(({ refusal: found }) => found?.certainty !== 'possible');
  const causes = sure.map(({ refusal: found }) => found?.cause);
  expect(causes).toContain('token-expired');
  expect(causes).not.toContain('invalid-token');
});

test('“none came”, to a request that carried Authorization, is not proven: it may be lost, or not recognised as one', () => {
  const none = exchange({ status: 401, headers: { 'x-ms-error-code': 'NoAuthenticationInformation' } });
  const request = { ...none.request, headers: list({ authorization: 'Bearer 7c1f0a9e5d3b4e6f8a2c' }) };
  const certainty = (one: Exchange) => recognise(readCredentials(one, null), 'actual')[0]?.certainty;
  expect(certainty(none)).toBe('proven');
  expect(certainty({ ...none, request })).toBe('likely');
});

/** What is made of an answer to a request that sent this in Authorization, or that posted this body. */
function causeOf(answer: Answer, sent: { authorization?: string; url?: string; posted?: string }): string | undefined {
  const bare = exchange(answer);
  const { authorization, url = bare.request.url, posted } = sent;
  const body = posted === undefined ? null : { mimeType: 'application/json', size: posted.length, text: posted };
  const one = readCredentials(
    {
      ...bare,
      request: {
        ...bare.request,
        ...{ url, method: posted === undefined ? 'GET' : 'POST', body: body && { ...body, truncated: false } },
        headers: authorization === undefined ? [] : list({ authorization }),
      },
    },
    null,
  );
  const actual = redact(one);
  return refusalOf(recognise(actual, 'actual'), { preflight: null, actual })?.cause;
}

describe('a 401 in few words', () => {
  const basic = `Basic ${btoa('u:p')}`;

  // RFC 9110 section 11.6.1: the challenge says which schemes the server takes.
  test('to a password where a token is asked for is about the scheme; to a token where a password is, it may be about either', () => {
    const asks = (scheme: string) => ({ status: 401, headers: { 'www-authenticate': `${scheme} realm="orders"` } });
    expect(causeOf(asks('Bearer'), { authorization: basic })).toBe('wrong-auth-scheme');
    expect(causeOf(asks('Basic'), { authorization: basic })).not.toBe('wrong-auth-scheme');
    expect(causeOf(asks('Basic'), { authorization: 'Bearer abcdef0123456789' })).not.toBe('wrong-auth-scheme');
  });

  test('that explains how a bearer token is written, to a password, is about the scheme', () => {
    const answer = {
      status: 401,
      headers: { 'content-type': 'application/json' },
      body: '{"message":"Format is Authorization: Bearer [token]"}',
    };
    expect(causeOf(answer, { authorization: basic })).toBe('wrong-auth-scheme');
    expect(causeOf(answer, { authorization: 'Bearer' })).toBe('malformed-credentials');
  });

  test('to a sign-in turns down what was posted; to the making of a user it does not', () => {
    const posted = '{"name":"ada","password":"x"}';
    expect(causeOf({ status: 401 }, { url: 'https://api.example/login', posted })).toBe('invalid-token');
    expect(causeOf({ status: 401 }, { url: 'https://api.example/users', posted })).not.toBe('invalid-token');
  });

  test('that names a fault of the token behind a spaced colon is read', () => {
    const body = '{"error":{"statusCode":401,"message":"Error verifying token : jwt expired"}}';
    const answer = { status: 401, headers: { 'content-type': 'application/json' }, body };
    expect(causeOf(answer, { authorization: 'Bearer abcdef0123456789' })).toBe('token-expired');
  });
});

describe('isRefusal', () => {
  test.each([
    ['a CORS middleware’s 400', { status: 400, body: 'Disallowed CORS origin' }, true],
    ['a wrong host’s 400', { status: 400, body: 'Invalid host header' }, true],
    [
      'a refusing 200',
      {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"ok":false,"error":"missing_scope","needed":"chat:write","provided":"x"}',
      },
      true,
    ],
    ['an ordinary 404', { status: 404, body: 'Not Found' }, false],
    [
      'a validation error',
      { status: 400, headers: { 'content-type': 'application/json' }, body: '{"message":"name is too short"}' },
      false,
    ],
    ['a success', { status: 200, body: 'hello' }, false],
    [
      'a success whose CORS middleware says why it added nothing',
      { status: 200, headers: { 'x-rack-cors': 'miss; no-origin' } },
      false,
    ],
  ])('%s', (_, answer, expected) => {
    expect(isRefusal(exchange(answer))).toBe(expected);
  });
});

test('hostile bodies and challenges never throw', () => {
  for (const body of [
    '<'.repeat(65_000),
    '{'.repeat(65_000),
    '"'.repeat(65_000),
    `{"message":"${'a '.repeat(30_000)}"}`,
    '\u0000'.repeat(1000),
  ])
    for (const status of [200, 401, 403, 429])
      expect(() =>
        recognise(exchange({ status, headers: { 'www-authenticate': 'Bearer '.repeat(2000) }, body }), 'actual'),
      ).not.toThrow();
});
