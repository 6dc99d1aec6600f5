import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseHar, parseRelevant } from '../har.ts';
import { reportOfExchanges } from '../pipeline.ts';
import { passed } from './passed.ts';

const ok = {
  request: { method: 'GET', url: 'https://api.example/orders#top', headers: [] },
  response: { status: 200, headers: [], content: { text: '{"orders":[]}' }, _error: null },
};

describe('the quick look', () => {
  test('knows what passed by its status alone', () => {
    expect(passed(ok)).toEqual({ method: 'GET', url: 'https://api.example/orders', origin: 'https://api.example' });
  });

  test.each([
    ['a denied status', { ...ok, response: { ...ok.response, status: 403 } }],
    ['a redirect', { ...ok, response: { ...ok.response, status: 302 } }],
    ['an error', { ...ok, response: { ...ok.response, _error: 'net::ERR_FAILED' } }],
    ['a preflight', { ...ok, _resourceType: 'preflight' }],
    ['an OPTIONS', { ...ok, request: { ...ok.request, method: 'OPTIONS' } }],
    ['a URL that is none', { ...ok, request: { ...ok.request, url: 'https://a b/' } }],
    ['a success that refuses', { ...ok, response: { ...ok.response, content: { text: '{"ok":false,"error":"x"}' } } }],
    [
      'a wall in front of it',
      { ...ok, response: { ...ok.response, headers: [{ name: ' X-Rack-CORS', value: 'miss; no-path' }] } },
    ],
    [
      'a body that must be decoded',
      { ...ok, response: { ...ok.response, content: { text: 'e30=', encoding: 'base64' } } },
    ],
    ['no entry', 7],
  ])('leaves %s to those who read all of it', (_what, entry) => {
    expect(passed(entry)).toBeNull();
  });

  test('without a word of errors a request with an Origin may have been kept from the page', () => {
    const { _error, ...silent } = ok.response;
    const headers = [{ name: 'origin', value: 'https://app.example' }];
    expect(passed({ ...ok, response: silent })).not.toBeNull();
    expect(passed({ request: { ...ok.request, headers }, response: silent })).toBeNull();
    expect(passed({ request: { ...ok.request, headers }, response: ok.response })).not.toBeNull();
  });
});

const folders = ['.', '../rules', '../recognisers'].map((path) => new URL(`${path}/`, import.meta.url));
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.har'))
    .map((name) => [name, new URL(name, folder)] as const),
);

/** Every other entry an ordinary success, so that there is something to leave out. */
function amongSuccesses(har: string): string {
  const file: { log: { entries: unknown[] } } = JSON.parse(har);
  file.log.entries = file.log.entries.flatMap((entry, n) => [
    entry,
    { ...ok, startedDateTime: new Date(n).toISOString(), request: { ...ok.request, url: `https://api.example/${n}` } },
  ]);
  return JSON.stringify(file);
}

test.each(files)('%s: the report is the same as when everything is read', (_name, file) => {
  const har = readFileSync(file, 'utf8');
  for (const text of [har, amongSuccesses(har)]) {
    const all = parseHar(text);
    const few = parseRelevant(text);
    expect(few.exchanges.length).toBeLessThanOrEqual(all.exchanges.length);
    const report = (read: typeof all) =>
      JSON.stringify(reportOfExchanges(read.exchanges, read.source, read.environment));
    expect(report(few)).toBe(report(all));
  }
});
