import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { API, chromiumEntry } from '../fixture/entries.ts';
import { type Glimpse, glimpse } from './glimpse.ts';
import { isFinished, isKnown } from './overlap.ts';
import { createRing } from './ring.ts';

function seenOf(path: number, at: number): Glimpse {
  const seen = glimpse(chromiumEntry({ url: `${API}/${path}`, at }));
  if (seen === null) throw new Error('no entry');
  return seen;
}

describe('one request is one, however it was told', () => {
  it('keeps as many as there were, whatever both sources tell and in whatever order', () => {
    // Each request: its URL, its millisecond, and which of the two sources tell of it.
    const request = fc.record({
      path: fc.nat(2),
      at: fc.nat(2),
      told: fc.constantFrom(['event'] as const, ['har'] as const, ['event', 'har'] as const),
    });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 30 }), fc.func(fc.nat()), (requests, order) => {
        const tellings = requests.flatMap(({ path, at, told }) => told.map((source) => ({ path, at, source })));
        tellings.sort((a, b) => order(a) - order(b));
        const ring = createRing(1e9);
        for (const { path, at, source } of tellings) {
          const seen = seenOf(path, at);
          if (!isKnown(ring, seen, source)) ring.add(seen, {}, source);
        }
        // Requests that look alike are at least as many as the source that tells more of them.
        const most = new Map<string, { event: number; har: number }>();
        for (const { path, at, source } of tellings) {
          const counts = most.get(`${path} ${at}`) ?? { event: 0, har: 0 };
          counts[source] += 1;
          most.set(`${path} ${at}`, counts);
        }
        const expected = [...most.values()].reduce((sum, { event, har }) => sum + Math.max(event, har), 0);
        expect(ring.size()).toBe(expected);
      }),
    );
  });

  it('does not take two events that look alike for one request', () => {
    const ring = createRing(1e9);
    ring.add(seenOf(1, 1), {}, 'event');
    expect(isKnown(ring, seenOf(1, 1), 'event')).toBe(false);
  });
});

describe('what a HAR lists as pending is no request yet', () => {
  it.each([
    [{ status: 0, error: null }, false],
    [{ status: 0, error: '' }, false],
    [{ status: 0, error: 'net::ERR_FAILED' }, true],
    [{ status: 200, error: null }, true],
  ])('%j finished: %s', (marks, finished) => {
    expect(isFinished({ ...seenOf(1, 1), ...marks })).toBe(finished);
  });
});
