import { describe, expect, test } from 'vitest';
import { challengesOf, parseChallenges } from './challenge.ts';

describe('parseChallenges', () => {
  test('RFC 9110, section 11.6.1: two challenges in one field value', () => {
    const field = 'Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\""';
    expect(parseChallenges(field)).toEqual([
      { scheme: 'Basic', token68: null, params: { realm: 'simple' } },
      { scheme: 'Newauth', token68: null, params: { realm: 'apps', type: '1', title: 'Login to "apps"' } },
    ]);
  });

  test('RFC 6750, section 3: a comma inside a quoted string does not end it', () => {
    const [challenge] = parseChallenges(
      'Bearer realm="example", error="invalid_token", error_description="expired, sorry"',
    );
    expect(challenge?.params).toEqual({
      realm: 'example',
      error: 'invalid_token',
      error_description: 'expired, sorry',
    });
  });

  test('RFC 9470, section 4: several acr_values', () => {
    const field =
      'Bearer error="insufficient_user_authentication", error_description="A different authentication level is required", acr_values="myACR", max_age="5"';
    expect(parseChallenges(field)[0]?.params).toMatchObject({ acr_values: 'myACR', max_age: '5' });
  });

  test('RFC 4559: token68, and schemes without parameters', () => {
    expect(parseChallenges('Negotiate, NTLM')).toEqual([
      { scheme: 'Negotiate', token68: null, params: {} },
      { scheme: 'NTLM', token68: null, params: {} },
    ]);
    expect(parseChallenges('Negotiate oYG2MIG=')[0]).toEqual({ scheme: 'Negotiate', token68: 'oYG2MIG=', params: {} });
  });

  test.each([
    ['no quotes', 'Bearer realm=api, error=invalid_token', { realm: 'api', error: 'invalid_token' }],
    [
      'no quotes around a URL',
      'Bearer authorization_uri=https://login.example/a/b',
      { authorization_uri: 'https://login.example/a/b' },
    ],
    [
      'no quotes around a sentence',
      'Bearer error_description=The token expired',
      { error_description: 'The token expired' },
    ],
    [
      'no commas',
      'Bearer error=invalid_token error_description="gone"',
      { error: 'invalid_token', error_description: 'gone' },
    ],
    ['white space around =', 'Bearer realm = "a" , error = "b"', { realm: 'a', error: 'b' }],
    ['an unterminated quote', 'Bearer realm="a', { realm: 'a' }],
    ['an upper-case name', 'Bearer Error="x"', { error: 'x' }],
    ['a repeated parameter', 'Bearer realm="a", realm="b"', { realm: 'a' }],
    ['an empty value', 'Bearer realm=""', { realm: '' }],
  ])('servers that bend the grammar: %s', (_, field, params) => {
    expect(parseChallenges(field)).toEqual([{ scheme: 'Bearer', token68: null, params }]);
  });

  test.each(['', ',', '=', '"', '\\', 'Bearer "', ', ,=,"', 'a'.repeat(100_000), '"\\'.repeat(20_000), '\u0000ü'])(
    'hostile input never throws: %#',
    (field) => {
      expect(() => parseChallenges(field)).not.toThrow();
    },
  );
});

test('challengesOf joins the lines of a repeated field, whatever its case', () => {
  const headers = [
    { name: 'www-authenticate', value: 'Negotiate' },
    { name: 'WWW-Authenticate', value: 'Bearer' },
  ];
  expect(challengesOf(headers).map(({ scheme }) => scheme)).toEqual(['Negotiate', 'Bearer']);
});
