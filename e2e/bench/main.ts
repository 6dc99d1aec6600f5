import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import type { BrowserName } from '../drivers/session.ts';
import { composeDocument, type Results } from './document.ts';
import { measureEngine } from './engine.ts';
import { measureEventToRow } from './event-to-row.ts';
import { measureFlood } from './flood.ts';
import { measurePageLoad, VARIANTS } from './page-load.ts';
import { bundleSizes } from './sizes.ts';
import { measureStartUp } from './start-up.ts';

const PARTS = ['sizes', 'engine', 'start-up', 'rows', 'page', 'linear', 'flood'] as const;
type Part = (typeof PARTS)[number];

const USAGE = `usage: npm run bench -- [--only ${PARTS.join('|')}]… [--browser chromium|firefox] [--rounds N] [--quick] [--keep]`;

const { values } = parseArgs({
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

/** What each part found is kept, so that the document can be put together from several runs. */
const FOLDER = path.resolve('out/bench');
fs.mkdirSync(FOLDER, { recursive: true });

async function keep(part: Part, measure: () => Promise<unknown>): Promise<void> {
  if (!parts.includes(part)) return;
  const begin = performance.now();
  const measured = await measure();
  fs.writeFileSync(path.join(FOLDER, `${part}.json`), JSON.stringify({ measured, quick: values.quick }, null, 2));
  say(`${part}: ${((performance.now() - begin) / 1_000).toFixed(0)} s`);
}

async function inEach<T>(measure: (browser: BrowserName) => Promise<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for (const browser of browsers) found.push(await measure(browser));
  return found;
}

// Firefox's own tools take so long for a request that fewer tell as much.
const fetches = (browser: BrowserName) => many(browser === 'firefox' ? 1_000 : 3_000);

await keep('sizes', async () => bundleSizes());
await keep('engine', async () => measureEngine({ entries: [1_000, 10_000, 100_000].map(many), rounds, say }));
await keep('start-up', () => inEach((browser) => measureStartUp({ browser, rounds, say })));
await keep('rows', () => inEach((browser) => measureEventToRow({ browser, denials: many(100), say })));
await keep('page', () =>
  inEach((browser) => measurePageLoad({ browser, fetches: [fetches(browser)], rounds, variants: VARIANTS, say })),
);
await keep('linear', () =>
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
await keep('flood', () => inEach((browser) => measureFlood({ browser, denials: many(10_000), say })));

const KeptSchema = v.object({ measured: v.unknown() });

const results: Results = Object.fromEntries(
  PARTS.flatMap((part) => {
    const file = path.join(FOLDER, `${part}.json`);
    if (!fs.existsSync(file)) return [];
    const { measured } = v.parse(KeptSchema, JSON.parse(fs.readFileSync(file, 'utf8')));
    return [[part, measured]];
  }),
);
const document = composeDocument(results);
console.log(`\n${document}`);
if (!values.keep && !values.quick) fs.writeFileSync('docs/benchmarks.md', document);
