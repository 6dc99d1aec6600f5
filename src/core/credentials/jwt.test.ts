import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeToken, looksLikeJwt } from './jwt.ts';

const encode = (value: unknown): string =>
  btoa(typeof value === 'string' ? value : JSON.stringify(value))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const faultsOf = (token: string) => decodeToken(token).faults.map(({ fault }) => fault);

const HEADER = encode({ alg: 'HS256', typ: 'JWT' });
const CLAIMS = encode({ sub: '1', exp: 1300819380 });

describe('vectors of the standards', () => {
  test('a signed token: https://www.rfc-editor.org/rfc/rfc7519#section-3.1', () => {
    const token =
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    expect(decodeToken(token)).toEqual({
      header: { typ: 'JWT', alg: 'HS256' },
      claims: { iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true },
      faults: [],
    });
  });

  test('an unsecured token: https://www.rfc-editor.org/rfc/rfc7519#section-6.1', () => {
    const token =
      'eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.';
    expect(decodeToken(token)).toMatchObject({ header: { alg: 'none' }, claims: { iss: 'joe' } });
    expect(faultsOf(token)).toEqual(['unsecured']);
  });

  test('an encrypted token shows its header alone: https://www.rfc-editor.org/rfc/rfc7516#appendix-A.1', () => {
    const token =
      'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGe.48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A.XFBoMYUZodetZdvTiFvSkQ';
    expect(decodeToken(token)).toEqual({ header: { alg: 'RSA-OAEP', enc: 'A256GCM' }, claims: null, faults: [] });
  });

  // RFC 7515, appendix A.2 to A.4: RS256, ES256, and ES512 over a payload that is no JSON.
  test.each([
    [
      'eyJhbGciOiJSUzI1NiJ9',
      'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ',
      'RS256',
      [],
    ],
    [
      'eyJhbGciOiJFUzI1NiJ9',
      'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ',
      'ES256',
      [],
    ],
    ['eyJhbGciOiJFUzUxMiJ9', 'UGF5bG9hZA', 'ES512', ['claims that are no JSON object']],
  ])('of RFC 7515: %s', (header, payload, alg, faults) => {
    const token = decodeToken(
      `${header}.${payload}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`,
    );
    expect(token.header).toEqual({ alg });
    expect(token.claims?.iss).toBe(faults.length === 0 ? 'joe' : undefined);
    expect(token.faults.map(({ saw }) => saw)).toEqual(faults);
  });

  // RFC 7516, appendix A.2 and A.3; direct encryption (RFC 7518, section 4.5) has no encrypted key.
  test.each([
    ['eyJhbGciOiJSU0ExXzUiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0', 'UGhIOguC7Iu', { alg: 'RSA1_5', enc: 'A128CBC-HS256' }],
    ['eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0', '6KB707dM9Y', { alg: 'A128KW', enc: 'A128CBC-HS256' }],
    ['eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0', '', { alg: 'dir', enc: 'A128GCM' }],
  ])('encrypted: %s', (header, key, told) => {
    const token = decodeToken(
      `${header}.${key}.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.9hH0vgRfYgPnAHOd8stkvw`,
    );
    expect(token).toEqual({ header: told, claims: null, faults: [] });
  });

  test('a token inside a token: https://www.rfc-editor.org/rfc/rfc7519#appendix-A.2', () => {
    const inner = `${HEADER}.${CLAIMS}.c2ln`;
    const outer = `${encode({ alg: 'RS256', cty: 'JWT' })}.${encode(inner)}.c2ln`;
    expect(decodeToken(outer)).toEqual({
      header: { alg: 'RS256', cty: 'JWT' },
      claims: { sub: '1', exp: 1300819380 },
      faults: [],
    });
  });
});

describe('malformed tokens say what is malformed', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['one part', HEADER, ['truncated']],
    ['two parts', `${HEADER}.${CLAIMS}`, ['truncated']],
    ['four parts', `${HEADER}.${CLAIMS}.a.b`, ['truncated']],
    ['no signature', `${HEADER}.${CLAIMS}.`, ['truncated']],
    ['no claims', `${HEADER}..c2ln`, ['empty']],
    ['claims cut in the middle', `${HEADER}.${CLAIMS.slice(0, 12)}.c2ln`, ['not-json']],
    ['claims that are a list', `${HEADER}.${encode([1])}.c2ln`, ['not-json']],
    ['claims that are a text', `${HEADER}.${encode('hello')}.c2ln`, ['not-json']],
    ['base64 with padding', `${HEADER}.${btoa('{"a":1}')}.c2ln`, ['not-base64url']],
    ['white space', `${HEADER}.${CLAIMS} .c2ln`, ['not-base64url']],
    ['a header that is no object', `${encode('"x"')}.${CLAIMS}.c2ln`, ['not-json']],
  ];
  test.each(cases)('%s', (_, token, faults) => {
    expect(faultsOf(token)).toEqual(expect.arrayContaining([...faults]));
  });

  test('no sentence shows the token', () => {
    const secret = 'c2VjcmV0LXNpZ25hdHVyZQ';
    for (const token of [`${HEADER}.${secret}`, `${HEADER}.${CLAIMS}.${secret}.x`, `${HEADER}.!${secret}.x`]) {
      expect(JSON.stringify(decodeToken(token).faults)).not.toContain(secret.slice(0, 12));
    }
  });
});

test('of a header the id of the key stays, keys and certificates are left out', () => {
  const kid = 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs';
  const header = { alg: 'RS256', kid, jwk: { n: 'abc' }, x5c: ['MIIB'], epk: { x: 'y' } };
  expect(decodeToken(`${encode(header)}.${CLAIMS}.c2ln`).header).toEqual({ alg: 'RS256', kid });
});

test('what is no token is not taken for one', () => {
  for (const text of ['', 'eyJ', 'hello.world.again', 'eyJsonWebTokenParser', '1.2.3', 'a.b.c.d.e.f.g']) {
    expect(looksLikeJwt(text)).toBe(false);
  }
  expect(looksLikeJwt(`${HEADER}.${CLAIMS}.c2ln`)).toBe(true);
  expect(looksLikeJwt(HEADER)).toBe(true);
});

test('whatever stands where a token should, decoding does not throw', () => {
  const part = fc.oneof(
    fc.constantFrom(
      HEADER,
      CLAIMS,
      '',
      '.',
      '..',
      encode('null'),
      encode({ alg: 5 }),
      encode({ crit: ['x'], b64: false }),
    ),
    fc.string(),
    fc.base64String(),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
      const { header, claims, faults } = decodeToken(parts.join('.'));
      expect(faults.every(({ saw }) => saw !== '')).toBe(true);
      expect(header === null || typeof header === 'object').toBe(true);
      expect(claims === null || typeof claims === 'object').toBe(true);
    }),
    { numRuns: 500 },
  );
}, 60_000);

test('claims of any depth and size are bounded', () => {
  let deep: unknown = 'x';
  for (let i = 0; i < 200; i++) deep = { a: deep };
  const { claims } = decodeToken(
    `${HEADER}.${encode({ deep, groups: Array.from({ length: 5000 }, (_, i) => `g${i}`), scope: 'a'.repeat(5000) })}.c2ln`,
  );
  expect(JSON.stringify(claims).length).toBeLessThan(10_000);
  expect(claims?.scope).toBe('[claim:5000]');
});
