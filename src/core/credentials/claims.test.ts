import { expect, test } from 'vitest';
import { maskClaims } from './claims.ts';

const CLAIMS = {
  iss: 'https://login.example/',
  sub: 'auth0|5f7c8ec7c33c6c004bbafe82',
  aud: ['https://api.example', 'web'],
  exp: 1300819380,
  scope: 'orders:read orders:write',
  realm_access: { roles: ['admin'] },
  'cognito:groups': ['ops'],
  'https://app.example/roles': ['buyer'],
  email: 'jane@corp.example',
  name: 'Jane Doe',
  address: { street_address: '1 Main Street' },
  'https://app.example/email': 'jane@corp.example',
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress': 'jane@corp.example',
  email_verified: true,
  sid: 'a-session-id',
  favourite: 'blue',
  act: { sub: 'admin@corp.example' },
};

test('at capture personal claims and session ids are masked, the others stay', () => {
  const masked = maskClaims(CLAIMS, 'capture');
  for (const name of [
    'iss',
    'sub',
    'aud',
    'exp',
    'scope',
    'realm_access',
    'cognito:groups',
    'https://app.example/roles',
    'email_verified',
    'favourite',
  ] as const) {
    expect(masked[name]).toEqual(CLAIMS[name]);
  }
  expect(masked.email).toBe('[claim:17]');
  expect(masked.name).toBe('[claim:8]');
  expect(masked.sid).toBe('[claim:12]');
  expect(masked.act).toEqual({ sub: '[claim:18]' });
  expect(JSON.stringify(masked)).not.toMatch(/jane|Main Street|admin@/);
});

test('a subject that is an e-mail address is masked', () => {
  expect(maskClaims({ sub: 'jane@corp.example' }, 'capture')).toEqual({ sub: '[claim:17]' });
});

test('in an export only technical claims stay', () => {
  const masked = maskClaims(CLAIMS, 'export');
  expect(masked.favourite).toBe('[claim:4]');
  expect(masked.scope).toBe(CLAIMS.scope);
  expect(masked.realm_access).toEqual(CLAIMS.realm_access);
});

test('masking twice is masking once', () => {
  for (const gate of ['capture', 'export'] as const) {
    const once = maskClaims(CLAIMS, gate);
    expect(maskClaims(once, gate)).toEqual(once);
  }
});

test('names of object members are never taken for claims of that name', () => {
  expect(maskClaims({ constructor: 'x', toString: 'y' }, 'capture')).toEqual({ constructor: 'x', toString: 'y' });
});
