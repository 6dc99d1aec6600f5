import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { CRASHED, countPlaywright, countVitest } from './counts.mjs';
import { explain, giveUp, say } from './progress.mjs';
import { run, runNode } from './run.mjs';
import { ensureChromium, ensureDependencies, ensureFirefox, ROOT } from './setup.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

const OUT = path.join(ROOT, 'out');
const VITEST_REPORT = path.join(OUT, 'vitest.json');
const PLAYWRIGHT_REPORT = path.join(OUT, 'playwright.json');

/** Scripts of package.json that are a check each, and how they are called here. */
const CHECKS = {
  typecheck: 'types',
  lint: 'format, lint and imports',
  deadcode: 'dead code',
  size: 'size of what is shipped',
  'lint:firefox': 'web-ext lint of the Firefox build',
};

/** @param {string} name a script of package.json @returns {Promise<Counts>} */
async function check(name, title = name) {
  const begin = performance.now();
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, output } = await run(npm, ['run', '--silent', '--prefix', ROOT, name]);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  say(`${code === 0 ? '✓' : '✗'} ${title} (${seconds} s)`);
  if (code !== 0) say(output.trimEnd());
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/** @param {string} file @returns a runner's report; null where it left none that can be read */
function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** @returns {Promise<Counts>} */
async function unitTests() {
  say('\n▸ Unit tests');
  fs.rmSync(VITEST_REPORT, { force: true });
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
  const { code } = await runNode(vitest, ['run', '--root', ROOT, ...reporters], { show: true });
  return countVitest(readReport(VITEST_REPORT), code);
}

/** @returns {Promise<Counts>} */
async function endToEndTests() {
  say('\n▸ End-to-end tests');
  const chromium = await ensureChromium();
  const firefox = await ensureFirefox({ install: Boolean(process.env.CI) });
  if (!firefox) say('No Firefox was found: these tests run in Chromium alone.');
  fs.rmSync(PLAYWRIGHT_REPORT, { force: true });
  const playwright = path.join(ROOT, 'node_modules/@playwright/test/cli.js');
  const projects = firefox ? [] : ['--project=chromium'];
  const { code } = await runNode(
    playwright,
    ['test', '--config', path.join(ROOT, 'playwright.config.ts'), ...projects],
    {
      show: true,
      env: { CHROME_PATH: chromium, ...(firefox ? { FIREFOX_PATH: firefox } : {}) },
    },
  );
  return countPlaywright(readReport(PLAYWRIGHT_REPORT), code);
}

/** A part that could not run counts as failed, and the others run all the same. @param {() => Promise<Counts>} part */
async function attempt(part) {
  try {
    return await part();
  } catch (error) {
    say(explain(error));
    return CRASHED;
  }
}

async function test() {
  process.chdir(ROOT);
  await ensureDependencies(ROOT);
  fs.mkdirSync(OUT, { recursive: true });
  const built = async () => {
    await build({ onlyIfChanged: true });
    return { passed: 1, failed: 0 };
  };
  const parts = [
    built,
    ...Object.entries(CHECKS).map(
      ([name, title]) =>
        () =>
          check(name, title),
    ),
    unitTests,
    endToEndTests,
  ];
  const total = { passed: 0, failed: 0 };
  for (const part of parts) {
    const { passed, failed } = await attempt(part);
    total.passed += passed;
    total.failed += failed;
  }
  say(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

await test().catch((error) => {
  giveUp(error);
  say('\n0 passed, 1 failed');
});
