import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canary, ENCODINGS, type Encoding, leakOf } from '../testing/canary.ts';
import { exchange } from '../testing/exchange.ts';
import { readCredentials } from './credentials/read.ts';
import type { Body, Exchange } from './exchange.ts';
import { redact } from './redact.ts';

const body = (mimeType: string, text: string): Body => ({ mimeType, size: text.length, text, truncated: false });
const sent = (name: string, value: string): Exchange => exchange({ request: { headers: [{ name, value }] } });
const answered = (name: string, value: string): Exchange => exchange({ response: { headers: [{ name, value }] } });
const posted = (mimeType: string, text: string): Exchange =>
  exchange({ request: { method: 'POST', body: body(mimeType, text) } });
const replied = (mimeType: string, text: string): Exchange => exchange({ response: { body: body(mimeType, text) } });
const asked = (url: string): Exchange => exchange({ request: { url } });

const JWT_HEAD = 'eyJhbGciOiJIUzI1NiJ9';
const PART = '\r\nContent-Disposition: form-data; name="';

/** Every place where a credential sits, by what it looks like on the wire. `secret` is the secret, already encoded. */
const PLACES: Readonly<Record<string, (secret: string) => Exchange>> = {
  'Authorization: Bearer': (s) => sent('Authorization', `Bearer ${s}`),
  'authorization: bearer': (s) => sent('authorization', `bearer ${s}`),
  'AUTHORIZATION, scheme twice': (s) => sent('AUTHORIZATION', `Bearer Bearer ${s}`),
  'Authorization without scheme': (s) => sent('Authorization', s),
  'Authorization of a scheme of its own': (s) => sent('Authorization', `Acme ${s}`),
  'Authorization: Basic': (s) => sent('Authorization', `Basic ${btoa(`us:${s}`)}`),
  'Authorization: JWT': (s) =>
    sent('Authorization', `Bearer ${JWT_HEAD}.${ENCODINGS.base64url(`{"x":"${s}"}`)}.${ENCODINGS.base64url(s)}`),
  'Authorization: Digest response': (s) =>
    sent(
      'Authorization',
      `Digest username="u", realm="r", nonce="n", uri="/a?token=${s}", response="${s}", cnonce="${s}"`,
    ),
  'Authorization: SigV4': (s) =>
    sent(
      'Authorization',
      `AWS4-HMAC-SHA256 Credential=${s}/20261121/eu-west-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=${s}`,
    ),
  'Proxy-Authorization': (s) => sent('Proxy-Authorization', `Negotiate ${s}`),
  'X-Api-Key': (s) => sent('X-Api-Key', s),
  'x-api-key with a word before': (s) => sent('x-api-key', `live ${s}`),
  'X-AUTH-TOKEN': (s) => sent('X-AUTH-TOKEN', s),
  'X-Acme-Client-Secret': (s) => sent('X-Acme-Client-Secret', s),
  'ocp-apim-subscription-key': (s) => sent('ocp-apim-subscription-key', s),
  'X-CSRF-Token': (s) => sent('X-CSRF-Token', s),
  DPoP: (s) => sent('DPoP', `${JWT_HEAD}.${s}.${s}`),
  Cookie: (s) => sent('Cookie', `theme=dark; SID=${s}; a="${s}"`),
  'COOKIE without a name': (s) => sent('COOKIE', s),
  'Set-Cookie': (s) => answered('Set-Cookie', `sid=${s}; Path=/; HttpOnly`),
  'set-cookie with a comma and a strange attribute': (s) =>
    answered('set-cookie', `a=1; Path=/, b=${s}; Foo=${s}; ${s}`),
  'Sec-WebSocket-Protocol': (s) => sent('Sec-WebSocket-Protocol', `bearer, ${s}`),
  'header of no known name': (s) => sent('X-Whatever', s),
  'header with a pair inside': (s) => sent('X-Debug', `user=1;token=${s}`),
  'Referer query': (s) => sent('Referer', `https://app.example/reset?reset_token=${s}`),
  'Location fragment': (s) => answered('Location', `https://app.example/cb#access_token=${s}&token_type=bearer`),
  'location userinfo': (s) => answered('location', `https://user:${s}@api.example/`),
  Link: (s) => answered('Link', `</orders?api_key=${s}>; rel="next"`),
  'WWW-Authenticate nonce': (s) => answered('WWW-Authenticate', `Digest realm="r", nonce="${s}", opaque="${s}"`),
  'www-authenticate token': (s) => answered('www-authenticate', `Negotiate ${s}`),
  'URL userinfo': (s) => asked(`https://user:${s}@api.example/`),
  'URL query': (s) => asked(`https://api.example/a?ACCESS_TOKEN=${s}&x=1`),
  'URL query, random value of a harmless name': (s) => asked(`https://api.example/a?q=${s}`),
  'URL query, inside another URL': (s) =>
    asked(`https://api.example/a?next=${encodeURIComponent(`https://b.example/?code=${s}`)}`),
  'URL query, inside JSON': (s) =>
    asked(`https://api.example/a?variables=${encodeURIComponent(`{"password":"${s}"}`)}`),
  'URL path': (s) => asked(`https://api.example/reset/${s}/confirm`),
  'URL path parameter': (s) => asked(`https://api.example/a;jsessionid=${s}?x=1`),
  'page fragment': (s) => exchange({ page: `https://app.example/#id_token=${s}` }),
  'page route fragment': (s) => exchange({ page: `https://app.example/#/invite/${s}?token=${s}` }),
  'initiator URL': (s) =>
    exchange({
      initiator: {
        type: 'script',
        requestId: null,
        url: `https://app.example/a.js?sig=${s}`,
        lineNumber: 1,
        worker: false,
      },
    }),
  redirectUrl: (s) => exchange({ response: { redirectUrl: `/login?ticket=${s}` } }),
  'JSON field': (s) => posted('application/json', `{"user":"u","Password":"${s}"}`),
  'JSON list below a secret name': (s) => posted('application/json', `{"tokens":[{"value":"${s}"},"${s}"]}`),
  'JSON in JSON': (s) => posted('application/json', JSON.stringify({ body: JSON.stringify({ client_secret: s }) })),
  'JSON cut in the middle': (s) => posted('application/json', `{"a":[1,{"refreshToken" : "${s}`),
  'JSON as text': (s) => posted('text/plain;charset=UTF-8', ` {"apiKey":"${s}"}`),
  'JSON answer': (s) => replied('application/problem+json', `{"detail":"no","session":{"id":"${s}"}}`),
  'GraphQL argument': (s) =>
    posted('application/json', JSON.stringify({ query: `mutation { login(password: "${s}") { id } }` })),
  'GraphQL variable': (s) =>
    posted(
      'application/graphql+json',
      JSON.stringify({ query: 'mutation($p: String!) { a }', variables: { pin_code: s } }),
    ),
  'form field': (s) => posted('application/x-www-form-urlencoded', `user=u&PASSWORD=${s}&x=1`),
  'form field of a harmless name': (s) => posted('application/x-www-form-urlencoded', `user=u&note=${s}`),
  'multipart field': (s) =>
    posted(
      'multipart/form-data; boundary=b1',
      `--b1${PART}user"\r\n\r\nu\r\n--b1${PART}Access_Token"\r\n\r\n${s}\r\n--b1--\r\n`,
    ),
  'multipart file': (s) =>
    posted(
      'multipart/form-data; boundary=b1',
      `--b1${PART}f"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n${s}\r\n--b1--\r\n`,
    ),
  'multipart file name': (s) =>
    posted('multipart/form-data; boundary=b1', `--b1${PART}f"; filename="${s}.txt"\r\n\r\nx\r\n--b1--\r\n`),
  'multipart cut in the middle': (s) => posted('multipart/form-data', `--b1${PART}password"\r\n\r\n${s}`),
  'XML element': (s) => posted('application/xml', `<Login><ns:Password type="a">${s}</ns:Password></Login>`),
  'XML below a secret element': (s) => posted('text/xml', `<a><Credentials><k>${s}</k></Credentials></a>`),
  'XML CDATA': (s) => posted('application/soap+xml', `<a><Secret><![CDATA[${s}]]></Secret></a>`),
  'XML attribute': (s) => posted('text/xml', `<user session-token="${s}"/>`),
  'HTML hidden input': (s) =>
    replied('text/html', `<form><input value="${s}" type=hidden name=authenticity_token></form>`),
  'HTML meta': (s) => replied('text/html', `<meta content='${s}' name='csrf-token'>`),
  'HTML script': (s) => replied('text/html', `<script>window.config = { apiToken: '${s}', a: 1 };</script>`),
  'text with a pair': (s) => replied('text/plain', `login failed: password=${s} at line 3`),
  'text with a header': (s) => replied('text/plain', `> Authorization: Bearer ${s}\n> Accept: */*`),
  'text with a random string': (s) => replied('text/plain', `something ${s} happened`),
  'unknown bytes': (s) => posted('application/octet-stream', s),
  'protocol buffers': (s) => posted('application/grpc-web+proto', `\u0000\u0001\n ${s}`),
  PEM: (s) => replied('text/plain', `-----BEGIN PRIVATE KEY-----\n${s}\n-----END PRIVATE KEY-----`),
  'error text': (s) => exchange({ error: `failed with token=${s}` }),
  'reason phrase': (s) => exchange({ response: { statusText: `Bad token ${s}` } }),
  'password repeated in an answer': (s) =>
    exchange({
      request: { headers: [{ name: 'Cookie', value: `sid=${s}` }] },
      response: { body: body('application/json', JSON.stringify({ message: `no session (${s})` })) },
    }),
};

const encodings = Object.keys(ENCODINGS) as Encoding[];

describe('no twelve characters of a credential survive capture', () => {
  for (const [place, put] of Object.entries(PLACES)) {
    test(place, () => {
      fc.assert(
        fc.property(canary, fc.constantFrom(...encodings), (secret, encoding) => {
          const raw = put(ENCODINGS[encoding](secret));
          expect(leakOf(secret, put(secret)), 'the canary is planted').not.toBeNull();
          expect(leakOf(secret, redact(readCredentials(raw, null))), `as ${encoding}`).toBeNull();
        }),
        { numRuns: 30 },
      );
    }, 60_000);
  }
});

test('redacting twice is redacting once', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(PLACES)),
      canary,
      fc.constantFrom(...encodings),
      (place, secret, encoding) => {
        const put = PLACES[place] ?? exchange;
        const once = redact(readCredentials((put as (s: string) => Exchange)(ENCODINGS[encoding](secret)), null));
        expect(redact(once)).toEqual(once);
      },
    ),
    { numRuns: 500 },
  );
}, 60_000);
