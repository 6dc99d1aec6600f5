import { describe, expect, test } from 'vitest';
import { explainClaim, relativeTime, scopesOf } from './explain.ts';

describe('scopes in every dialect', () => {
  test.each([
    ['OAuth 2.0', { scope: 'openid orders:read' }, ['openid', 'orders:read']],
    ['a list of scopes', { scope: ['a', 'b'] }, ['a', 'b']],
    ['Entra delegated', { scp: 'User.Read Mail.Send' }, ['User.Read', 'Mail.Send']],
    ['Okta', { scp: ['openid', 'email'] }, ['openid', 'email']],
    ['Entra application roles', { roles: ['Files.Read.All'] }, ['Files.Read.All']],
    ['Auth0', { permissions: ['read:orders'] }, ['read:orders']],
    [
      'Keycloak',
      { realm_access: { roles: ['user'] }, resource_access: { account: { roles: ['view-profile'] } } },
      ['user', 'account:view-profile'],
    ],
    ['Cognito', { 'cognito:groups': ['admins'] }, ['admins']],
    ['namespaced', { 'https://app.example/roles': ['buyer'] }, ['buyer']],
    ['Spring', { authorities: ['ROLE_USER', { name: 'ROLE_X' }] }, ['ROLE_USER', 'ROLE_X']],
    ['Hasura', { 'https://hasura.io/jwt/claims': { 'x-hasura-allowed-roles': ['editor'] } }, ['editor']],
    ['a role with white space in its name', { role: 'Site Admin' }, ['Site Admin']],
    ['the same twice', { scope: 'a a', permissions: ['a'] }, ['a']],
    ['none', { sub: '1', aud: 'x' }, []],
    ['nonsense', { scope: 5, roles: null, realm_access: [], resource_access: { a: 1 } }, []],
    ['masked', { groups: '[claim:12]' }, []],
  ])('%s', (_, claims, scopes) => {
    expect(scopesOf(claims)).toEqual(scopes);
  });
});

test('claims are explained in words, namespaced ones too, and unknown ones not', () => {
  expect(explainClaim('aud')).toBe('the API it is for');
  expect(explainClaim('https://app.example/roles')).toBe('roles of the user or client');
  expect(explainClaim('x-whatever')).toBeNull();
  expect(explainClaim('constructor')).toBeNull();
});

test.each([
  [1000, 1_240_000, '4 minutes before the request'],
  [1000, 1_060_000, '1 minute before the request'],
  [1000, 1_059_000, '59 seconds before the request'],
  [1000, 1_000_400, 'at the time of the request'],
  [9000, 1_000_000, '2 hours after the request'],
  [1_000_000_000, 1_000_086_400_000, '1 day before the request'],
  [Number.NaN, 0, 'at no time that can be read'],
])('%d seconds against %d milliseconds: %s', (claim, at, words) => {
  expect(relativeTime(claim, at)).toBe(words);
});
