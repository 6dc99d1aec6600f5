import { describe, expect, it } from 'vitest';
import type { Task } from '../../core/variant.ts';
import { API, APP, chromiumEntry, chromiumNeverSent, chromiumPreflight, DAY } from '../fixture/entries.ts';
import { createExperiments, type Result } from './experiments.ts';
import { glimpse } from './glimpse.ts';
import type { RingRecord } from './ring.ts';
import { createRun, type RunHost } from './run-experiment.ts';

const variant = (label: string) => ({
  label,
  method: null,
  withoutHeaders: [],
  setHeaders: [],
  credentials: 'omit' as const,
  body: { kind: 'same' as const },
});

const taskOf = (...labels: readonly string[]): Task => ({
  serial: 1,
  denial: 'd1',
  kind: 'probe',
  exchange: 'c1-1',
  origin: APP,
  variants: labels.map(variant),
});

const record = (entry: unknown): RingRecord => {
  const seen = glimpse(entry);
  if (seen === null) throw new Error('no entry');
  const marks = { matched: false, sent: false, counted: false, paired: false, partner: null };
  return { sequence: 1, glimpse: seen, source: 'event', entry, ...marks };
};

/** Experiments in a page of `origin` that answers each `fetch` with the next of `answers`. */
function start(host: Partial<RunHost> & { readonly origin?: string; readonly answers?: readonly unknown[] } = {}) {
  const results: Result[] = [];
  const asked: string[] = [];
  const answers = [...(host.answers ?? [])];
  let now = DAY;
  const run = createRun({
    browser: 'chromium',
    now: () => now,
    wait: async (milliseconds) => {
      now += milliseconds;
    },
    key: () => 'clearance 1',
    frames: async () => [],
    entryOf: async () => ({ entry: chromiumNeverSent() }),
    urlOf: () => `${API}/orders`,
    read: async () => null,
    evaluate: async (expression) => {
      asked.push(expression);
      if (expression === 'self.origin') return host.origin ?? APP;
      return expression.includes('new AbortController') ? true : (answers.shift() ?? null);
    },
    ...host,
  });
  const experiments = createExperiments(
    () => now,
    async () => run,
    (result) => void results.push(result),
  );
  const settle = async () => {
    for (let turn = 0; turn < 2_000; turn += 1) await Promise.resolve();
  };
  return { experiments, results, asked, settle };
}

describe('an experiment', () => {
  it('sends one request after the other, and tells what the page was told', async () => {
    const { experiments, results, asked, settle } = start({ answers: [{ said: 'TypeError' }, { status: 200 }] });
    experiments.direct(taskOf('unchanged', 'without x-a'));
    await settle();
    expect(results.map(({ index, status, said }) => [index, status, said])).toEqual([
      [0, null, 'TypeError'],
      [1, 200, ''],
    ]);
    expect(asked.filter((expression) => expression.includes(`"url":"${API}/orders"`))).toHaveLength(2);
  });

  it('believes no page that says something else than a status or a text', async () => {
    const { experiments, results, settle } = start({ answers: [{ status: '200' }, { status: 1e9 }, { status: 403 }] });
    experiments.direct(taskOf('unchanged'));
    await settle();
    expect(results.map(({ status }) => status)).toEqual([403]);
  });

  it('sends nothing from another origin, and says what to do', async () => {
    for (const browser of ['chromium', 'firefox'] as const) {
      const { experiments, results, asked, settle } = start({ browser, origin: 'https://else.example' });
      experiments.direct(taskOf('unchanged'));
      await settle();
      expect(results).toMatchObject([{ status: null, said: expect.stringContaining('Paste the fetch call') }]);
      expect(asked).toEqual(['self.origin']);
    }
  });

  it('is sent from the frame that has the origin', async () => {
    const frames: (string | undefined)[] = [];
    const { experiments, results, settle } = start({
      frames: async () => ['https://cdn.example/a.js', `${APP}/frame`],
      evaluate: async (expression, frameUrl) => {
        frames.push(frameUrl);
        if (expression === 'self.origin') return frameUrl === undefined ? 'https://else.example' : APP;
        return expression.includes('new AbortController') ? true : { status: 204 };
      },
    });
    experiments.direct(taskOf('unchanged'));
    await settle();
    expect(results.map(({ status }) => status)).toEqual([204]);
    expect(new Set(frames)).toEqual(new Set([undefined, `${APP}/frame`]));
  });

  it('says so where the request is held no more, and sends nothing', async () => {
    const { experiments, results, settle } = start({ entryOf: async () => 'gone' });
    experiments.direct(taskOf('unchanged'));
    await settle();
    expect(results).toMatchObject([{ status: null, said: expect.stringContaining('held no more') }]);
  });

  it('sends nothing more once it is stopped', async () => {
    const { experiments, results, settle } = start({ answers: [null, null] });
    experiments.direct(taskOf('unchanged', 'without x-a'));
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    experiments.direct(null);
    await settle();
    expect(results).toEqual([]);
  });

  it('that tests a preflight asks the page for a marked OPTIONS, and takes for its own what the browser tells of that', async () => {
    const { experiments, results, asked, settle } = start({
      answers: [{ said: 'TypeError' }],
      entryOf: async () => 'gone',
    });
    const preflight = { mark: 'clearance-00000000-0000-4000-8000-000000000000', method: 'PUT', headers: [] };
    experiments.direct({ ...taskOf('preflight'), kind: 'preflight', preflight });
    await settle();
    expect(results).toMatchObject([{ index: 0, status: null }]);
    const call = asked.find((expression) => expression.includes(`"url":"${API}/orders#${preflight.mark}"`));
    expect(call).toContain('"method":"OPTIONS"');
    // The page's own request to that URL stays its own.
    expect(experiments.claims(record(chromiumNeverSent({ at: 5 })))).toBe(false);
    expect(experiments.claims(record(chromiumPreflight({ at: 6 })))).toBe(true);
    expect(experiments.claims(record(chromiumNeverSent({ at: 5, method: 'OPTIONS' })))).toBe(true);
  });

  it('takes its own request and preflight, each once, and leaves the rest to the page', async () => {
    const { experiments, settle } = start();
    expect(experiments.claims(record(chromiumNeverSent({ at: 5 })))).toBe(false);
    experiments.direct(taskOf('unchanged'));
    await settle();
    expect(experiments.claims(record(chromiumEntry({ url: `${API}/other`, method: 'PUT', at: 5 })))).toBe(false);
    expect(experiments.claims(record(chromiumEntry({ at: 5 })))).toBe(false);
    expect(experiments.claims(record(chromiumPreflight({ at: 6 })))).toBe(true);
    expect(experiments.claims(record(chromiumNeverSent({ at: 5 })))).toBe(true);
    expect(experiments.claims(record(chromiumNeverSent({ at: 5 })))).toBe(false);
  });
});
