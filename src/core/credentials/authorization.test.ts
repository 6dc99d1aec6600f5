import { describe, expect, test } from 'vitest';
import { faultsOf, fingerprint, JWT, withHeaders } from '../../testing/credentials.ts';

describe('Authorization', () => {
  test('a JWT is decoded, its personal claims masked', () => {
    expect(withHeaders(['authorization', `Bearer ${JWT}`])).toEqual([
      {
        kind: 'jwt',
        where: 'request header authorization',
        scheme: 'Bearer',
        label: null,
        header: { alg: 'HS256', typ: 'JWT' },
        claims: { sub: 'u1', scope: 'orders:read', email: '[claim:17]' },
        length: JWT.length,
        fingerprint: fingerprint(JWT),
        faults: [],
      },
    ]);
  });

  test.each([
    ['Bearer 0123456789abcdef0123456789abcdef', 'opaque-token', 'Bearer', null],
    [`Bearer ghp_${'a1B2'.repeat(9)}`, 'opaque-token', 'Bearer', 'GitHub personal access token'],
    ['Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==', 'basic', 'Basic', null],
    ['Negotiate YIIJvwYGKwYBBQUCoIIJszCCCa', 'negotiate', 'Negotiate', null],
    ['ApiKey abcdef123456', 'api-key', 'ApiKey', null],
    ['Token abcdef123456', 'opaque-token', 'Token', null],
    ['Acme abcdef123456', 'unknown', 'Acme', null],
    ['abcdef1234567890', 'opaque-token', null, null],
    [`DPoP ${JWT}`, 'jwt', 'DPoP', null],
  ])('%s', (value, kind, scheme, label) => {
    expect(withHeaders(['Authorization', value])).toMatchObject([
      { kind, scheme, label, where: 'request header authorization' },
    ]);
  });

  test('Digest shows what is no secret: https://www.rfc-editor.org/rfc/rfc7616#section-3.9.1', () => {
    const value =
      'Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, response="8ca523f5e9506fed4657c9700eebdbec"';
    expect(withHeaders(['Authorization', value])).toMatchObject([
      { kind: 'digest', parts: { realm: 'http-auth@example.org', algorithm: 'MD5', qop: 'auth', nc: '00000001' } },
    ]);
    expect(JSON.stringify(withHeaders(['Authorization', value]))).not.toMatch(/Mufasa|7ypf|8ca523/);
  });

  test('SigV4 shows day, region, service and signed headers', () => {
    const value =
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-date,Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024';
    const [credential] = withHeaders(['Authorization', value]);
    expect(credential).toMatchObject({
      kind: 'sigv4',
      faults: [],
      parts: { date: '20130524', region: 'us-east-1', service: 's3', SignedHeaders: 'host;range;x-amz-date' },
    });
    expect(JSON.stringify(credential)).not.toMatch(/AKIA|fe5f80/);
    expect(faultsOf(withHeaders(['Authorization', 'AWS4-HMAC-SHA256 Credential=a/b/c/d/e']))).toEqual([
      'truncated',
      'truncated',
    ]);
  });

  test.each([
    ['Bearer undefined', ['literal-undefined']],
    ['Bearer null', ['literal-null']],
    ['Bearer', ['empty']],
    ['Bearer [object Object]', ['unencoded-placeholder', 'white-space']],
    ['Bearer {{token}}', ['unencoded-placeholder']],
    ['Bearer ${TOKEN}', ['unencoded-placeholder']],
    ['Bearer YOUR_ACCESS_TOKEN', ['unencoded-placeholder']],
    [`Bearer Bearer ${JWT}`, ['doubled-scheme']],
    [`Bearer "${JWT}"`, ['quoted']],
    [`Bearer  ${JWT}`, ['white-space']],
    [`Bearer ${JWT.slice(0, 30)} ${JWT.slice(30)}`, ['white-space', 'not-base64url']],
    [`Bearer ${JWT}\\n`, ['line-break', 'not-base64url']],
    [`Bearer ${JWT}%0A`, ['line-break', 'not-base64url']],
    [`bearer ${JWT}`, ['lower-case-scheme']],
    [`Bearer ${JWT.slice(0, 60)}`, ['truncated', 'not-json']],
    ['Basic not base64!', ['white-space', 'not-base64']],
    [`Basic ${btoa('nocolon')}`, ['no-colon']],
    [`Basic ${btoa('undefined:undefined')}`, ['literal-undefined']],
    [`Bearer ${JWT}`, []],
  ])('%s has the faults %j', (value, faults) => {
    expect(faultsOf(withHeaders(['Authorization', value]))).toEqual(faults);
  });

  test('of a doubled scheme and of quotes the token inside is still read', () => {
    expect(withHeaders(['Authorization', `Bearer Bearer ${JWT}`])).toMatchObject([
      { kind: 'jwt', claims: { sub: 'u1' } },
    ]);
    expect(withHeaders(['Authorization', `Bearer "${JWT}"`])).toMatchObject([{ kind: 'jwt', claims: { sub: 'u1' } }]);
  });
});
