import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { encode, fingerprint, JWT, withHeaders } from '../../testing/credentials.ts';
import { exchange } from '../../testing/exchange.ts';
import type { Credential } from '../exchange.ts';
import { readCredentials } from './read.ts';

const withUrl = (url: string): readonly Credential[] =>
  readCredentials(exchange({ request: { url } }), fingerprint).credentials;
const withBody = (mimeType: string, text: string): readonly Credential[] =>
  readCredentials(exchange({ request: { body: { mimeType, text, size: null, truncated: false } } }), fingerprint)
    .credentials;
describe('other headers', () => {
  test('API keys, proxy credentials, proofs and tokens in headers of their own', () => {
    const found = withHeaders(
      ['X-Api-Key', 'abcdef1234567890'],
      ['x-goog-api-key', `AIza${'a1B2c'.repeat(7)}`],
      ['Proxy-Authorization', 'Basic dTpw'],
      ['X-Custom', JWT],
      ['X-Access-Token', JWT],
      [
        'DPoP',
        `${encode({ typ: 'dpop+jwt', alg: 'ES256', jwk: { x: 'secret' } })}.${encode({ jti: 'j', htm: 'POST', htu: 'https://api.example/a?x=1', iat: 1 })}.c2ln`,
      ],
      ['Accept', 'application/json'],
      ['X-Request-Id', '0123456789abcdef'],
    );
    expect(found.map(({ kind, where, label }) => [kind, where, label])).toEqual([
      ['api-key', 'request header x-api-key', null],
      ['api-key', 'request header x-goog-api-key', 'Google API key'],
      ['basic', 'request header proxy-authorization', null],
      ['jwt', 'request header x-custom', null],
      ['jwt', 'request header x-access-token', null],
      ['dpop', 'request header dpop', null],
    ]);
    expect(found.at(-1)).toMatchObject({
      header: { typ: 'dpop+jwt', alg: 'ES256' },
      claims: { htm: 'POST', htu: 'https://api.example/a?x=[parameter:1]' },
    });
  });

  test('WebSocket sub-protocols: the token, not the names', () => {
    expect(withHeaders(['Sec-WebSocket-Protocol', `graphql-ws, bearer, ${JWT}`])).toMatchObject([
      { kind: 'jwt', where: 'request header sec-websocket-protocol' },
    ]);
    expect(withHeaders(['Sec-WebSocket-Protocol', 'graphql-ws, chat'])).toEqual([]);
  });
});

describe('URLs and bodies', () => {
  test('tokens and keys in the query, userinfo before the host', () => {
    expect(
      withUrl(`https://user:pw@api.example/a?ACCESS_TOKEN=${JWT}&api_key=abcdef123456&q=1&code=xyz`).map(
        ({ kind, where }) => [kind, where],
      ),
    ).toEqual([
      ['basic', 'request url'],
      ['jwt', 'request query access_token'],
      ['api-key', 'request query api_key'],
    ]);
  });

  test.each([
    [
      'AWS presigned URL',
      '?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bb',
      { 'x-amz-expires': '86400', region: 'us-east-1' },
    ],
    [
      'Azure shared access signature',
      '?sv=2022-11-02&sp=r&se=2026-11-21T00%3A00%3A00Z&sig=abc%3D',
      { sp: 'r', se: '2026-11-21T00:00:00Z' },
    ],
    [
      'CloudFront signed URL',
      '?Expires=1300819380&Signature=abc~&Key-Pair-Id=K2JCJMDEHXQW5F',
      { expires: '1300819380' },
    ],
    [
      'Google Cloud Storage signed URL',
      '?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Credential=a%40b.iam.gserviceaccount.com%2F20130524%2Fauto%2Fstorage%2Fgoog4_request&X-Goog-Date=20130524T000000Z&X-Goog-Expires=900&X-Goog-SignedHeaders=host&X-Goog-Signature=247a',
      { 'x-goog-expires': '900', service: 'storage' },
    ],
  ])('%s is one credential, with what is no secret', (label, query, parts) => {
    const found = withUrl(`https://files.example/a.txt${query}`);
    expect(found).toMatchObject([{ kind: 'signed-url', label, parts }]);
    expect(JSON.stringify(found)).not.toMatch(/AKIA|aeeed9bb|247a|K2JCJ|abc/);
  });

  test('forms and JSON, at any depth', () => {
    expect(
      withBody(
        'application/x-www-form-urlencoded',
        `grant_type=refresh_token&refresh_token=abcdef123456&client_secret=s3cr3tvalue`,
      ).map(({ kind, label }) => [kind, label]),
    ).toEqual([
      ['opaque-token', 'refresh_token'],
      ['api-key', 'client_secret'],
    ]);
    expect(
      withBody(
        'application/json',
        JSON.stringify({ auth: { accessToken: JWT }, list: [{ apiKey: 'abcdef123456' }], note: 'hello' }),
      ).map(({ kind, label, where }) => [kind, label, where]),
    ).toEqual([
      ['jwt', 'accessToken', 'request body'],
      ['api-key', 'apiKey', 'request body'],
    ]);
    expect(withBody('application/json', '{"accessToken": ')).toEqual([]);
  });

  test('of a password nothing but its length is known', () => {
    const [credential] = withBody('application/json', '{"user":"u","password":"hunter2-hunter2"}');
    expect(credential).toMatchObject({ kind: 'unknown', label: 'password', length: 15 });
    expect(credential?.fingerprint).not.toBe(fingerprint('hunter2-hunter2'));
  });

  test('a SAML response says who speaks to whom', () => {
    const xml =
      '<samlp:Response Destination="https://sp.example/acs"><saml:Issuer>https://idp.example</saml:Issuer><saml:Conditions NotBefore="2026-11-21T20:00:00Z" NotOnOrAfter="2026-11-21T20:05:00Z"><saml:AudienceRestriction><saml:Audience>https://sp.example</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:NameID>jane</saml:NameID></samlp:Response>';
    const found = withBody(
      'application/x-www-form-urlencoded',
      new URLSearchParams({ SAMLResponse: btoa(xml) }).toString(),
    );
    expect(found).toMatchObject([
      {
        kind: 'saml',
        parts: {
          issuer: 'https://idp.example',
          audience: 'https://sp.example',
          destination: 'https://sp.example/acs',
          notOnOrAfter: '2026-11-21T20:05:00Z',
        },
      },
    ]);
    expect(JSON.stringify(found)).not.toContain('jane');
  });

  test('a SAML request in a URL is deflated', () => {
    const xml =
      '<samlp:AuthnRequest Destination="https://idp.example/sso"><saml:Issuer>https://sp.example</saml:Issuer></samlp:AuthnRequest>';
    const deflated = btoa(String.fromCharCode(...deflateSync(new TextEncoder().encode(xml))));
    const url = `https://idp.example/sso?${new URLSearchParams({ SAMLRequest: deflated })}`;
    expect(withUrl(url)).toMatchObject([
      { kind: 'saml', parts: { issuer: 'https://sp.example', destination: 'https://idp.example/sso' } },
    ]);
  });
});

test('the same token has the same fingerprint wherever it is', () => {
  const prints = [
    ...withHeaders(['Authorization', `Bearer ${JWT}`], ['Cookie', `t=${JWT}`], ['X-Access-Token', JWT]),
    ...withUrl(`https://api.example/?token=${JWT}`),
    ...withBody('application/json', JSON.stringify({ token: JWT })),
  ].map((credential) => credential.fingerprint);
  expect(prints).toHaveLength(5);
  expect(new Set(prints)).toEqual(new Set([fingerprint(JWT)]));
});

test('without a key there is no fingerprint', () => {
  const { credentials } = readCredentials(
    exchange({ request: { headers: [{ name: 'Authorization', value: `Bearer ${JWT}` }] } }),
    null,
  );
  expect(credentials[0]?.fingerprint).toBeNull();
});

test('whatever a request carries, reading does not throw', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(JWT, `Bearer ${JWT}`, 'Digest a=', 'AWS4-HMAC-SHA256 ', '{"token":', 'a=%', '%%%', 'Basic \u0000'),
  );
  const name = fc.constantFrom(
    'Authorization',
    'Cookie',
    'DPoP',
    'X-Api-Key',
    'X-XSRF-TOKEN',
    'Sec-WebSocket-Protocol',
    'X-Other',
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(name, text)),
      text,
      text,
      fc.constantFrom('application/json', 'application/x-www-form-urlencoded', ''),
      (headers, query, body, mimeType) => {
        const raw = exchange({
          request: {
            url: `https://api.example/?${query}`,
            headers: headers.map(([n, value]) => ({ name: n, value })),
            body: { mimeType, text: body, size: null, truncated: false },
          },
        });
        const { credentials } = readCredentials(raw, fingerprint);
        expect(credentials.every(({ where }) => where.startsWith('request '))).toBe(true);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);
