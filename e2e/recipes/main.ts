import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchSession } from '../drivers/launch.ts';
import type { BrowserName } from '../drivers/session.ts';
import { faults } from './fault.ts';
import { folderWith, installDebian, versionOf } from './install.ts';
import { startPages } from './page.ts';
import { parseRest } from './parse-rest.ts';
import { isGood, openResults } from './results.ts';
import { runRound } from './round.ts';
import { nameOf, type TestServer } from './server.ts';
import { servers } from './servers/index.ts';
import { recipesDocument, roundsTable } from './table.ts';

const { values } = parseArgs({
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
installDebian(wanted);
for (const { packages } of wanted) if (packages !== undefined) folderWith(packages);

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

const end = values.minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + Number(values.minutes) * 60_000;

async function runIn(browser: BrowserName): Promise<void> {
  const missing = (server: TestServer) =>
    wantedFaults.filter(({ id }) => !results.hasGood({ server: nameOf(server), browser, fault: id }));
  const open = wanted.filter((server) => missing(server).length > 0 && isInstalled(server));
  if (open.length === 0 || Date.now() > end) return;
  const extensionDir = path.resolve('dist', browser === 'firefox' ? 'firefox' : 'chrome');
  const pages = await startPages();
  const session = await launchSession(browser, { extensionDir });
  try {
    for (const server of open) {
      const setting = { session, pages, base: folderFor(server) };
      for (const fault of missing(server)) {
        if (Date.now() > end) return;
        const outcome = await runRound(setting, server, fault);
        const about = { server: nameOf(server), recipe: server.recipe, version: versions.get(server) ?? '' };
        results.add({ ...about, browser, browserVersion: session.version, fault: fault.id, ...outcome });
        for (const sentence of outcome.wrong) console.log(`${nameOf(server)}, ${fault.id}, ${browser}: ${sentence}`);
      }
      const own = results.all.filter((one) => one.server === nameOf(server) && one.browser === browser);
      console.log(`${nameOf(server)}, ${browser}: ${own.filter(isGood).length} of ${own.length} faults in one round`);
    }
  } finally {
    await session.close();
    await pages.close();
  }
}

const versions = new Map<TestServer, string | null>();
function isInstalled(server: TestServer): boolean {
  if (!versions.has(server)) versions.set(server, versionOf(server));
  if (versions.get(server) !== null) return true;
  console.log(`${nameOf(server)}: not installed, not run`);
  return false;
}

for (const browser of browsers) await runIn(browser);

console.log(`\n${roundsTable(results.all)}`);
const failed = results.all.filter((one) => !isGood(one)).length;
console.log(`${results.all.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

const isWhole = servers.every(
  (server) =>
    versionOf(server) === null ||
    faults.every(({ id }) => installed.every((browser) => results.has({ server: nameOf(server), browser, fault: id }))),
);
if (isWhole || values.document) {
  const parsed = await parseRest(results.all);
  fs.writeFileSync('docs/recipes.md', recipesDocument(results.all, parsed));
  console.log('docs/recipes.md is written');
  if (parsed.some(({ error }) => error !== null)) process.exitCode = 1;
}
