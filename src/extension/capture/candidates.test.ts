import { describe, expect, it } from 'vitest';
import { API, chromiumEntry, chromiumNeverSent, chromiumPreflight } from '../fixture/entries.ts';
import { candidatesOf } from './candidates.ts';
import { glimpse } from './glimpse.ts';
import { createRing, type RingRecord } from './ring.ts';

/** A ring of these entries, in this order of arrival; records by the same index. */
function ringOf(...entries: readonly unknown[]) {
  const ring = createRing(1e9);
  const records = entries.map((entry): RingRecord => {
    const seen = glimpse(entry);
    if (seen === null) throw new Error('no entry');
    return ring.add(seen, entry, 'event');
  });
  const at = (index: number) => {
    const record = records[index];
    if (record === undefined) throw new Error('no record');
    return record;
  };
  const found = (index: number, siblings = 6) => {
    const { parts, siblings: beside } = candidatesOf(at(index), ring, siblings);
    const sequences = (all: readonly RingRecord[]) => all.map(({ sequence }) => sequence);
    return { parts: sequences(parts).sort(), siblings: sequences(beside) };
  };
  return { at, found };
}

describe('what may belong to a denial', () => {
  it('is its preflight, before it or after it, and no preflight of another URL or another hour', () => {
    const { found } = ringOf(
      chromiumPreflight({ status: 403, at: 5 }),
      chromiumPreflight({ url: `${API}/other`, status: 403, at: 5 }),
      chromiumPreflight({ status: 403, at: 3_600_000 }),
      chromiumNeverSent({ at: 4 }),
    );
    expect(found(3).parts).toEqual([0]);
    expect(found(0).parts).toEqual([3]);
  });

  it('is not what was sent already, nor a preflight that another request took', () => {
    const { at, found } = ringOf(
      chromiumPreflight({ status: 403, at: 1 }),
      chromiumPreflight({ status: 403, at: 2 }),
      chromiumPreflight({ status: 403, at: 3 }),
      chromiumNeverSent({ at: 4 }),
    );
    at(2).sent = true;
    at(1).paired = true;
    expect(found(3).parts).toEqual([0]);
  });

  it('is every hop before and after, with its preflight, even in a loop', () => {
    const { found } = ringOf(
      chromiumEntry({ url: `${API}/a`, status: 302, redirectUrl: '/b', at: 1 }),
      chromiumPreflight({ url: `${API}/b`, at: 2 }),
      chromiumEntry({ url: `${API}/b`, status: 307, redirectUrl: '/c', at: 2 }),
      chromiumEntry({ url: `${API}/c`, status: 403, at: 3 }),
    );
    expect(found(3).parts).toEqual([0, 1, 2]);
    expect(found(0).parts).toEqual([1, 2, 3]);

    const loop = ringOf(
      chromiumEntry({ url: `${API}/a`, status: 302, redirectUrl: '/b', at: 1 }),
      chromiumEntry({ url: `${API}/b`, status: 302, redirectUrl: '/a', at: 1 }),
    );
    expect(loop.found(1).parts).toEqual([0]);
  });

  it('is the redirect that belongs to no other request yet, where several lead to one place', () => {
    const { at, found } = ringOf(
      chromiumEntry({ url: `${API}/a`, status: 302, redirectUrl: '/login', at: 1 }),
      chromiumEntry({ url: `${API}/b`, status: 302, redirectUrl: '/login', at: 2 }),
      chromiumEntry({ url: `${API}/login`, status: 403, at: 3 }),
      chromiumEntry({ url: `${API}/login`, status: 403, at: 4 }),
    );
    expect(found(2).parts).toEqual([1]);
    at(1).sent = true;
    expect(found(3).parts).toEqual([0]);
  });

  it('has as siblings what passed on the same server, the likest first, and no more than asked for', () => {
    const { found } = ringOf(
      chromiumEntry({ url: `${API}/health` }),
      chromiumEntry({ url: `${API}/orders/2` }),
      chromiumEntry({ url: `${API}/orders/1?q` }),
      chromiumEntry({ url: 'https://else.example/orders/1' }),
      chromiumEntry({ url: `${API}/orders/3`, status: 404 }),
      chromiumEntry({ method: 'POST', url: `${API}/orders/1`, status: 403 }),
    );
    expect(found(5).siblings).toEqual([2, 1, 0]);
    expect(found(5, 1).siblings).toEqual([2]);
    expect(found(5, 0).siblings).toEqual([]);
  });
});
