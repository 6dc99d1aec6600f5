import { hoursText, REACH, reachTable } from './document-session.ts';
import type { EngineSize } from './engine.ts';
import type { EventToRow } from './event-to-row.ts';
import type { Flood } from './flood.ts';
import type { Hours } from './hours.ts';
import type { ImportedFile } from './import-file.ts';
import type { PageLoad, VariantTimes } from './page-load.ts';
import type { Reach } from './reach.ts';
import type { BundleSize } from './sizes.ts';
import type { StartUp } from './start-up.ts';
import { count, mb, ms, ratio, table } from './words.ts';

/** What was measured, by part; a part that was not is absent. */
export interface Results {
  readonly sizes?: readonly BundleSize[];
  readonly engine?: readonly EngineSize[];
  readonly 'start-up'?: readonly StartUp[];
  readonly rows?: readonly EventToRow[];
  readonly page?: readonly PageLoad[];
  readonly linear?: readonly PageLoad[];
  readonly flood?: readonly Flood[];
  readonly import?: readonly ImportedFile[];
  readonly hours?: Hours;
  readonly reach?: readonly Reach[];
}

const WORDS = {
  none: 'an extension that does nothing',
  listener: 'only an empty `onRequestFinished` listener: the floor',
  permitted: 'the floor, with the permissions that Clearance has',
  closed: 'Clearance, its panel never opened',
  open: 'Clearance, its panel open',
} as const;

function pageTable({ browser, version, rounds, times, denied }: PageLoad): string {
  const rows = times.map(({ variant, pageTime, cpu, extensionCpu, toFloor }) => [
    WORDS[variant],
    ms(pageTime),
    toFloor.pageTime.toFixed(2),
    ms(cpu),
    toFloor.cpu.toFixed(2),
    ms(extensionCpu),
    toFloor.extensionCpu.toFixed(2),
  ]);
  const head = ['with', 'page', '÷ floor', 'CPU, all of the browser', '÷ floor', 'CPU, extension process', '÷ floor'];
  const told = `In all rounds the panel told ${count(denied.told)} of ${count(denied.were)} denials.`;
  return `### ${browser} ${version}, ${count(times[0]?.fetches ?? 0)} fetches, medians of ${rounds}\n\n${table(head, rows)}\n\n${told}`;
}

function linearTable({ browser, version, times }: PageLoad): string {
  const each = ({ variant, fetches, pageTime, cpu }: VariantTimes) => [
    count(fetches),
    WORDS[variant],
    ms(pageTime),
    `${(pageTime / fetches).toFixed(2)} ms`,
    `${(cpu / fetches).toFixed(2)} ms`,
  ];
  return `### ${browser} ${version}\n\n${table(['fetches', 'with', 'page', 'a fetch', 'CPU a fetch'], times.map(each))}`;
}

function engineTable(sizes: readonly EngineSize[]): string {
  const rows = sizes.map(({ entries, bytes, parse, analyze }) => [
    count(entries),
    mb(bytes),
    ms(parse.wall),
    ms(analyze.wall),
    ratio(analyze.wall, parse.wall),
    ratio(analyze.cpu, parse.cpu),
    count(Math.round(entries / (analyze.wall / 1_000))),
    `${mb(analyze.peak)} ÷ ${mb(parse.peak)} = ${ratio(analyze.peak, parse.peak)}`,
  ]);
  const head = ['entries', 'file', '`JSON.parse`', 'analysis', 'ratio', 'CPU ratio', 'entries a second', 'peak memory'];
  return table(head, rows);
}

function importTable(files: readonly ImportedFile[]): string {
  const rows = files.map((one) => [
    one.browser,
    count(one.entries),
    mb(one.bytes),
    ms(one.took),
    `${mb(one.memoryBefore)} → ${mb(one.memoryPeak)}`,
    ratio(one.memoryPeak - one.memoryBefore, one.bytes),
    `${ms(one.longestStall)}, ${ms(one.longestStallAtEnd)} at its end; ${ms(one.idleStall)} with nothing to do`,
    ms(one.cancelled),
  ]);
  const head = [
    'browser',
    'entries',
    'file',
    'took',
    'memory, at most',
    'more ÷ file',
    'longest stall',
    'cancelled in',
  ];
  return table(head, rows);
}

/** `docs/benchmarks.md`. */
export function composeDocument(results: Results): string {
  const { sizes, engine, rows, page, linear, flood, import: imported, hours, reach } = results;
  const startUp = results['start-up'];
  const parts = [
    '# Benchmarks',
    'Written by `npm run bench`, on the machine that ran it: only ratios mean something elsewhere. What is compared is measured side by side in one run, in turn, round by round, and the medians are shown.',
    page &&
      `## A busy page\n\nSmall requests, twenty at once, every fiftieth denied, DevTools open. Each ratio is to the floor of the same round; their medians are shown.\n\n${page.map(pageTable).join('\n\n')}`,
    linear && `## Linear in requests\n\n${linear.map(linearTable).join('\n\n')}`,
    engine &&
      `## A large file\n\nThe whole analysis of a HAR file, 1 % of it denied, from its bytes to the report, against reading it and \`JSON.parse\`; each in a process of its own.\n\n${engineTable(engine)}`,
    rows &&
      `## From the event to the row\n\nFrom the browser's event in the DevTools page to the painted row in the panel, twenty other requests always under way.\n\n${table(
        ['browser', 'denials', 'median', '99 of 100 within'],
        rows.map((one) => [one.browser, count(one.denials), ms(one.median), ms(one.p99)]),
      )}`,
    flood &&
      `## Ten thousand denials\n\n${table(
        [
          'browser',
          'denials',
          'told',
          'rows',
          'extension process',
          'heap of the DevTools page',
          'heap of the panel',
          'frames while scrolling',
          'frames while scrolling and fifty more a second arrive',
        ],
        flood.map((one) => [
          one.browser,
          count(one.denials),
          count(one.told),
          count(one.rows),
          `${mb(one.memoryBefore)} → ${mb(one.memoryAfter)}`,
          one.heaps.devtoolsPage === null ? 'not told' : mb(one.heaps.devtoolsPage),
          one.heaps.panel === null ? 'not told' : mb(one.heaps.panel),
          `${ms(one.scrolling.median)}, 99 of 100 within ${ms(one.scrolling.p99)}`,
          `${ms(one.arriving.median)}, 99 of 100 within ${ms(one.arriving.p99)}`,
        ]),
      )}`,
    hours && `## A long day\n\n${hoursText(hours)}`,
    reach && `## What is captured\n\n${REACH}\n\n${reach.map(reachTable).join('\n\n')}`,
    imported &&
      `## Opening a large file\n\nIn the extension's page of its own: resident memory of the processes in which extensions run, the longest time in which the page answered to nothing, and how soon a cancelled import is gone.\n\n${importTable(imported)}`,
    startUp &&
      `## Start-up\n\n${table(
        ['browser', 'DevTools page', 'panel', 'a killed background until it answers'],
        startUp.map((one) => [one.browser, ms(one.devtoolsPage), ms(one.panel), ms(one.background)]),
      )}`,
    sizes &&
      `## Sizes\n\nWhat is loaded before each part runs, compressed by gzip; \`npm run size\` holds the budgets.\n\n${table(
        ['part', 'size', 'budget'],
        sizes.map(({ name, bytes, limit }) => [name, `${(bytes / 1_000).toFixed(1)} kB`, limit]),
      )}`,
  ];
  return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}
