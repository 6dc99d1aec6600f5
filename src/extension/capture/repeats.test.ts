import { describe, expect, it } from 'vitest';
import { API, chromiumEntry, type EntryOptions } from '../fixture/entries.ts';
import { glimpse } from './glimpse.ts';
import { createRepeats, likenessOf, signatureOf, withBody } from './repeats.ts';

function signature(options: EntryOptions, body: string | null = null): string {
  const entry = chromiumEntry({ status: 403, ...options });
  const seen = glimpse(entry);
  if (seen === null) throw new Error('no entry');
  return withBody(signatureOf(seen, likenessOf(entry, seen)), body);
}

describe('what a repeat is', () => {
  it.each<[string, EntryOptions, string | null, EntryOptions, string | null]>([
    ['another time', { at: 1 }, null, { at: 9_999 }, null],
    ['another value in the query', { url: `${API}/a?t=1` }, null, { url: `${API}/a?t=2` }, null],
    [
      'another request id',
      { responseHeaders: { 'x-request-id': 'a1' } },
      null,
      { responseHeaders: { 'x-request-id': 'b2' } },
      null,
    ],
    ['another id in the body', {}, '{"id":"1f3c-77"}', {}, '{"id":"9a00-12"}'],
  ])('is not told by %s', (_, a, aBody, b, bBody) => expect(signature(a, aBody)).toBe(signature(b, bBody)));

  it.each<[string, EntryOptions, string | null, EntryOptions, string | null]>([
    ['method', { method: 'GET' }, null, { method: 'POST' }, null],
    ['path', { url: `${API}/a` }, null, { url: `${API}/b` }, null],
    ['status', { status: 401 }, null, { status: 403 }, null],
    ['error', { error: null }, null, { error: 'net::ERR_FAILED' }, null],
    ['what the body says', {}, '{"error":"expired"}', {}, '{"error":"scope"}'],
    ['a request header more', {}, null, { requestHeaders: { 'x-a': '1' } }, null],
    [
      'the token',
      { requestHeaders: { Authorization: 'Bearer a' } },
      null,
      { requestHeaders: { Authorization: 'Bearer b' } },
      null,
    ],
    [
      'the allowed origin',
      { responseHeaders: { 'Access-Control-Allow-Origin': '*' } },
      null,
      { responseHeaders: { 'Access-Control-Allow-Origin': API } },
      null,
    ],
  ])('is told by its %s', (_, a, aBody, b, bBody) => expect(signature(a, aBody)).not.toBe(signature(b, bBody)));
});

describe('ten thousand equal denials', () => {
  it('are few that are sent whole, and the rest counted beside the last of them', () => {
    const repeats = createRepeats();
    const sent: number[] = [];
    let counted = 0;
    for (let index = 1; index <= 10_000; index += 1) {
      const of = repeats.repeatOf('same');
      if (of === null) {
        repeats.sent('same', String(index));
        sent.push(index);
      } else {
        expect(of).toBe(String(sent.at(-1)));
        counted += 1;
      }
    }
    expect(sent.length + counted).toBe(10_000);
    expect(sent.length).toBeLessThan(100);
    expect(sent.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('do not hide another kind, and are new after the list was cleared', () => {
    const repeats = createRepeats();
    for (let index = 0; index < 1_001; index += 1) {
      if (repeats.repeatOf('same') === null) repeats.sent('same', 'a');
    }
    expect(repeats.repeatOf('other')).toBeNull();
    expect(repeats.repeatOf('same')).toBe('a');
    repeats.clear();
    expect(repeats.repeatOf('same')).toBeNull();
  });
});
