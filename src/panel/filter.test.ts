import { describe, expect, it } from 'vitest';
import { completions, meets, parseFilter } from './filter.ts';
import { preflightDenial, scopeDenial } from './fixtures/denials.ts';

const put = preflightDenial();
const post = scopeDenial();
const finds = (typed: string) => [put, post].filter((denial) => meets(parseFilter(typed), denial)).map(({ id }) => id);

describe('the filter', () => {
  it.each([
    ['', ['d1', 'd2']],
    ['orders', ['d1', 'd2']],
    ['orders/18', ['d1']],
    ['ORDERS:WRITE', ['d2']],
    ['method:POST', ['d2']],
    ['method:post status:403', ['d2']],
    ['method:POS', []],
    ['status:403', ['d2']],
    ['status:40', []],
    ['status:4xx', ['d1', 'd2']],
    ['status:5xx', []],
    ['status:cors', ['d1']],
    ['host:api', ['d1', 'd2']],
    ['cause:preflight', ['d1']],
    ['cause:"lacks a scope"', ['d2']],
    ['owner:client', ['d2']],
    ['owner:"your app"', ['d2']],
    ['kind:cors', ['d1']],
    ['by:express', ['d1', 'd2']],
    ['-kind:cors', ['d2']],
    ['-orders/18 -nothing', ['d2']],
    ['https://api.example/v2/orders/18', ['d1']],
    ['"', ['d1', 'd2']],
    ['host:', ['d1', 'd2']],
  ])('%s finds %j', (typed, expected) => {
    expect(finds(typed)).toEqual(expected);
  });
});

describe('completion', () => {
  const offered = (typed: string) => completions(typed, [post, put]).map(({ label }) => label);

  it('offers fields, then the values that were seen, newest first', () => {
    expect(offered('')).toEqual([]);
    expect(offered('orders me')).toEqual(['method:']);
    expect(offered('method:')).toEqual(['method:PUT', 'method:POST']);
    expect(offered('method:PO')).toEqual(['method:POST']);
    expect(offered('cause:')).toEqual(['cause:preflight-needs-auth', 'cause:insufficient-scope']);
    expect(offered('nosuch:')).toEqual([]);
  });

  it('keeps what was typed before, and the minus', () => {
    expect(completions('orders -method:PO', [post, put])).toEqual([
      { text: 'orders -method:POST ', label: '-method:POST' },
    ]);
  });

  it('puts a value with white space in quotes, so that it is found', () => {
    const [completion] = completions('by:fra', [put]);
    expect(completion?.text).toBe('by:"Framework, Express" ');
    expect(finds(completion?.text ?? '')).toEqual(['d1', 'd2']);
  });
});
