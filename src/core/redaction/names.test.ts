import { describe, expect, test } from 'vitest';
import { redactMethod, redactName, redactNames } from './names.ts';

describe('names of headers, cookies and claims', () => {
  test.each([
    'X-Amz-Server-Side-Encryption-Customer-Algorithm',
    'access-control-request-private-network',
    '__Host-next-auth.csrf-token',
    'AMCV_11111111111@AdobeOrg',
    'x-ms-client-principal-idp',
    ':authority',
    '',
  ])('%s stays', (name) => {
    expect(redactName(name)).toBe(name);
  });

  test.each([
    ['9x2QfLr7Zp0VbKd3Tn8WcYs5Gh1Jm4Re', '[name:32]'],
    ['X-ghp_9x2QfLr7Zp0VbKd3Tn8WcYs5Gh1Jm4Re', '[name:38]'],
    ['wordpress_logged_in_d41d8cd98f00b204e9800998ecf8427e', '[name:52]'],
    ['%41%42%43%44%45%46', '[name:18]'],
  ])('%s goes', (name, masked) => {
    expect(redactName(name)).toBe(masked);
    expect(redactName(masked)).toBe(masked);
  });

  test('a list keeps its names and its commas', () => {
    expect(redactNames('authorization, 9x2QfLr7Zp0VbKd3Tn8WcYs5Gh1Jm4Re,x-trace')).toBe(
      'authorization, [name:32],x-trace',
    );
  });
});

test.each([
  ['PATCH', 'PATCH'],
  ['patch', 'patch'],
  ['VERSION-CONTROL', 'VERSION-CONTROL'],
  ['X-REFRESH', 'X-REFRESH'],
  ['GETqwkzjvxpmbtgh', '[text:16]'],
  ['GET /a', '[text:6]'],
])('the method %s reads %s', (method, expected) => {
  expect(redactMethod(method)).toBe(expected);
});
