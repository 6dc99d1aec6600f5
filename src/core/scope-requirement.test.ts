import { describe, expect, test } from 'vitest';
import { parseDeclaredScopes, requirementFor } from './scope-requirement.ts';

const { requirements, problems } = parseDeclaredScopes(`
# orders
POST /orders orders:write
/orders/** orders:read
GET https://api.example/orders/{id} orders:read | orders:admin orders:audit
get /orders/mine profile
nonsense
DELETE orders x
`);

const wanted = (method: string, url: string) => requirementFor(requirements, { method, url })?.anyOf ?? null;

test('lines that are not understood are named, the others count', () => {
  expect(problems).toEqual([
    'line 7: write METHOD URL SCOPES, as in POST /orders orders:write',
    'line 8: write METHOD URL SCOPES, as in POST /orders orders:write',
  ]);
  expect(requirements.map(({ from }) => from)).toEqual([
    'declared for POST /orders',
    'declared for any method /orders/**',
    'declared for GET https://api.example/orders/{id}',
    'declared for GET /orders/mine',
  ]);
});

describe('which requirement speaks for a request', () => {
  test.each([
    ['POST', 'https://api.example/orders', [['orders:write']]],
    ['POST', 'https://api.example/orders/?page=2', [['orders:write']]],
    ['PATCH', 'https://other.example/orders/1/lines/2', [['orders:read']]],
    ['GET', 'https://api.example/orders/17', [['orders:read'], ['orders:admin', 'orders:audit']]],
    ['GET', 'https://other.example/orders/mine', [['profile']]],
    ['GET', 'https://api.example/users', null],
    ['GET', 'not a url', null],
  ])('%s %s', (method, url, anyOf) => {
    expect(wanted(method, url)).toEqual(anyOf);
  });
});
