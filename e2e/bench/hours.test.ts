import { expect, it } from 'vitest';
import { liveHours, QUOTA } from './hours.ts';

it('a long day of denials stays within its storage, forgets the oldest first, and counts what it forgot', async () => {
  const step = 500;
  const day = await liveHours({
    requests: 5_000,
    hours: 8,
    deniedPercent: 90,
    kills: 3,
    seed: 8,
    step,
    heap: () => 0,
    say: () => undefined,
  });
  expect(day.errors).toBe(0);
  expect(day.stored).toBeLessThan(QUOTA);
  expect(day.refused).toBe(0);
  expect(day.told.denials).toBe(day.denied);
  expect(day.told.evicted).toBeGreaterThan(0);
  expect(day.oldestKept).toBeGreaterThan(step);
  // Of those that came at once any may go first.
  expect(day.latestForgotten).toBeLessThan(day.oldestKept + step);
});
