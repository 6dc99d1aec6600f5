import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../extension/settings.ts';
import { counted, counts } from './counted.ts';
import { preflightDenial, scopeDenial } from './fixtures/denials.ts';
import { fullPatch } from './fixtures/session.ts';
import { applyPatch } from './store.ts';

const byStatus = scopeDenial();
const byCors = preflightDenial();

function stateOf(denials: readonly (typeof byStatus)[]) {
  const state = applyPatch(null, fullPatch(denials));
  if (state === null) throw new Error('no state');
  return state;
}

describe('what counts as a denial', () => {
  it('is everything at first, and the state is the same object then', () => {
    const state = stateOf([byStatus, byCors]);
    expect(counted(state, DEFAULT_SETTINGS)).toBe(state);
  });

  it.each([
    ['a status that is left out', { statuses: [401 as const] }, [byCors.id]],
    ['CORS left out', { cors: false }, [byStatus.id]],
    ['everything left out', { statuses: [], cors: false }, []],
  ])('leaves the others: %s', (_, changes, left) => {
    const shown = counted(stateOf([byStatus, byCors]), { ...DEFAULT_SETTINGS, ...changes });
    expect([...shown.denials.keys()]).toEqual(left);
    expect(shown.groups.flatMap(({ denials }) => denials)).toEqual(left);
    expect(shown.session.denials).toBe(left.length);
  });

  it('is whatever an answer itself calls a refusal, whatever its status', () => {
    expect(counts({ ...DEFAULT_SETTINGS, statuses: [] }, { ...byStatus, status: 422 })).toBe(true);
  });

  it('keeps the count of a cause whose occurrences are not all held', () => {
    const other = { ...byStatus, id: 'd9', status: 401 };
    const state = stateOf([byStatus, other]);
    const many = { ...state, groups: state.groups.map((group) => ({ ...group, count: 1_000 })) };
    const shown = counted(many, { ...DEFAULT_SETTINGS, statuses: [403] });
    expect(shown.groups.map(({ count, denials }) => [count, denials])).toEqual([[999, [byStatus.id]]]);
  });
});
