import fs from 'node:fs';
import path from 'node:path';
import { readArguments } from '../command-line.ts';
import type { BrowserName } from '../drivers/session.ts';
import { generate } from './generate.ts';
import { TRANSPORTS } from './plan.ts';
import { runConformance } from './session-run.ts';
import { conformanceDocument, differenceLine, type Run, scarceReasons } from './table.ts';
import { tables } from './tables/index.ts';

const USAGE =
  'usage: npm run conformance -- [--seed N] [--count N] [--browser chromium|firefox] [--only drawn|tables] [--table NAME] [--over TRANSPORT] [--keep]';

const { values } = readArguments(USAGE, {
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '600' },
    browser: { type: 'string', multiple: true },
    /** Half of the scenarios: those that the seed draws, or those that stand in tables; of these perhaps one table. */
    only: { type: 'string' },
    table: { type: 'string', multiple: true },
    /** The transport that rows of tables are sent over, but those of the local network; else each has its own. */
    over: { type: 'string' },
    /** Leaves docs/conformance.md as it is. */
    keep: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const count = Number(values.count);
const browsers = (values.browser ?? ['chromium', 'firefox']).filter(
  (name): name is BrowserName => name === 'chromium' || name === 'firefox',
);
const over = TRANSPORTS.find((one) => one === values.over);
if (
  !Number.isSafeInteger(seed) ||
  !Number.isSafeInteger(count) ||
  count < 1 ||
  browsers.length === 0 ||
  !['drawn', 'tables', undefined].includes(values.only) ||
  (values.over !== undefined && over === undefined)
) {
  console.error(USAGE);
  process.exit(2);
}

const drawn = values.only === 'tables' ? [] : generate(seed, count);
const rows =
  values.only === 'drawn' ? [] : tables(over).filter(({ table = '' }) => values.table?.includes(table) ?? true);
const plans = [...drawn, ...rows];

const runs: Run[] = [];
for (const browser of browsers) {
  const extensionDir = path.resolve('dist', browser === 'firefox' ? 'firefox' : 'chrome');
  const { run, recordings } = await runConformance({
    browser,
    extensionDir,
    plans,
    progress: (done, of) => console.log(`${browser}: ${done} of ${of} scenarios`),
  });
  runs.push(run);
  fs.mkdirSync('out', { recursive: true });
  fs.writeFileSync(`out/conformance-${browser}.json`, JSON.stringify({ browser, recordings }));
}

const unequal = runs.flatMap(({ browser, comparisons }) =>
  comparisons.filter(({ outcome }) => outcome !== 'equal').map((comparison) => ({ browser, comparison })),
);
for (const { browser, comparison } of unequal) console.log(`${browser} ${differenceLine(comparison)}`);
const document = conformanceDocument(runs, seed);
console.log(`\n${document}`);
if (!values.keep) fs.writeFileSync('docs/conformance.md', document);
const failed = unequal.filter(({ comparison: { outcome } }) => outcome !== 'withheld').length;
console.log(failed === 0 ? 'Every difference is one that the network API withholds.' : `${failed} scenarios differ.`);
/** Scenarios of a run that is to prove something of every reason. */
const WHOLE = 600;
const scarce =
  drawn.length < WHOLE || values.only !== undefined
    ? []
    : runs.flatMap((run) => scarceReasons(run).map((name) => `${run.browser} ${name}`));
if (scarce.length > 0) console.log(`Too few scenarios met these reasons: ${scarce.join(', ')}.`);
process.exit(failed === 0 && scarce.length === 0 ? 0 : 1);
