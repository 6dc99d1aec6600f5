import { describe, expect, it } from 'vitest';
import type { ExperimentResult } from '../capture-protocol.ts';
import { chromiumNeverSent, DAY } from '../fixture/entries.ts';
import { batchOf, redacted } from '../fixture/exchanges.ts';
import { fold, type Happening } from './fold.ts';
import { NOTHING_KNOWN, patchFor } from './patch.ts';
import { EMPTY_SESSION, type Session } from './session.ts';

const run = (happenings: readonly Happening[], start: Session = EMPTY_SESSION) => happenings.reduce(fold, start);
const shown = (session: Session) =>
  patchFor(session, NOTHING_KNOWN, { full: true, preserveLog: true, at: DAY, most: 100 }).patch;

const variant = (label: string) => ({
  label,
  method: null,
  withoutHeaders: [],
  setHeaders: [],
  credentials: 'omit' as const,
  body: { kind: 'same' as const },
});
let batches = 1;
const results = (...some: readonly (Pick<ExperimentResult, 'index' | 'status'> & { serial?: number })[]): Happening => {
  batches += 1;
  const made = some.map(({ index, status, serial = 1 }) => ({
    serial,
    index,
    at: DAY + 60_000 + index,
    status,
    said: '',
    fixTried: false,
    exchanges: [],
  }));
  return { type: 'captured', capture: 'c1', batch: batchOf(batches, [], { results: made }), preserveLog: true };
};

const refused = redacted(chromiumNeverSent({ at: 4 }), 'c1-1', 1);
const start = run([{ type: 'captured', capture: 'c1', batch: batchOf(1, [refused]), preserveLog: true }]);
const begin = (kind: 'recheck' | 'probe', ...labels: readonly string[]): Happening => ({
  type: 'experiment',
  denial: 'd1',
  kind,
  variants: labels.map(variant),
});

describe('a re-check', () => {
  it('clears the denial when its first request passes, whatever the others come to', () => {
    const session = run([begin('recheck', 'with', 'without'), results({ index: 0, status: 204 })], start);
    expect(shown(session).session.experiment).toEqual({ denial: 'd1', kind: 'recheck', done: 1, of: 2 });
    const done = run([results({ index: 1, status: null })], session);
    expect(shown(done).session.experiment).toBeNull();
    expect(shown(done).denials).toMatchObject([
      { outcome: 'cleared', clearedAt: new Date(DAY + 60_000).toISOString(), recheck: { passed: true } },
    ]);
  });

  it('leaves the denial refused where only a later one passes, or an error comes back', () => {
    for (const status of [null, 403, 500]) {
      const session = run([begin('recheck', 'with', 'without'), results({ index: 0, status })], start);
      const done = run([results({ index: 1, status: 200 })], session);
      expect(shown(done).denials).toMatchObject([{ outcome: 'refused', recheck: { passed: false } }]);
    }
  });
});

describe('an experiment', () => {
  it('gives way to the next one: its late results are nothing any more', () => {
    const session = run([begin('recheck', 'with'), begin('probe', 'unchanged', 'without x-a')], start);
    const late = run([results({ index: 0, status: 200, serial: 1 })], session);
    expect(shown(late).denials).toMatchObject([{ outcome: 'refused', recheck: null, probe: null }]);
  });

  it('takes each result once, and keeps what it has shown when it is stopped', () => {
    const one = run([begin('probe', 'unchanged', 'without x-a', 'third'), results({ index: 0, status: null })], start);
    const twice = run([results({ index: 0, status: 200 }), results({ index: 1, status: 200 })], one);
    const stopped = run([{ type: 'stop-experiment' }], twice);
    expect(shown(stopped).session.experiment).toBeNull();
    expect(shown(stopped).denials[0]?.probe).toMatchObject({
      complete: false,
      conclusion: 'It passes without x-a: that is what is refused.',
      trials: [{ passed: false }, { passed: true }],
    });
  });

  it('is none for a denial that is not there', () => {
    expect(run([{ ...begin('probe', 'x'), denial: 'd9' } as Happening], start)).toBe(start);
  });
});
