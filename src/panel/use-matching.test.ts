import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { scopeDenial } from './fixtures/denials.ts';
import { reportWith } from './fixtures/session.ts';
import { type Row, rowsOf } from './rows.ts';
import { denialsById } from './store.ts';
import { useMatching } from './use-matching.ts';

afterEach(cleanup);

const report = reportWith([scopeDenial()]);
const [one] = rowsOf(report.groups, denialsById(report));
if (!one) throw new Error('no row');
/** Rows that differ by what they are called: every tenth is of another method. */
const rowsTo = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, index) => ({
    ...one,
    id: `g${index}`,
    denials: [scopeDenial({ request: { ...scopeDenial().request, method: index % 10 === 0 ? 'PATCH' : 'POST' } })],
  }));

const watch = (all: readonly Row[], asked: string) =>
  renderHook(({ rows, typed }) => useMatching(rows, typed), { initialProps: { rows: all, typed: asked } });

describe('what the filter lets pass', () => {
  it('is there at once where there is little to look at', () => {
    expect(watch(rowsTo(100), 'method:patch').result.current.rows).toHaveLength(10);
  });

  it('is found in slices where there is much; until then the rows stand that were asked for before', async () => {
    const all = rowsTo(3_000);
    const { result, rerender } = watch(all, 'method:post');
    expect(result.current).toMatchObject({ asked: '' });
    await waitFor(() => expect(result.current.rows).toHaveLength(2_700));
    rerender({ rows: all, typed: 'method:patch' });
    expect(result.current).toMatchObject({ asked: 'method:post' });
    await waitFor(() => expect(result.current.rows).toHaveLength(300));
    expect(result.current.asked).toBe('method:patch');
  });

  it('holds nothing that is gone, and all of what is new', async () => {
    const all = rowsTo(3_000);
    const { result, rerender } = watch(all, 'method:patch');
    await waitFor(() => expect(result.current.rows).toHaveLength(300));
    await act(async () => rerender({ rows: all.slice(0, 1_500), typed: 'method:patch' }));
    expect(result.current.rows).toHaveLength(150);
    rerender({ rows: [], typed: 'method:patch' });
    expect(result.current.rows).toEqual([]);
    rerender({ rows: all, typed: 'method:patch' });
    await waitFor(() => expect(result.current.rows).toHaveLength(300));
  });
});
