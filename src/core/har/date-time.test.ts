import { describe, expect, it } from 'vitest';
import { readDateTime } from './date-time.ts';

describe('startedDateTime', () => {
  it.each([
    ['2026-01-20T10:00:00.000Z', '2026-01-20T10:00:00.000Z'],
    ['2026-01-20T10:00:00', '2026-01-20T10:00:00.000Z'],
    ['2026-01-20T10:00:00.1234567+02:00', '2026-01-20T08:00:00.123Z'],
    ['2026-01-20T10:00:00.5-0530', '2026-01-20T15:30:00.500Z'],
    ['2026-01-20 10:00:00Z', '2026-01-20T10:00:00.000Z'],
    ['2026-01-20T10:00Z', '2026-01-20T10:00:00.000Z'],
    ['Tue, 20 Jan 2026 10:00:00 GMT', '2026-01-20T10:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    const time = readDateTime(text);
    expect(time === null ? null : new Date(time).toISOString()).toBe(expected);
  });

  it.each(['', 'yesterday', '20 Jan 2026', 1768903200000, null, undefined, {}])('%j is no date', (value) => {
    expect(readDateTime(value)).toBeNull();
  });
});
