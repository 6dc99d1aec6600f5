import { describe, expect, test } from 'vitest';
import { secretNameKind } from './secret-names.ts';

describe('names that hold a secret, however they are spelled', () => {
  test.each([
    ['password', 'password'],
    ['PASSWORD', 'password'],
    ['newPassword2', 'password'],
    ['user[password]', 'password'],
    ['passwd', 'password'],
    ['access_token', 'opaque-token'],
    ['accessToken', 'opaque-token'],
    ['ACCESSTOKEN', 'opaque-token'],
    ['X-Auth-Token', 'opaque-token'],
    ['x-api-key', 'api-key'],
    ['apiKey', 'api-key'],
    ['APIKEY', 'api-key'],
    ['subscription-key', 'api-key'],
    ['client_secret', 'secret'],
    ['PHPSESSID', 'session'],
    ['JSESSIONID', 'session'],
    ['connect.sid', 'session'],
    ['csrfmiddlewaretoken', 'csrf'],
    ['X-CSRF-Token', 'csrf'],
    ['_wpnonce', 'nonce'],
    ['X-Amz-Signature', 'signature'],
    ['X-Amz-Credential', 'key-id'],
    ['AWSAccessKeyId', 'key-id'],
    ['SAMLResponse', 'saml'],
    ['client_assertion', 'saml'],
    ['g-recaptcha-response', 'opaque-token'],
  ])('%s', (name, kind) => {
    expect(secretNameKind(name, 'sent')).toBe(kind);
  });
});

describe('names that speak about a secret, or about something else', () => {
  test.each([
    'token_type',
    'tokenEndpoint',
    'token_expires_in',
    'passwordPolicy',
    'session_duration_limit',
    'author',
    'authority',
    'authenticated',
    'keyboard',
    'primary_key',
    'public-key',
    'signed_headers',
    'X-Amz-SignedHeaders',
    'compass',
    'secretary',
    'constructor',
    'toString',
    '__proto__',
    '',
  ])('%s', (name) => {
    expect(secretNameKind(name, 'answered')).toBeNull();
  });
});

test('a code is a secret where it is sent, and a word where it is answered', () => {
  expect(secretNameKind('code', 'sent')).toBe('code');
  expect(secretNameKind('code', 'answered')).toBeNull();
});
