import { describe, expect, it } from 'vitest';
import { distance, local, utc } from './when.ts';

describe('a moment', () => {
  it('is told in UTC and by the clock on the wall', () => {
    expect(utc('2026-11-21T20:15:00.123Z')).toBe('2026-11-21 20:15:00.123 UTC');
    expect(local('2026-11-21T20:15:00.123Z', 'Europe/Berlin')).toBe('2026-11-21 21:15:00, Europe/Berlin');
    expect(local('2026-07-21T20:15:00.123Z', 'Europe/Berlin')).toBe('2026-07-21 22:15:00, Europe/Berlin');
  });

  it('has no clock on the wall where the zone is unknown, or no zone', () => {
    expect(local('2026-11-21T20:15:00.123Z', null)).toBeNull();
    expect(local('2026-11-21T20:15:00.123Z', 'Atlantis/Capital')).toBeNull();
  });

  it.each([
    [-240, '4 minutes before'],
    [-1, '1 second before'],
    [90_000, '1 day after'],
    [7_200.5, '2 hours after'],
    [0.4, 'at the time of'],
  ])('%d s away is %s', (seconds, words) => {
    expect(distance(seconds)).toBe(words);
  });
});
