import { describe, expect, it } from 'vitest';
import { diagnosis, preflightDenial, scopeDenial } from './fixtures/denials.ts';
import { reportWith } from './fixtures/session.ts';
import { refusedBy, rowsOf, rowsSummary, sortRows, statusWord, target } from './rows.ts';
import { denialsById } from './store.ts';

const rowsWith = (...denials: Parameters<typeof reportWith>[0]) => {
  const report = reportWith(denials);
  return rowsOf(report.groups, denialsById(report));
};

describe('a row', () => {
  it('counts evicted occurrences and is told by the newest that is held', () => {
    const report = reportWith([
      preflightDenial(),
      preflightDenial({ id: 'd2', startedDateTime: '2026-11-21T12:40:00Z' }),
    ]);
    const [group] = report.groups;
    const evicted = group ? [{ ...group, denials: ['d0', ...group.denials], count: 10_000 }] : [];
    const [row] = rowsOf(evicted, denialsById(report));
    expect(row).toMatchObject({ count: 10_000, last: Date.parse('2026-11-21T12:40:00Z') });
    expect(row?.denials.map(({ id }) => id)).toEqual(['d1', 'd2']);
  });

  it('stays the very same while nothing of it changes, and so do all, so that nothing is drawn again', () => {
    const report = reportWith([preflightDenial(), scopeDenial({ id: 'd2' })]);
    const held = denialsById(report);
    const before = rowsOf(report.groups, held);
    const again = report.groups.map((group) => ({ ...group, denials: [...group.denials] }));
    expect(rowsOf(again, held, before)).toBe(before);
    const [first, second] = again;
    const counted = first && second ? [first, { ...second, count: second.count + 1 }] : [];
    const after = rowsOf(counted, held, before);
    expect(after[0]).toBe(before[0]);
    expect(after[1]?.count).toBe(2);
    const rediagnosed = new Map(held).set('d1', preflightDenial({ status: 418 }));
    expect(rowsOf(again, rediagnosed, before)[0]).not.toBe(before[0]);
  });

  it('is none where every occurrence was evicted', () => {
    const report = reportWith([preflightDenial()]);
    expect(rowsOf(report.groups, new Map())).toEqual([]);
  });

  it('is said to have passed by a fix that is tried, until it is cleared', () => {
    const tried = { at: '2026-11-21T14:02:00.000Z', passed: true };
    const at = Date.parse(tried.at);
    expect(rowsWith(preflightDenial({ tried }))[0]).toMatchObject({ passedByFix: at, cleared: null });
    const clearedAt = '2026-11-21T15:00:00.000Z';
    const [cleared] = rowsWith(preflightDenial({ tried, outcome: 'cleared', clearedAt }));
    expect(cleared).toMatchObject({ passedByFix: null, cleared: Date.parse(clearedAt) });
    expect(rowsWith(preflightDenial({ tried: { ...tried, passed: false } }))[0]?.passedByFix).toBeNull();
  });

  it('steps back once the same request has passed', () => {
    expect(rowsWith(preflightDenial({ outcome: 'cleared', clearedAt: '2026-11-21T14:02:00.000Z' }))[0]?.cleared).toBe(
      Date.parse('2026-11-21T14:02:00.000Z'),
    );
  });
});

describe('the status column', () => {
  it.each([
    ['what the script saw', { blockedBy: 'server', status: 403 }, '403'],
    ['CORS where the browser hid the status', { blockedBy: 'browser', status: 403 }, 'CORS'],
    ['no status where there was no connection', { blockedBy: 'network', status: 0 }, 'Net'],
    ['no status where none is known', { blockedBy: 'unknown', status: 0 }, 'None'],
  ] as const)('says %s', (_, changes, expected) => {
    expect(statusWord(preflightDenial(changes))).toBe(expected);
  });
});

describe('who refused', () => {
  it('is the layer with its product where one is known, else the browser or the network', () => {
    expect(refusedBy(preflightDenial())).toBe('Framework, Express');
    expect(refusedBy(preflightDenial({ refusal: null }))).toBe('Browser');
    expect(refusedBy(preflightDenial({ refusal: null, blockedBy: 'network' }))).toBe('Network');
    expect(refusedBy(preflightDenial({ refusal: null, blockedBy: 'server' }))).toBe('Unknown');
  });
});

describe('sorting', () => {
  const rows = rowsWith(
    preflightDenial({
      id: 'a',
      diagnoses: [diagnosis({ rule: 'unknown', title: 'B' })],
      status: 403,
      blockedBy: 'server',
    }),
    scopeDenial({ id: 'b', diagnoses: [diagnosis({ rule: 'token-expired', title: 'A' })], status: 1403 }),
    scopeDenial({ id: 'c', diagnoses: [diagnosis({ rule: 'csrf-token', title: 'A' })], status: 401 }),
  );
  const titles = (key: Parameters<typeof sortRows>[1]['key'], descending: boolean) =>
    sortRows(rows, { key, descending }).map((row) => row.cause + row.status);

  it('keeps the order of appearance, or turns it round', () => {
    expect(titles('first', false)).toEqual(['B403', 'A1403', 'A401']);
    expect(titles('first', true)).toEqual(['A401', 'A1403', 'B403']);
  });

  it('leaves equal rows in their order, both ways', () => {
    expect(titles('cause', false)).toEqual(['A1403', 'A401', 'B403']);
    expect(titles('cause', true)).toEqual(['B403', 'A1403', 'A401']);
  });

  it('compares numbers as numbers', () => {
    expect(titles('status', false)).toEqual(['A401', 'B403', 'A1403']);
  });
});

describe('words', () => {
  it('count in English', () => {
    expect(rowsSummary(9, 1234, 3412)).toBe('9 causes, 1,234 denials of 3,412 requests');
    expect(rowsSummary(1, 1, 1)).toBe('1 cause, 1 denial of 1 request');
    expect(rowsSummary(0, 0, 214)).toBe('No denial in 214 requests');
  });

  it('show a URL that cannot be read as it is', () => {
    expect(target('https://api.example:8443/a?b=c')).toEqual({ host: 'api.example:8443', path: '/a?b=c' });
    expect(target('::')).toEqual({ host: '', path: '::' });
  });
});
