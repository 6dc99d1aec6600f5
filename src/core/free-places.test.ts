import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstAbove, freePlaces } from './free-places.ts';

test('the nearest free place on either side, whatever was taken', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 30 }),
      fc.array(fc.nat({ max: 30 })),
      fc.integer({ min: -2, max: 33 }),
      (count, taken, at) => {
        const free = freePlaces(count);
        const left = new Set(Array.from({ length: count }, (_, place) => place));
        for (const place of taken) {
          if (!left.delete(place)) continue;
          free.take(place);
          // Asked in between, so that links are shortened on the way.
          free.atOrAfter(at);
          free.atOrBefore(at);
        }
        const places = [...left];
        expect(free.atOrAfter(at)).toBe(places.find((place) => place >= at) ?? -1);
        expect(free.atOrBefore(at)).toBe(places.findLast((place) => place <= at) ?? -1);
      },
    ),
  );
});

test('the first number above a limit, in a sorted list', () => {
  const sorted = [1, 3, 3, 7];
  expect([0, 1, 2, 3, 7].map((limit) => firstAbove(sorted, limit, (one) => one))).toEqual([0, 1, 1, 3, 4]);
  expect(firstAbove([], 1, () => 0)).toBe(0);
});
