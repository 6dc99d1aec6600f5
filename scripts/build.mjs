import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { giveUp, SetupError, step } from './progress.mjs';
import { runNode } from './run.mjs';
import { ensureDependencies, ROOT } from './setup.mjs';
import { contentStamp, readStamp, writeStamp } from './stamp.mjs';

const INPUTS = [
  'src',
  'e2e',
  'public',
  'manifest.json',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'scripts/recognisers-without-words.mjs',
  'tsconfig.base.json',
];
const STAMP = path.join(ROOT, 'dist/.stamp');

/** Modes of vite.config.ts, and the file that proves that each was built. */
const TARGETS = {
  chrome: 'dist/chrome/manifest.json',
  firefox: 'dist/firefox/manifest.json',
  cli: 'dist/cli/analyze.js',
  e2e: 'dist/e2e/demo.js',
};

/** @param {string} stamp */
const isBuilt = (stamp) =>
  readStamp(STAMP) === stamp && Object.values(TARGETS).every((file) => fs.existsSync(path.join(ROOT, file)));

/**
 * Builds both extensions, the command line, and the programs of e2e: the demo and the conformance run.
 *
 * @param {{ onlyIfChanged: boolean }} options onlyIfChanged: not where the last build was of the same sources
 * @throws {SetupError} with the bundler's own words
 */
export async function build({ onlyIfChanged }) {
  const stamp = contentStamp(INPUTS, ROOT);
  if (onlyIfChanged && isBuilt(stamp)) return;
  fs.rmSync(STAMP, { force: true });
  await step('Building the extensions, the command line and the demo', async () => {
    for (const mode of Object.keys(TARGETS)) {
      const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
      const { code, output } = await runNode(vite, ['build', ROOT, '--mode', mode, '--logLevel', 'warn']);
      if (code !== 0) throw new SetupError(`${output.trim()}\nThe build of ${mode} failed: the lines above say why.`);
    }
  });
  writeStamp(STAMP, stamp);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureDependencies(ROOT)
    .then(() => build({ onlyIfChanged: false }))
    .catch(giveUp);
}
