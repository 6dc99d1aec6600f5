import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { recipeOf } from '../../src/core/recipes/index.ts';
import { launchSession } from '../drivers/launch.ts';
import { faults } from './fault.ts';
import { startPages } from './page.ts';
import { type Outcome, runRound } from './round.ts';
import type { TestServer } from './server.ts';
import { go } from './servers/go.ts';
import { nodeServers } from './servers/node.ts';
import { php } from './servers/php.ts';
import { pythonServers } from './servers/python.ts';
import { rails } from './servers/rails.ts';
import { webServers } from './servers/web-servers.ts';
import { type Ran, recipesDocument } from './table.ts';

const { values } = parseArgs({
  options: {
    /** Only these; docs/recipes.md is left as it is. */
    server: { type: 'string', multiple: true },
    fault: { type: 'string', multiple: true },
    browser: { type: 'string', default: 'chromium' },
    /** Leaves docs/recipes.md as it is. */
    keep: { type: 'boolean', default: false },
  },
});
const browser = values.browser === 'firefox' ? 'firefox' : 'chromium';
const all: readonly TestServer[] = [...webServers, ...nodeServers, ...pythonServers, php, rails, go];
const wanted = all.filter(({ recipe }) => values.server?.includes(recipe) ?? true);

/** The first line that its own version command prints; null where it is not installed. */
function versionOf({ version: [command, ...args], packages }: TestServer): string | null {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) return null;
  return packages?.join(', ').replaceAll(/(\w)@/g, '$1 ') ?? `${stdout}${stderr}`.trim().split('\n')[0] ?? '';
}

const base = fs.mkdtempSync(path.join(os.tmpdir(), 'clearance-recipes-'));
fs.chmodSync(base, 0o755);
process.once('exit', () => fs.rmSync(base, { recursive: true, force: true }));
const packages = [...new Set(wanted.flatMap((server) => server.packages ?? []))];
if (packages.length > 0) {
  console.log(`Installing ${packages.join(' ')}`);
  const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', base];
  execFileSync('npm', ['install', ...options, ...packages], { stdio: ['ignore', 'ignore', 'inherit'], cwd: base });
}

const extensionDir = path.resolve('dist', browser === 'firefox' ? 'firefox' : 'chrome');
const pages = await startPages();
const session = await launchSession(browser, { extensionDir });
const ran: Ran[] = [];
const complaints: string[] = [];
const complain = (sentence: string): void => {
  console.log(sentence);
  complaints.push(sentence);
};
try {
  for (const server of wanted) {
    const version = versionOf(server);
    if (version === null) {
      console.log(`${server.recipe}: not installed, not run`);
      continue;
    }
    const outcomes: Outcome[] = [];
    for (const fault of faults.filter(({ id }) => values.fault?.includes(id) ?? true)) {
      const outcome = await runRound({ session, pages, base }, server, fault);
      outcomes.push(outcome);
      for (const sentence of outcome.wrong) complain(`${server.recipe}, ${fault.id}: ${sentence}`);
    }
    ran.push({ recipe: server.recipe, version, outcomes });
    const passed = outcomes.filter(({ rounds, wrong }) => rounds === 1 && wrong.length === 0).length;
    console.log(`${server.recipe} (${version}): ${passed} of ${outcomes.length} faults in one round`);
    if (passed === outcomes.length && recipeOf(server.recipe)?.tested !== true)
      complain(`${server.recipe} passed, and its recipe does not say so (tested)`);
  }
} finally {
  await session.close();
  await pages.close();
}

const document = recipesDocument(ran, `${browser} ${session.version}`);
if (values.server === undefined && values.fault === undefined && !values.keep)
  fs.writeFileSync('docs/recipes.md', document);
console.log(`\n${document}`);
process.exitCode = complaints.length === 0 ? 0 : 1;
