import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readArguments } from '../command-line.ts';
import { launchSession } from '../drivers/launch.ts';
import type { BrowserName } from '../drivers/session.ts';
import { type Fault, faults } from './fault.ts';
import { folderWith } from './install.ts';
import { startPages } from './page.ts';
import { parseRest } from './parse-rest.ts';
import { prepare } from './prepare.ts';
import { isGood, openResults } from './results.ts';
import { runRound } from './round.ts';
import { nameOf, type TestServer } from './server.ts';
import { servers } from './servers/index.ts';
import { recipesDocument, roundsTable } from './table.ts';

const USAGE =
  'usage: npm run recipes -- [--server NAME]… [--fault ID]… [--browser chromium|firefox] [--resume] [--document] [--minutes N]';

const { values } = readArguments(USAGE, {
  options: {
    /** Only these, as the table names them; docs/recipes.md is written where nothing is missing all the same. */
    server: { type: 'string', multiple: true },
    fault: { type: 'string', multiple: true },
    /** Default: all that are installed. */
    browser: { type: 'string', multiple: true },
    /** Goes on where an earlier run of the same sources stopped; what failed is tried again. */
    resume: { type: 'boolean', default: false },
    /** Writes docs/recipes.md, even where some were not run; it says which. */
    document: { type: 'boolean', default: false },
    /** Starts nothing new after so many minutes. */
    minutes: { type: 'string' },
  },
});

const installed: readonly BrowserName[] = process.env.FIREFOX_PATH ? ['chromium', 'firefox'] : ['chromium'];
const browsers = installed.filter((name) => values.browser?.includes(name) ?? true);
const wanted = servers.filter((server) => values.server?.includes(nameOf(server)) ?? true);
const wantedFaults = faults.filter(({ id }) => values.fault?.includes(id) ?? true);
const { ready, missing } = prepare(wanted);

// The build's own stamp: of every source that is under test.
const results = openResults('out/recipes.json', fs.readFileSync('dist/.stamp', 'utf8'), values.resume);
const base = fs.mkdtempSync(path.join(os.tmpdir(), 'clearance-recipes-'));
fs.chmodSync(base, 0o755);
process.once('exit', () => fs.rmSync(base, { recursive: true, force: true }));

/** Where the server's files go: its packages are found from there. */
function folderFor(server: TestServer): string {
  if (server.packages === undefined) return base;
  const folder = fs.mkdtempSync(path.join(folderWith(server.packages), 'run-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const begun = Date.now();
const end = values.minutes === undefined ? Number.POSITIVE_INFINITY : begun + Number(values.minutes) * 60_000;

const open = (server: TestServer, browser: BrowserName): readonly Fault[] =>
  wantedFaults.filter(({ id }) => !results.hasGood({ server: nameOf(server), browser, fault: id }));

/** Those faults on the server, in a browser that has seen nothing else. Resolves with what was broken off, and by what. */
async function runFaults(
  server: TestServer,
  browser: BrowserName,
  some: readonly Fault[],
  brokenBefore: ReadonlyMap<Fault, string>,
): Promise<ReadonlyMap<Fault, string>> {
  const brokeOff = new Map<Fault, string>();
  if (some.length === 0 || Date.now() > end) return brokeOff;
  const extensionDir = path.resolve('dist', browser === 'firefox' ? 'firefox' : 'chrome');
  const pages = await startPages();
  const session = await launchSession(browser, { extensionDir });
  try {
    const setting = { session, pages, base: folderFor(server) };
    for (const fault of some) {
      if (Date.now() > end) break;
      const started = Date.now();
      const { brokeOff: reason, ...outcome } = await runRound(setting, server, fault);
      if (reason !== null) brokeOff.set(fault, reason);
      results.add({
        server: nameOf(server),
        recipe: server.recipe,
        version: ready.get(server) ?? '',
        browser,
        browserVersion: session.version,
        fault: fault.id,
        seconds: Math.round((Date.now() - started) / 100) / 10,
        again: brokenBefore.get(fault) ?? null,
        ...outcome,
      });
      for (const sentence of outcome.wrong) console.log(`${nameOf(server)}, ${fault.id}, ${browser}: ${sentence}`);
    }
  } finally {
    await session.close();
    await pages.close();
  }
  return brokeOff;
}

/** What a busy machine broke off is run once more, in a new browser; the document says so. */
async function runServer(server: TestServer, browser: BrowserName): Promise<void> {
  const brokeOff = await runFaults(server, browser, open(server, browser), new Map());
  await runFaults(server, browser, [...brokeOff.keys()], brokeOff);
  const own = results.all.filter((one) => one.server === nameOf(server) && one.browser === browser);
  if (own.length > 0)
    console.log(`${nameOf(server)}, ${browser}: ${own.filter(isGood).length} of ${own.length} faults in one round`);
}

const toRun = [...ready.keys()].flatMap((server) => browsers.map((browser) => ({ server, browser })));
for (const [index, { server, browser }] of toRun.entries()) {
  try {
    await runServer(server, browser);
  } catch (error) {
    // Its cells stay open, and are counted as such.
    console.log(`${nameOf(server)}, ${browser}: broke off, ${String(error)}`);
  }
  const minutes = (Date.now() - begun) / 60_000;
  const left = (minutes / (index + 1)) * (toRun.length - index - 1);
  console.log(
    `${index + 1} of ${toRun.length}, ${Math.round(minutes)} minutes so far, about ${Math.round(left)} to go`,
  );
}

console.log(`\n${roundsTable(results.all)}`);
const failed = results.all.filter((one) => !isGood(one)).length;
const notRun = (of: readonly TestServer[], some: readonly Fault[], all: readonly BrowserName[]): number =>
  of.reduce((sum, server) => {
    const cells = some.flatMap(({ id }) => all.map((browser) => ({ server: nameOf(server), browser, fault: id })));
    return sum + cells.filter((cell) => !results.has(cell)).length;
  }, 0);
const openHere = notRun([...ready.keys()], wantedFaults, browsers);
console.log(`${results.all.length - failed} passed, ${failed} failed, ${openHere} not run for want of time`);
process.exitCode = failed === 0 && openHere === 0 ? 0 : 1;

const openOfAll = notRun(
  servers.filter((server) => !missing.has(nameOf(server))),
  faults,
  installed,
);
if (openOfAll === 0 || values.document) {
  const parsed = await parseRest(results.all);
  const document = recipesDocument(results.all, parsed, { missing, open: openOfAll });
  fs.writeFileSync('docs/recipes.md', document);
  console.log('docs/recipes.md is written');
  if (parsed.some(({ error }) => error !== null)) process.exitCode = 1;
}
