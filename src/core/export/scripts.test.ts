import { expect, it } from 'vitest';
import { har } from '../../testing/har-canary.ts';
import { analyzeHar } from '../pipeline.ts';
import { forExport } from './gate.ts';
import { toCurlScript, toFetchScript } from './scripts.ts';

const report = forExport(
  analyzeHar(
    har({
      sent: { Authorization: 'Bearer abcdefgh12345678', 'X-Tenant': 'acme\u2028north' },
      answered: { 'Access-Control-Allow-Origin': 'https://a.example\u2028rm -rf' },
    }),
  ),
);

it('says of each command which request it repeats and what must be set first', () => {
  const text = toCurlScript(report);
  expect(text).toMatch(/^# Request: /);
  expect(text).toContain('# Set $TOKEN to the credentials of Authorization first.');
  expect(text).toContain('--header \'Authorization: Bearer \'"$TOKEN"');
});

it('the calls of a page are JavaScript, and say the same', () => {
  const text = toFetchScript(report);
  expect(text).toMatch(/^\/\/ Request: /);
  expect(text).toContain('// Set TOKEN to the credentials of Authorization first.');
  expect(() => new Function(`return async () => {\n${text}\n}`)).not.toThrow();
});

it('nothing captured ends a comment', () => {
  for (const text of [toCurlScript(report), toFetchScript(report)]) expect(text).not.toMatch(/[\u2028\u2029\r]/);
});

it('a report of nothing is a comment', () => {
  expect(toCurlScript(forExport({ ...report, denials: [], groups: [] }))).toBe('# No request can be repeated.\n');
});
