import { describe, expect, it } from 'vitest';
import { API, firefoxEntry, firefoxNeverSent, firefoxPreflight } from '../fixture/entries.ts';
import { type Glimpse, glimpse } from './glimpse.ts';
import { createRecovery, type Recovery } from './recovery.ts';
import type { PreflightOutcome } from './suspect.ts';

const seenOf = (entry: unknown): Glimpse => {
  const seen = glimpse(entry);
  if (seen === null) throw new Error('no entry');
  return seen;
};

function tell(
  recovery: Recovery,
  outcome: PreflightOutcome,
  now: number,
  options: Parameters<typeof firefoxPreflight>[0] = {},
) {
  const entry = firefoxPreflight({ at: 10, ...options });
  recovery.preflight(entry, seenOf(entry), outcome, now);
}

describe('the request that a failed preflight kept from being sent', () => {
  it('is looked up for all preflights that fail together, and never where none failed', () => {
    const recovery = createRecovery();
    expect(recovery.due()).toBeNull();
    tell(recovery, 'passes', 1_000);
    expect(recovery.due()).toBeNull();
    tell(recovery, 'fails', 1_000);
    tell(recovery, 'fails', 1_010, { url: `${API}/b` });
    expect(recovery.due()).toBe(1_000);
    const har = [firefoxNeverSent({ at: 8 }), firefoxNeverSent({ url: `${API}/b`, at: 9 })];
    expect(recovery.take(har, 1_040).map(({ seen }) => seen.url)).toEqual([`${API}/orders`, `${API}/b`]);
    expect(recovery.due()).toBeNull();
  });

  it('is one a preflight, the oldest first, each found once', () => {
    const recovery = createRecovery();
    const har = [firefoxNeverSent({ at: 8 }), firefoxNeverSent({ at: 8 }), firefoxNeverSent({ at: 9 })];
    tell(recovery, 'fails', 1_000);
    tell(recovery, 'fails', 1_000);
    expect(recovery.take(har, 1_040)).toHaveLength(2);
    tell(recovery, 'fails', 2_000);
    expect(recovery.take(har, 2_040).map(({ seen }) => seen.start)).toEqual([seenOf(har[2]).start]);
    tell(recovery, 'fails', 3_000);
    expect(recovery.take(har, 3_040)).toEqual([]);
  });

  it('has the method that the preflight asked for, and began no later than it', () => {
    const recovery = createRecovery();
    tell(recovery, 'fails', 1_000);
    const others = [
      firefoxNeverSent({ method: 'DELETE', at: 8 }),
      firefoxNeverSent({ at: 500 }),
      firefoxEntry({ method: 'PUT', status: 204, at: 8 }),
    ];
    expect(recovery.take(others, 1_040)).toEqual([]);
  });

  it('is waited for in doubt, and not asked for when it gives its event', () => {
    const recovery = createRecovery();
    tell(recovery, 'depends', 1_000);
    expect(recovery.due()).toBe(2_500);
    recovery.actual(seenOf(firefoxEntry({ method: 'PUT', at: 9 })));
    expect(recovery.due()).toBeNull();
  });

  it('is not one that is still under way', () => {
    const sent = firefoxNeverSent({ at: 9, headersSize: 400, bodySize: -1 });
    const waiting = firefoxNeverSent({ at: 9, headersSize: 0, bodySize: -1 });
    const recovery = createRecovery();
    tell(recovery, 'depends', 1_000);
    expect(recovery.take([sent], 2_500)).toEqual([]);
    expect(recovery.due()).toBeNull();
    tell(recovery, 'depends', 3_000);
    expect(recovery.take([waiting], 4_500)).toEqual([]);
    expect(recovery.due()).not.toBeNull();
  });

  it('is looked for a few times where it is late, and then no more', () => {
    const recovery = createRecovery();
    tell(recovery, 'fails', 1_000);
    let tries = 0;
    for (let due = recovery.due(); due !== null && tries < 100; due = recovery.due()) {
      recovery.take([], due);
      tries += 1;
    }
    expect(tries).toBe(4);
  });
});
