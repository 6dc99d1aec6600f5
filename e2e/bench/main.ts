import fs from 'node:fs';
import { readArguments } from '../command-line.ts';
import type { BrowserName } from '../drivers/session.ts';
import { composeDocument, type Results } from './document.ts';
import { measureEngine } from './engine.ts';
import { measureEventToRow } from './event-to-row.ts';
import { measureFlood } from './flood.ts';
import { heapUsed } from './heap.ts';
import { liveHours } from './hours.ts';
import { measureImport } from './import-file.ts';
import { keep, kept, secondsOf } from './kept.ts';
import { measurePageLoad, VARIANTS } from './page-load.ts';
import { measureReach } from './reach.ts';
import { bundleSizes } from './sizes.ts';
import { measureStartUp } from './start-up.ts';

const PARTS = ['sizes', 'engine', 'start-up', 'rows', 'page', 'linear', 'hours', 'reach', 'flood', 'import'] as const;
type Part = (typeof PARTS)[number];

const USAGE = `usage: npm run bench -- [--only ${PARTS.join('|')}]… [--browser chromium|firefox] [--rounds N] [--quick] [--keep]`;

const { values } = readArguments(USAGE, {
  options: {
    only: { type: 'string', multiple: true },
    browser: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '5' },
    /** A tenth of everything: to see whether it works. */
    quick: { type: 'boolean', default: false },
    /** Leaves docs/benchmarks.md as it is. */
    keep: { type: 'boolean', default: false },
  },
});
const isPart = (name: string): name is Part => PARTS.some((part) => part === name);
const parts = (values.only ?? PARTS).filter(isPart);
const browsers = (values.browser ?? ['chromium', 'firefox']).filter(
  (name): name is BrowserName => name === 'chromium' || name === 'firefox',
);
const rounds = Number(values.rounds);
if (parts.length === 0 || browsers.length === 0 || !Number.isSafeInteger(rounds) || rounds < 1) {
  console.error(USAGE);
  process.exit(2);
}

const scale = values.quick ? 0.1 : 1;
const many = (count: number) => Math.round(count * scale);
const say = (line: string) => console.log(line);

/** Parts in the order in which they are measured. */
const left = PARTS.filter((part) => parts.includes(part));

/** How long the parts that are left took when they were measured last; a part that never was counts as the others do. */
function timeLeft(): string {
  if (left.length === 0) return 'done';
  const known = left.flatMap((part) => secondsOf(part, values.quick) ?? []);
  if (known.length === 0) return `left: ${left.join(', ')}`;
  const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
  return `about ${Math.ceil((mean * left.length) / 60)} min left: ${left.join(', ')}`;
}

/** A part that fails says so, and leaves the others their turn. */
async function measure(part: Part, run: () => Promise<unknown>): Promise<void> {
  if (!parts.includes(part)) return;
  const begin = performance.now();
  left.splice(left.indexOf(part), 1);
  try {
    const measured = await run();
    const seconds = (performance.now() - begin) / 1_000;
    keep(part, measured, values.quick, seconds);
    say(`${part}: ${seconds.toFixed(0)} s; ${timeLeft()}`);
  } catch (error) {
    process.exitCode = 1;
    console.error(`${part} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function inEach<T>(measure: (browser: BrowserName) => Promise<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for (const browser of browsers) found.push(await measure(browser));
  return found;
}

// Firefox's own tools take so long for a request that fewer tell as much.
const fetches = (browser: BrowserName) => many(browser === 'firefox' ? 1_000 : 3_000);

await measure('sizes', async () => bundleSizes());
await measure('engine', async () => measureEngine({ entries: [1_000, 10_000, 100_000].map(many), rounds, say }));
await measure('start-up', () => inEach((browser) => measureStartUp({ browser, rounds, say })));
await measure('rows', () => inEach((browser) => measureEventToRow({ browser, denials: many(100), say })));
await measure('page', () =>
  inEach((browser) => measurePageLoad({ browser, fetches: [fetches(browser)], rounds, variants: VARIANTS, say })),
);
await measure('linear', () =>
  inEach((browser) =>
    measurePageLoad({
      browser,
      fetches: browser === 'firefox' ? [many(500), many(1_000), many(2_000)] : [many(1_000), many(3_000), many(10_000)],
      rounds: 1,
      variants: ['listener', 'open'],
      say,
    }),
  ),
);
await measure('hours', () =>
  liveHours({
    requests: many(1_000_000),
    hours: 8,
    deniedPercent: 1,
    kills: 16,
    seed: 1,
    step: 100,
    heap: heapUsed,
    say,
  }),
);
await measure('reach', () => inEach((browser) => measureReach({ browser, tries: values.quick ? 2 : 4, say })));
await measure('flood', () => inEach((browser) => measureFlood({ browser, denials: many(10_000), say })));
await measure('import', async () => [
  ...(await inEach((browser) => measureImport({ browser, entries: many(20_000), say }))),
  ...(await inEach((browser) => measureImport({ browser, entries: many(100_000), say }))),
]);

const results: Results = Object.fromEntries(
  PARTS.flatMap((part) => {
    const measured = kept(part, values.quick);
    return measured === undefined ? [] : [[part, measured]];
  }),
);
const missing = PARTS.filter((part) => results[part] === undefined);
if (missing.length > 0) say(`Not measured of this build: ${missing.join(', ')}`);
const document = composeDocument(results);
console.log(`\n${document}`);
// Half a document says less than the one before.
if (!values.keep && !values.quick && missing.length === 0) fs.writeFileSync('docs/benchmarks.md', document);
