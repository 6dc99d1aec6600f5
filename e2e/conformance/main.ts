import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserName } from '../drivers/session.ts';
import { runConformance } from './session-run.ts';
import { conformanceDocument, differenceLine, type Run, scarceReasons } from './table.ts';

const USAGE = 'usage: npm run conformance -- [--seed N] [--count N] [--browser chromium|firefox] [--keep]';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '600' },
    browser: { type: 'string', multiple: true },
    /** Leaves docs/conformance.md as it is. */
    keep: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const count = Number(values.count);
const browsers = (values.browser ?? ['chromium', 'firefox']).filter(
  (name): name is BrowserName => name === 'chromium' || name === 'firefox',
);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count) || count < 1 || browsers.length === 0) {
  console.error(USAGE);
  process.exit(2);
}

const runs: Run[] = [];
for (const browser of browsers) {
  const extensionDir = path.resolve('dist', browser === 'firefox' ? 'firefox' : 'chrome');
  const { run, recordings } = await runConformance({
    browser,
    extensionDir,
    seed,
    count,
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
const document = conformanceDocument(runs);
console.log(`\n${document}`);
if (!values.keep) fs.writeFileSync('docs/conformance.md', document);
const failed = unequal.filter(({ comparison: { outcome } }) => outcome !== 'withheld').length;
console.log(failed === 0 ? 'Every difference is one that the network API withholds.' : `${failed} scenarios differ.`);
/** Scenarios of a run that is to prove something of every reason. */
const WHOLE = 600;
const scarce = count < WHOLE ? [] : runs.flatMap((run) => scarceReasons(run).map((name) => `${run.browser} ${name}`));
if (scarce.length > 0) console.log(`Too few scenarios met these reasons: ${scarce.join(', ')}.`);
process.exit(failed === 0 && scarce.length === 0 ? 0 : 1);
