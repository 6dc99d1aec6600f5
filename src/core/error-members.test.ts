import { expect, it } from 'vitest';
import { inWords, saidIn } from './error-members.ts';

it('reads what a problem is called by its URI, after what people read (RFC 9457, 3.1)', () => {
  const problem = {
    type: 'https://api.example/problems/missing-role',
    title: 'Forbidden',
    detail: "Refunds need the role 'orders-admin'.",
    instance: '/orders/42',
  };
  expect(saidIn(problem)).toEqual(['Forbidden', "Refunds need the role 'orders-admin'.", 'missing-role']);
});

it('reads no other address, no id and no echo of the request', () => {
  const error = {
    path: '/admin denied',
    url: 'https://api.example/no-access',
    request_id: 'forbidden',
    message: 'No.',
  };
  expect(saidIn({ error: [error] })).toEqual(['No.']);
});

it('takes a code for the words it is made of, and no sentence for a code', () => {
  for (const code of ['TOKEN_EXPIRED', 'TokenExpired', 'token-expired', 'token.expired'])
    expect(inWords(code)).toBe('token expired\0');
  expect(inWords('auth/IPAddressBlocked')).toBe('auth ip address blocked\0');
  expect(inWords('The token expired')).toBeNull();
});
