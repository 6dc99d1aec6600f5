import { expect, test } from 'vitest';
import { encode, tokenOf, withHeaders } from '../../testing/credentials.ts';
import { proofThumbprint } from './dpop-hashes.ts';

/** https://www.rfc-editor.org/rfc/rfc9449#section-4.1: the key of the example, and section 6.1: its thumbprint. */
const KEY = {
  kty: 'EC',
  x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
  y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
  crv: 'P-256',
};
const THUMBPRINT = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';
/** https://www.rfc-editor.org/rfc/rfc9449#section-7.1: the token of the example, and its hash. */
const TOKEN = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
const HASH = 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo';

const proof = (jwk: object | undefined, claims: object) =>
  `${encode({ typ: 'dpop+jwt', alg: 'ES256', jwk })}.${encode(claims)}.c2lnbmF0dXJl`;
const partsOf = (token: string, dpop: string) =>
  withHeaders(['Authorization', `DPoP ${token}`], ['DPoP', dpop]).find(({ kind }) => kind === 'dpop')?.parts;

test('the thumbprint of a key is the one that the standards print', () => {
  expect(proofThumbprint(proof(KEY, {}))).toBe(THUMBPRINT);
  // https://www.rfc-editor.org/rfc/rfc7638#section-3.1
  const rsa = {
    kty: 'RSA',
    n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
    e: 'AQAB',
    alg: 'RS256',
    kid: '2011-04-29',
  };
  expect(proofThumbprint(proof(rsa, {}))).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
});

test('a proof is of the token, or of another one', () => {
  expect(partsOf(TOKEN, proof(KEY, { ath: HASH }))).toEqual({ ath: 'of the token' });
  expect(partsOf(`${TOKEN}x`, proof(KEY, { ath: HASH }))).toEqual({ ath: 'of another token' });
});

test('a proof is made with the key that the token is bound to, or with another one', () => {
  const bound = tokenOf({ cnf: { jkt: THUMBPRINT } });
  expect(partsOf(bound, proof(KEY, {}))).toEqual({ key: 'that of the token' });
  expect(partsOf(bound, proof({ ...KEY, x: KEY.y }, {}))).toEqual({ key: 'another than that of the token' });
});

test('a key that is none, or a token that is not bound, tells nothing', () => {
  const bound = tokenOf({ cnf: { jkt: THUMBPRINT } });
  for (const jwk of [undefined, {}, { kty: 'oct', k: 'AA' }, { kty: 'EC', crv: 1, x: [], y: null }])
    expect(partsOf(bound, proof(jwk, {}))).toBeUndefined();
  expect(partsOf(tokenOf({ cnf: 'x' }), proof(KEY, {}))).toBeUndefined();
  expect(partsOf(bound, 'no proof')).toBeUndefined();
});
