import path from 'node:path';
import { build } from './build.mjs';
import { giveUp } from './progress.mjs';
import { runNode } from './run.mjs';
import { ensureDependencies, ROOT } from './setup.mjs';

/** Hostile entries, files and messages through every stage. */
async function fuzz() {
  process.chdir(ROOT);
  await ensureDependencies(ROOT);
  await build({ onlyIfChanged: true });
  const { code } = await runNode(path.join(ROOT, 'dist/e2e/fuzz.js'), process.argv.slice(2), { show: true });
  process.exitCode = code;
}

await fuzz().catch(giveUp);
