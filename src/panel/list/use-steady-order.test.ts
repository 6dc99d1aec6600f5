import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { diagnosis, scopeDenial } from '../fixtures/denials.ts';
import { reportWith } from '../fixtures/session.ts';
import { type Row, rowsOf } from '../rows.ts';
import { denialsById } from '../store.ts';
import { useSteadyOrder } from './use-steady-order.ts';

function row(id: string, count = 1): Row {
  const report = reportWith([scopeDenial({ id, diagnoses: [diagnosis({ title: id })] })]);
  const [made] = rowsOf(
    report.groups.map((group) => ({ ...group, id, count })),
    denialsById(report),
  );
  if (!made) throw new Error('a denial makes a row');
  return made;
}

interface Asked {
  readonly sorted: readonly Row[];
  readonly hold: boolean;
  readonly newestLast: boolean;
  readonly key: string;
}

const watch = (asked: Asked) =>
  renderHook(({ sorted, hold, newestLast, key }: Asked) => useSteadyOrder(sorted, hold, newestLast, key), {
    initialProps: asked,
  });

const ids = (rows: readonly Row[]) => rows.map(({ id }) => id);

describe('rows under the pointer', () => {
  const before = { sorted: [row('b'), row('a')], hold: true, newestLast: false, key: 'newest first' };

  it('stay where they are while new ones wait; counts change in place', () => {
    const { result, rerender } = watch(before);
    rerender({ ...before, sorted: [row('c'), row('a', 7), row('b')] });
    expect(ids(result.current.rows)).toEqual(['b', 'a']);
    expect(result.current.rows[1]?.count).toBe(7);
    expect(result.current.waiting).toBe(1);
  });

  it('take their places when the pointer leaves', () => {
    const { result, rerender } = watch(before);
    rerender({ ...before, sorted: [row('c'), row('a'), row('b')], hold: false });
    expect(ids(result.current.rows)).toEqual(['c', 'a', 'b']);
    expect(result.current.waiting).toBe(0);
  });

  it('do not outlive what was cleared', () => {
    const { result, rerender } = watch(before);
    rerender({ ...before, sorted: [row('a')] });
    expect(ids(result.current.rows)).toEqual(['a']);
  });

  it('are sorted anew at once when the user asks for another order or filter', () => {
    const { result, rerender } = watch(before);
    rerender({ ...before, sorted: [row('c'), row('a')], key: 'by cause' });
    expect(ids(result.current.rows)).toEqual(['c', 'a']);
  });

  it('need not wait where new ones come last', () => {
    const { result, rerender } = watch({ ...before, newestLast: true });
    rerender({ ...before, newestLast: true, sorted: [row('b'), row('a'), row('c')] });
    expect(ids(result.current.rows)).toEqual(['b', 'a', 'c']);
  });
});
