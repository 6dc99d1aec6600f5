import { describe, expect, test } from 'vitest';
import { firefox, harOf } from '../testing/entries.ts';
import { denialsOfHar } from './pipeline.ts';
import { causesThatRemain } from './tests-that-tell.ts';

const call = (plan: object) =>
  firefox.sent({ origin: null, mode: null, url: 'https://api.example/orders', method: 'POST', status: 403, ...plan });
const steps = (...entries: readonly object[]) => {
  const denial = denialsOfHar(harOf(firefox, entries)).at(-1);
  return denial === undefined ? [] : causesThatRemain(denial);
};
const told = (...entries: readonly object[]) => steps(...entries).map(({ step }) => step);

const SESSION = { wire: { Cookie: 'session=1' }, headers: { Authorization: 'Bearer 7f3a9c1e5b2d4f60' } };

describe('a bare 403', () => {
  test.each([
    'another network, with and without the VPN',
    'a private window',
    'an account that is known to be allowed',
    'a fresh token',
    'a minimal body and without unusual headers',
    'Send GET in place of this method',
    'Look into the logs',
    'a client certificate',
    'Wait a minute and repeat the call once',
  ])('has the test: %s', (words) => {
    expect(told(call(SESSION)).join('\n')).toContain(words);
  });

  test('of a file has the rules of the web server', () => {
    expect(told(call({ method: 'GET' })).join('\n')).toContain('the permissions of the file, the index file');
  });

  test('of a cache, and after a redirect, has their tests', () => {
    expect(told(call({ answer: { Age: '60' } })).join('\n')).toContain('Purge the cache');
    expect(told(call({})).join('\n')).not.toContain('Purge the cache');
    const moved = call({ status: 308, answer: { Location: 'https://www.api.example/orders' } });
    expect(told(moved, call({ url: 'https://www.api.example/orders', start: 10 })).join('\n')).toContain('final URL');
  });

  test('the log comes first, with the time and the id to look for', () => {
    const [log] = steps(call({ answer: { 'X-Request-Id': '7f3a' } }));
    expect(log?.step).toContain('at 2026-11-21T21:12:00.000Z, by x-request-id 7f3a');
    expect(log?.owner).toBe('server');
  });

  test('each test but those of the server’s files says what a pass would prove', () => {
    const open = steps(call(SESSION)).filter(({ tells, owner }) => tells === undefined && owner !== 'server');
    expect(open).toEqual([]);
  });

  test('what the capture shows already is not asked for', () => {
    expect(told(call({ method: 'GET', status: 200 }), call({ start: 10 })).join('\n')).not.toContain('Send GET');
  });
});
