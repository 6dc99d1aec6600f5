import { describe, expect, it } from 'vitest';
import { API, chromiumEntry, type EntryOptions } from '../fixture/entries.ts';
import { fieldsOf, glimpse } from './glimpse.ts';
import { createRing, originOfUrl, type Ring } from './ring.ts';

function add(ring: Ring, options: EntryOptions) {
  const entry = chromiumEntry(options);
  const seen = glimpse(entry);
  if (seen === null) throw new Error('no entry');
  return ring.add(seen, entry, 'event');
}

const sequences = (records: readonly { readonly sequence: number }[]) => records.map(({ sequence }) => sequence);
const sentBody = (entry: unknown) => fieldsOf(fieldsOf(fieldsOf(entry)?.request)?.postData)?.text;

describe('the ring of raw entries', () => {
  it('finds the newest of a URL, of an origin and of what redirects there', () => {
    const ring = createRing(1_000_000);
    add(ring, { url: `${API}/a` });
    add(ring, { url: `${API}/b`, status: 302, redirectUrl: '/a' });
    add(ring, { url: `${API}/a` });
    expect(sequences(ring.byUrl(`${API}/a`, 10))).toEqual([2, 0]);
    expect(sequences(ring.byUrl(`${API}/a`, 1))).toEqual([2]);
    expect(sequences(ring.byRedirect(`${API}/a`, 10))).toEqual([1]);
    expect(sequences(ring.byOrigin(API, 10))).toEqual([2, 1, 0]);
    expect(ring.byUrl(`${API}/c`, 10)).toEqual([]);
  });

  it('never holds more bytes than it may, and forgets the oldest first', () => {
    const ring = createRing(50_000);
    for (let index = 0; index < 500; index += 1) {
      add(ring, { url: `${API}/${index % 7}`, postData: 'x'.repeat(index) });
      expect(ring.bytes()).toBeLessThanOrEqual(50_000);
    }
    const left = sequences(ring.byOrigin(API, 1_000));
    expect(left[0]).toBe(499);
    expect(left).toEqual(Array.from({ length: ring.size() }, (_, back) => 499 - back));
    expect(left.length).toBeGreaterThan(20);
    const byUrl = Array.from({ length: 7 }, (_, path) => ring.byUrl(`${API}/${path}`, 1_000).length);
    expect(byUrl.reduce((sum, length) => sum + length)).toBe(left.length);
  });

  it('gives up large request bodies before any request', () => {
    const ring = createRing(100_000);
    const upload = add(ring, { method: 'POST', postData: 'x'.repeat(60_000) });
    const small = add(ring, { method: 'POST', postData: '{"q":1}' });
    add(ring, { method: 'POST', postData: 'y'.repeat(60_000) });
    expect(ring.size()).toBe(3);
    expect(sentBody(upload.entry)).toBeUndefined();
    expect(sentBody(small.entry)).toBe('{"q":1}');
    expect(glimpse(upload.entry)).toEqual(upload.glimpse);
  });

  it('survives an entry that alone is larger than the ring', () => {
    const ring = createRing(10_000);
    add(ring, { postData: 'x'.repeat(60_000) });
    add(ring, { requestHeaders: { cookie: 'c'.repeat(20_000) } });
    expect(ring.bytes()).toBeLessThanOrEqual(10_000);
    add(ring, {});
    expect(ring.size()).toBe(1);
  });
});

describe('the origin of a URL', () => {
  it.each([
    ['https://a.example/b?c=/d', 'https://a.example'],
    ['https://a.example:8443', 'https://a.example:8443'],
    ['https://a.example?b', 'https://a.example'],
    ['https://a.example#b', 'https://a.example'],
  ])('%s', (url, origin) => expect(originOfUrl(url)).toBe(origin));
});
