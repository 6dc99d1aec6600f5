import { expect, test } from '@playwright/test';
import { generate } from './conformance/generate.ts';
import { runConformance } from './conformance/session-run.ts';
import { differenceLine } from './conformance/table.ts';
import { tables } from './conformance/tables/index.ts';
import { driverOf, extensionDir } from './sessions.ts';

/** A part of the matrix; `npm run conformance` is the whole of it. */
const COUNT = 80;
const ROWS = tables().filter(({ table }, index) => table !== 'local network' && index % 20 === 0);

test('our verdicts are the engine’s, or say what the network API withholds', async ({ browserName }) => {
  test.setTimeout(600_000);
  const browser = driverOf(browserName);
  const { run } = await runConformance({
    browser,
    extensionDir: extensionDir(browser),
    plans: [...generate(20_261, COUNT), ...ROWS],
    progress: () => {},
  });
  const failed = run.comparisons.filter(({ outcome }) => outcome === 'different' || outcome === 'wrong proven');
  expect(failed.map(differenceLine)).toEqual([]);
  expect(run.comparisons.filter(({ engine }) => engine !== null).length).toBeGreaterThan(COUNT / 4);
});
