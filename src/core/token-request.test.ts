import { expect, test } from 'vitest';
import { isTokenRequest } from './token-request.ts';

const post = (url: string) => isTokenRequest({ method: 'POST', url });

test.each([
  'https://login.microsoftonline.com/8f2c/oauth2/v2.0/token',
  'https://tenant.auth0.com/oauth/token',
  'https://sso.example/realms/shop/protocol/openid-connect/token',
  'https://securetoken.googleapis.com/v1/token?key=AIza',
  'https://api.example/auth/refresh',
  'https://api.example/api/token/refresh/',
  'https://api.example/refreshToken',
  'https://api.example/auth/refresh-token',
])('%s issues tokens', (url) => {
  expect(post(url)).toBe(true);
});

test.each(['https://api.example/orders', 'https://api.example/tokens/7', 'https://api.example/tokenizer', 'token'])(
  '%s does not',
  (url) => {
    expect(post(url)).toBe(false);
  },
);

test('GET issues none', () => {
  expect(isTokenRequest({ method: 'GET', url: 'https://api.example/oauth/token' })).toBe(false);
});
