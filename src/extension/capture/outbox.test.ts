import { describe, expect, it } from 'vitest';
import { chromiumEntry } from '../fixture/entries.ts';
import { redacted } from '../fixture/exchanges.ts';
import { createOutbox } from './outbox.ts';

const exchange = (n: number) => redacted(chromiumEntry({ status: 403, at: n }), `c-${n}`, n);

describe('the outbox', () => {
  it('has one batch under way, and gathers meanwhile what comes', () => {
    const outbox = createOutbox();
    expect(outbox.next(0)).toBeNull();
    outbox.add(exchange(1));
    const first = outbox.next(1);
    expect(first?.batch).toBe(1);
    outbox.add(exchange(2));
    outbox.add(exchange(3));
    expect(outbox.next(3)).toBeNull();
    expect(outbox.unacknowledged()).toBe(first);
    outbox.saved(1);
    expect(outbox.next(3)).toMatchObject({ batch: 2, exchanges: [{ id: 'c-2' }, { id: 'c-3' }] });
    outbox.saved(1);
    expect(outbox.unacknowledged()?.batch).toBe(2);
    outbox.saved(2);
    expect(outbox.isPending()).toBe(false);
  });

  it('tells no repeat before the exchange that it repeats', () => {
    const outbox = createOutbox();
    for (let n = 0; n < 150; n += 1) outbox.add(exchange(n));
    outbox.repeat('c-149', 10);
    outbox.repeat('c-149', 20);
    outbox.repeat('c-0', 30);
    expect(outbox.next(0)?.repeats).toEqual([{ of: 'c-0', count: 1, last: 30 }]);
    outbox.saved(1);
    expect(outbox.next(0)?.repeats).toEqual([{ of: 'c-149', count: 2, last: 20 }]);
  });

  it('gives up the oldest where the background cannot be reached for long, and says how many', () => {
    const outbox = createOutbox();
    for (let n = 0; n < 2_010; n += 1) outbox.add(exchange(n));
    expect(outbox.next(0)).toMatchObject({ lost: 10, exchanges: { 0: { id: 'c-10' } } });
    outbox.saved(1);
    expect(outbox.next(0)?.lost).toBe(0);
  }, 30_000);
});
