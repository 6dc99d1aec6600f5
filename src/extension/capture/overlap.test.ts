import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { API, chromiumEntry, DAY } from '../fixture/entries.ts';
import { type Glimpse, glimpse } from './glimpse.ts';
import { isFinished, newInHar, wasListed } from './overlap.ts';
import { createRing, type Ring } from './ring.ts';

const entryOf = ({ path, at }: { readonly path: number; readonly at: number }) =>
  chromiumEntry({ url: `${API}/${path}`, at });

function seenOf(entry: unknown): Glimpse {
  const seen = glimpse(entry);
  if (seen === null) throw new Error('no entry');
  return seen;
}

function list(ring: Ring, entries: readonly unknown[]): number {
  const found = newInHar(ring, entries);
  for (const { entry, seen } of found) ring.add(seen, entry, 'har');
  return found.length;
}

function tell(ring: Ring, entry: unknown): void {
  const seen = seenOf(entry);
  if (!wasListed(ring, seen)) ring.add(seen, entry, 'event');
}

describe('one request is one, however it was told', () => {
  it('keeps as many as there were, wherever among the events the HAR comes, and however often', () => {
    // Requests in the order in which they end; `listed`: the HAR has it when it is asked for after it.
    const request = fc.record({ path: fc.nat(2), at: fc.nat(2) });
    const step = fc.constantFrom('end' as const, 'end' as const, 'event' as const, 'har' as const);
    fc.assert(
      fc.property(fc.array(request, { maxLength: 20 }), fc.array(step, { maxLength: 60 }), (requests, steps) => {
        const ring = createRing(1e9);
        const entries = requests.map(entryOf);
        let ended = 0;
        let told = 0;
        for (const now of steps) {
          if (now === 'end') ended = Math.min(entries.length, ended + 1);
          if (now === 'har') list(ring, entries.slice(0, ended));
          // The event of a request comes some time after its end.
          if (now === 'event' && told < ended) {
            tell(ring, entries[told]);
            told += 1;
          }
        }
        for (const entry of entries.slice(told)) tell(ring, entry);
        list(ring, entries);
        expect(ring.size()).toBe(requests.length);
      }),
    );
  });

  it('takes from the HAR what gave no event, and nothing of that again', () => {
    const ring = createRing(1e9);
    const [lost, seen] = [entryOf({ path: 1, at: 1 }), entryOf({ path: 2, at: 2 })];
    tell(ring, seen);
    expect(list(ring, [lost, seen])).toBe(1);
    expect(list(ring, [lost, seen])).toBe(0);
  });

  it('does not take again what it has forgotten', () => {
    const ring = createRing(20_000);
    const entries = Array.from({ length: 100 }, (_, at) => entryOf({ path: at, at }));
    for (const entry of entries) tell(ring, entry);
    expect(ring.size()).toBeLessThan(100);
    expect(ring.reach()).toBeGreaterThan(DAY);
    expect(list(ring, entries.slice(0, -1))).toBeLessThan(2);
  });
});

describe('what a HAR lists as pending is no request yet', () => {
  it.each([
    [{ status: 0, error: null }, false],
    [{ status: 0, error: '' }, false],
    [{ status: 0, error: 'net::ERR_FAILED' }, true],
    [{ status: 200, error: null }, true],
  ])('%j finished: %s', (marks, finished) => {
    expect(isFinished({ ...seenOf(entryOf({ path: 1, at: 1 })), ...marks })).toBe(finished);
  });
});
