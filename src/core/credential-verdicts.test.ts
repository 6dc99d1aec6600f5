import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encode, tokenOf } from '../testing/credentials.ts';
import { firefox, harOf, type Lines } from '../testing/entries.ts';
import { analyzeHar } from './pipeline.ts';

/** The capture begins at 2026-11-21 21:12:00 UTC. */
const NOW = Date.parse('2026-11-21T21:12:00Z') / 1000;
const ORDERS = 'https://api.example/orders';

/** What is said of a request that was refused: each rule with its certainty and sentence. */
function said(plan: object, status = 401, answer: Lines = {}): readonly string[] {
  const entry = firefox.sent({ origin: null, mode: null, url: ORDERS, status, answer, ...plan });
  const [denial] = analyzeHar(harOf(firefox, [entry])).denials;
  return (denial?.diagnoses ?? []).map(({ rule, certainty, sentence }) => `${rule}, ${certainty}: ${sentence}`);
}
const bearer = (claims: object) => ({ headers: { Authorization: `Bearer ${tokenOf(claims)}` } });
const at = (seconds: number) => new Date((NOW + seconds) * 1000).toISOString().replace(/[-:]|\.\d+/g, '');

describe('a token', () => {
  test('that has expired is told with how long it was made to live', () => {
    expect(said(bearer({ iat: NOW - 1_200, exp: NOW - 300 }))[0]).toMatch(
      /^token-expired, likely: Your token expired 5 minutes before the request.* It was made to live for 15 minutes\.$/,
    );
  });

  test('that is an ID token or a refresh token is named', () => {
    const lasting = { exp: NOW + 900 };
    const wrong = /^invalid-token, likely: This GET carried (an ID|a refresh) token in place of an access token/;
    expect(said(bearer({ ...lasting, aud: 'web', at_hash: 'x9' }))[0]).toMatch(wrong);
    expect(said(bearer({ ...lasting, token_use: 'id' }))[0]).toMatch(wrong);
    expect(said(bearer({ ...lasting, typ: 'Refresh' }))[0]).toMatch(wrong);
    expect(said(bearer({ ...lasting, typ: 'Bearer', scope: 'orders' })).join()).not.toMatch(/in place of/);
    expect(said(bearer({ ...lasting, scope: 'openid', at_hash: 'x9' })).join()).not.toMatch(/in place of/);
  });

  test('without a scheme before it', () => {
    const bare = { headers: { Authorization: tokenOf({ exp: NOW + 900 }) } };
    const sentence =
      /^wrong-auth-scheme, likely: This GET sent the bare token in Authorization, without Bearer before it/;
    expect(said(bare, 401, { 'WWW-Authenticate': 'Bearer' })).toEqual([expect.stringMatching(sentence)]);
    expect(said({ headers: { Authorization: 'lin_0f8a' } }).join(), 'an API of its own').not.toMatch(/bare token/);
  });

  test('in another place than the challenge asks for', () => {
    const query = { url: `${ORDERS}?access_token=${tokenOf({ exp: NOW + 900 })}` };
    expect(said(query, 401, { 'WWW-Authenticate': 'Bearer' })[0]).toMatch(
      /^missing-credentials, likely: api\.example asks for Bearer in Authorization; this GET carried its token in query access_token\.$/,
    );
    expect(said(query).join(), 'nothing asks for another place').not.toMatch(/asks for/);
  });
});

describe('what is signed with a time', () => {
  const expired = (what: string, when: string) =>
    expect.stringMatching(new RegExp(`^token-expired, likely: The ${what} of this \\w+ had expired ${when} before`));
  const s3 = (date: string, length: number) => ({
    url: `https://b.s3.eu-west-1.amazonaws.com/f?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA%2F20261121%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=${date}&X-Amz-Expires=${length}&X-Amz-SignedHeaders=host&X-Amz-Signature=00`,
  });

  test('a presigned URL of S3, and of Google Cloud Storage', () => {
    expect(said(s3(at(-3_600), 600), 403)).toContainEqual(expired('signed URL', '50 minutes'));
    expect(said(s3(at(-60), 600), 403).join()).not.toMatch(/had expired/);
    const google = `https://storage.googleapis.com/b/f?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Credential=a&X-Goog-Date=${at(-7_200)}&X-Goog-Expires=3600&X-Goog-SignedHeaders=host&X-Goog-Signature=00`;
    expect(said({ url: google }, 400)).toEqual([]);
    expect(said({ url: google }, 403)).toContainEqual(expired('signed URL', '1 hour'));
  });

  test('a shared access signature, and a signed URL of CloudFront', () => {
    const sas = (end: string) => `https://a.blob.core.windows.net/c/f?sv=2024-11-04&se=${end}&sr=b&sp=r&sig=00`;
    expect(said({ url: sas('2026-11-21T20%3A12%3A00Z') }, 403)).toContainEqual(expired('signed URL', '1 hour'));
    expect(said({ url: sas('2026-11-22T20%3A12%3A00Z') }, 403).join()).not.toMatch(/had expired/);
    const cloudfront = `https://d1.cloudfront.net/f?Expires=${NOW - 120}&Signature=00&Key-Pair-Id=K1`;
    expect(said({ url: cloudfront }, 403)).toContainEqual(expired('signed URL', '2 minutes'));
  });
});

describe('a signature of AWS', () => {
  const signed = (scope: string, headers: string, more: object = {}) => ({
    url: 'https://abc.execute-api.eu-west-1.amazonaws.com/prod/orders',
    headers: {
      Authorization: `AWS4-HMAC-SHA256 Credential=AKIA/${scope}/aws4_request, SignedHeaders=${headers}, Signature=00`,
      'X-Amz-Date': at(0),
      ...more,
    },
  });
  const has = (words: string) => expect.stringMatching(new RegExp(`^invalid-signature, likely: .* has ${words}`));

  test('for another region, or for another day', () => {
    expect(said(signed('20261121/us-east-1/execute-api', 'host;x-amz-date'), 403)).toContainEqual(
      has('the region us-east-1 in the credential scope'),
    );
    expect(said(signed('20261120/eu-west-1/execute-api', 'host;x-amz-date'), 403)).toContainEqual(
      has('the day 20261120 in the credential scope'),
    );
  });

  test('with a signed header that was not sent', () => {
    expect(said(signed('20261121/eu-west-1/execute-api', 'content-type;host;x-amz-date'), 403)).toContainEqual(
      has('signs content-type'),
    );
  });

  test('that agrees with the request is no fault', () => {
    const right = signed('20261121/eu-west-1/execute-api', 'host;x-amz-date');
    expect(said(right, 403).join()).not.toMatch(/invalid-signature/);
  });
});

describe('a DPoP proof', () => {
  /** https://www.rfc-editor.org/rfc/rfc9449#section-7.1: a token, and its hash. */
  const TOKEN = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
  const ath = 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo';
  const proof = (claims: object) => ({
    headers: {
      Authorization: `DPoP ${TOKEN}`,
      DPoP: tokenOf({ jti: 'j', htm: 'GET', htu: ORDERS, iat: NOW, ath, ...claims }),
    },
  });
  const has = (words: string) =>
    expect.stringMatching(new RegExp(`^invalid-token, likely: The DPoP proof of this GET ${words}`));

  test('for another method, another URL, or of long ago', () => {
    expect(said(proof({ htm: 'POST' }))).toContainEqual(has('has htm POST'));
    expect(said(proof({ htu: 'https://api.example/users' }))).toContainEqual(has('has htu https://api.example/users'));
    expect(said(proof({ iat: NOW - 3_600 }))).toContainEqual(has('has iat 2026-11-21T20:12:00.000Z'));
  });

  test('for another token, or for none', () => {
    expect(said(proof({ ath: ath.replace('fU', 'gU') }))).toContainEqual(has('has ath of another token'));
    expect(said(proof({ ath: undefined }))).toContainEqual(has('has no ath'));
  });

  test('by another key than the one that the token is bound to', () => {
    const token = tokenOf({ exp: NOW + 900, cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } });
    const hash = createHash('sha256').update(token).digest('base64url');
    const claims = encode({ jti: 'j', htm: 'GET', htu: ORDERS, iat: NOW, ath: hash });
    const jwk = { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' };
    const DPoP = `${encode({ typ: 'dpop+jwt', alg: 'ES256', jwk })}.${claims}.c2lnbmF0dXJl`;
    expect(said({ headers: { Authorization: `DPoP ${token}`, DPoP } })).toContainEqual(
      has('has another key than cnf.jkt of the token'),
    );
  });

  test('that is missing', () => {
    expect(said({ headers: { Authorization: `DPoP ${tokenOf({ exp: NOW + 900 })}` } })).toContainEqual(
      has('is missing'),
    );
  });

  test('that is of this request is no fault; query and fragment do not count', () => {
    expect(said(proof({})).join()).not.toMatch(/DPoP proof/);
    expect(said({ ...proof({}), url: `${ORDERS}?page=2` }).join()).not.toMatch(/DPoP proof/);
  });
});
