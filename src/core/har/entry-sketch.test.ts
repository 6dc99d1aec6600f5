import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sketchEntry, withRequestHeaders } from './entry-sketch.ts';
import { tellsErrors } from './exchange-from-entry.ts';
import { pageFinder } from './pages.ts';
import { mayShowCredentials, passed } from './passed.ts';

const FOLDER = new URL('./', import.meta.url);
const fixtures = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.har'))
  .flatMap((name) => {
    const { log } = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as { log: { entries: unknown[] } };
    return log.entries;
  });

const success = {
  _initiator: { type: 'script', stack: { callFrames: [], parent: { parent: { parent: { callFrames: [{}] } } } } },
  pageref: 'page_1',
  request: {
    method: 'GET',
    url: 'https://api.example/orders#top',
    headers: [
      { name: 'Cookie', value: 'a=b' },
      { name: 'Sec-Fetch-Dest', value: 'document' },
    ],
    cookies: [{ name: 'a', value: 'b' }],
    postData: { text: 'q="\\u00e9"' },
  },
  response: { status: 200, headers: [], content: { text: '{"orders":[]}' }, _error: null },
  startedDateTime: '2026-01-20T10:00:00.000Z',
};
const { _error, ...silent } = success.response;
const entries = [
  success,
  { ...success, response: silent },
  { ...success, response: { ...success.response, content: { text: '{"ok":false,"error":"x"}' } } },
  { ...success, response: { ...success.response, headers: [{ name: 'Set-Cookie', value: 'a=b' }] } },
  { ...success, response: { ...success.response, headers: [{ name: 'X-Rack-CORS', value: 'miss; no-path' }] } },
  ...fixtures,
];

/** What the quick looks say of an entry. */
function told(entry: unknown) {
  const pages = pageFinder([]);
  pages.see(entry);
  return {
    passed: passed(entry),
    credentials: mayShowCredentials(entry),
    errors: tellsErrors(entry),
    page: pages.urlOf('page_1'),
  };
}

/** What passed is told the same; of the others only that they did not. */
function compare(text: string) {
  const seen = sketchEntry(text, 0);
  if (seen === null) return null;
  const entry: unknown = JSON.parse(text.slice(0, seen.end));
  expect(passed(withRequestHeaders(seen.sketch))).toEqual(passed(entry));
  if (passed(entry) !== null) expect(told(withRequestHeaders(seen.sketch))).toEqual(told(entry));
  return seen;
}

describe('the sketch of an entry', () => {
  it.each([0, 2])('tells what the entry tells, indented by %i', (indent) => {
    const taken = entries.filter((entry) => {
      const text = JSON.stringify(entry, null, indent);
      const seen = compare(`${text},\n`);
      if (seen !== null) expect(seen.end).toBe(text.length);
      return seen !== null;
    });
    expect(taken.length).toBeGreaterThan(entries.length / 2);
  });

  it('is made of nothing that is no JSON, and of no beginning', () => {
    const text = JSON.stringify(success);
    for (let end = 0; end < text.length; end++) expect(sketchEntry(text.slice(0, end), 0)).toBeNull();
    const piece = fc.constantFrom(
      '',
      '"',
      '\\',
      '{',
      '}',
      ']',
      ',',
      ':',
      '\0',
      'null',
      '-',
      '01',
      '\\u12',
      '\\u0072',
      '\ud800',
      '[,]',
    );
    const broken = fc.tuple(fc.constantFrom(...entries), fc.nat(), fc.nat(40), piece, fc.boolean());
    fc.assert(
      fc.property(broken, ([entry, place, length, instead, indented]) => {
        const whole = JSON.stringify(entry, null, indented ? 1 : 0);
        const at = place % whole.length;
        compare(whole.slice(0, at) + instead + whole.slice(at + length));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['a name with escapes', '{"request":{"m\\u0065thod":"GET","url":"https://a.example/"},"response":{"status":200}}'],
    ['a member that is there twice', '{"request":{"url":"a"},"response":{"status":200},"request":{"method":"GET"}}'],
    ['our own export', '{"request":{"method":"GET"},"response":{"status":200},"_clearance":{}}'],
  ])('is left to the parser where there is %s', (_, text) => {
    const seen = sketchEntry(text, 0);
    expect(seen === null ? null : passed(seen.sketch)).toBeNull();
  });

  it('takes a long text with escapes without running out of anything', () => {
    const content = { text: `"${'\\"é\n'.repeat(300_000)}` };
    const text = JSON.stringify({ ...success, response: { ...success.response, content } });
    expect(sketchEntry(text, 0)?.end ?? text.length).toBe(text.length);
    const longer = JSON.stringify({ ...success, note: '"'.repeat(6_000_000) });
    expect(sketchEntry(longer, 0)?.end ?? longer.length).toBe(longer.length);
  });
});
