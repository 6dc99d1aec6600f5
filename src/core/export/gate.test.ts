import { describe, expect, test } from 'vitest';
import { encode } from '../../testing/credentials.ts';
import { har } from '../../testing/har-canary.ts';
import { analyzeHar } from '../pipeline.ts';
import type { Report } from '../report-schema.ts';
import { countMasks } from './count-masks.ts';
import { forExport } from './gate.ts';

const TOKEN = `${encode({ alg: 'RS256', kid: 'k1' })}.${encode({ iss: 'https://idp.example', sub: 'u1', aud: 'api', scope: 'orders:read', exp: 1795292000, email: 'jane@corp.example', nick: 'jd' })}.c2lnbmF0dXJl`;

const exported = (entry: Parameters<typeof har>[0]) => {
  const [denial] = forExport(analyzeHar(har(entry))).denials;
  if (denial === undefined) throw new Error('no denial');
  return denial;
};

const headersOf = (
  denial: ReturnType<typeof exported>,
  side: 'request' | 'response',
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (denial.exchanges.at(-1)?.[side]?.headers ?? []).map(({ name, value }) => [name.toLowerCase(), value]),
  );

describe('what the person who fixes it still reads', () => {
  const denial = exported({
    url: 'https://api.example/orders/12345/items/7c9e6679-7425-40de-944b-e07fc1f90ae7?expand=customer&page=2',
    sent: {
      Authorization: `Bearer ${TOKEN}`,
      'X-Tenant': 'acme-gmbh',
      Cookie: 'sid=abc; theme=dark',
      'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0',
    },
    answered: {
      'X-Request-Id': '8f3K2m9QxZLp1v77aB3dE6gH',
      'cf-ray': '8f3c2a1b4d5e6f70-FRA',
      'X-Internal-Node': 'node-17.prod',
      'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="orders:write"',
    },
    content: { text: '{"message":"Forbidden","user":"jane","ids":[1,123456]}' },
  });

  test('names of all headers, and values of CORS, HTTP and correlation ids', () => {
    expect(headersOf(denial, 'request')).toMatchObject({
      origin: 'https://app.example',
      'content-type': 'application/json',
      authorization: `Bearer [jwt:${TOKEN.length}]`,
      cookie: 'sid=[cookie:3]; theme=[cookie:4]',
      'x-tenant': '[header:9]',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0',
    });
    expect(headersOf(denial, 'response')).toMatchObject({
      server: 'nginx',
      date: 'Sat, 21 Nov 2026 20:15:00 GMT',
      'access-control-allow-origin': 'https://app.example',
      'x-request-id': '8f3K2m9QxZLp1v77aB3dE6gH',
      'cf-ray': '8f3c2a1b4d5e6f70-FRA',
      'x-internal-node': '[header:12]',
      'www-authenticate': 'Bearer error="insufficient_scope", scope="orders:write"',
    });
  });

  test('host, path, numbers and UUIDs of the URL, and the names of its parameters', () => {
    const url =
      'https://api.example/orders/12345/items/7c9e6679-7425-40de-944b-e07fc1f90ae7?expand=[parameter:8]&page=[parameter:1]';
    expect(denial.request).toMatchObject({ method: 'PUT', url, origin: 'https://app.example' });
  });

  test('ids that find the line in a log', () => {
    expect(denial.correlationIds).toEqual(
      expect.arrayContaining([
        { name: 'x-request-id', value: '8f3K2m9QxZLp1v77aB3dE6gH', on: 'actual' },
        { name: 'cf-ray', value: '8f3c2a1b4d5e6f70-FRA', on: 'actual' },
      ]),
    );
  });

  test('technical claims, and that there were others', () => {
    expect(denial.credentials[0]).toMatchObject({
      kind: 'jwt',
      scheme: 'Bearer',
      header: { alg: 'RS256', kid: 'k1' },
      claims: {
        iss: 'https://idp.example',
        sub: 'u1',
        aud: 'api',
        scope: 'orders:read',
        exp: 1795292000,
        email: '[claim:17]',
        nick: '[claim:2]',
      },
    });
  });

  test('the shape of a JSON body, its names and short numbers', () => {
    expect(denial.exchanges.at(-1)?.response?.body?.text).toBe(
      '{"message":"Forbidden","user":"[body:4]","ids":[1,"[body:6]"]}',
    );
  });

  test('the scopes that are missing', () => {
    expect(denial.scopeDelta).toMatchObject({
      has: ['orders:read'],
      wants: ['orders:write'],
      missing: ['orders:write'],
    });
    expect(denial.diagnoses[0]).toMatchObject({ rule: 'insufficient-scope' });
  });
});

test('of a body that a diagnosis quotes, the quote stands where it stood', () => {
  const text =
    '<html><head><title>403 Forbidden</title></head>\n<body>\n<center><h1>403 Forbidden</h1></center>\n<hr><center>nginx/1.22.1</center>\n<p>account 4711 of Jane</p></body>\n</html>';
  const denial = exported({ content: { mimeType: 'text/html', text } });
  const shown = denial.exchanges.at(-1)?.response?.body?.text;
  expect(shown).toContain('<center><h1>403 Forbidden</h1></center>');
  expect(shown).not.toMatch(/4711|Jane/);
});

test('boundaries that browsers make stay: CORS judges the whole Content-Type', () => {
  const type = 'multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW1';
  expect(headersOf(exported({ sent: { 'Content-Type': type } }), 'request')['content-type']).toBe(type);
});

describe('the count of masks', () => {
  const report: Report = analyzeHar(har({ sent: { Cookie: 'a=1; b=2', 'X-A': 'x', Authorization: 'Bearer abcdef' } }));

  test('is the number of masks in the report, by kind', () => {
    const result = forExport(report);
    const { redactions, ...rest } = result;
    const found = JSON.stringify(rest).match(/\[[a-z-]+:\d+\]/g) ?? [];
    expect(redactions.count).toBe(found.length);
    expect(redactions.kinds).toMatchObject({ cookie: 2, header: 1 });
    expect(Object.values(redactions.kinds).reduce((a, b) => a + b, 0)).toBe(redactions.count);
  });

  test('is nothing where nothing is masked', () => {
    expect(countMasks({ ...report, denials: [], groups: [] })).toEqual({ count: 0, kinds: {} });
  });
});

test('what an export adds to the report leaves the report as it was', () => {
  const report = analyzeHar(har({ url: 'https://api.example/a?b=c' }));
  const before = structuredClone(report);
  forExport(report);
  expect(report).toEqual(before);
});
