import { describe, expect, it } from 'vitest';
import { preflightDenial, scopeDenial } from './fixtures/denials.ts';
import { reportWith } from './fixtures/session.ts';
import { rowsOf } from './rows.ts';
import { keepSelection } from './selection.ts';
import { denialsById } from './store.ts';

const rowsWith = (...denials: Parameters<typeof reportWith>[0]) => {
  const report = reportWith(denials);
  return rowsOf(report.groups, denialsById(report));
};
const scope = scopeDenial();
const early = preflightDenial({ id: 'early' });
const late = preflightDenial({ id: 'late' });

describe('the selection', () => {
  it('begins with the newest occurrence of the newest cause', () => {
    expect(keepSelection(null, rowsWith(scope, early, late))).toEqual({ group: 'g2', denial: 'late' });
    expect(keepSelection(null, [])).toBeNull();
  });

  it('is the same value while nothing happened to it', () => {
    const selection = { group: 'g2', denial: 'early' };
    expect(keepSelection(selection, rowsWith(scope, early, late))).toBe(selection);
  });

  it('falls to the newest of its cause when its occurrence was evicted', () => {
    expect(keepSelection({ group: 'g2', denial: 'early' }, rowsWith(scope, late))).toEqual({
      group: 'g2',
      denial: 'late',
    });
  });

  it('falls to the newest cause when its cause is gone', () => {
    expect(keepSelection({ group: 'g7', denial: 'gone' }, rowsWith(scope, late))).toEqual({
      group: 'g2',
      denial: 'late',
    });
  });
});
