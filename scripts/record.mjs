import path from 'node:path';
import { build } from './build.mjs';
import { giveUp } from './progress.mjs';
import { runNode } from './run.mjs';
import { ensureDependencies, ROOT } from './setup.mjs';

/** Makes the recorded fixtures anew, of all software that can run here. */
async function record() {
  process.chdir(ROOT);
  await ensureDependencies(ROOT);
  await build({ onlyIfChanged: true });
  const { code } = await runNode(path.join(ROOT, 'dist/e2e/record.js'), process.argv.slice(2), { show: true });
  process.exitCode = code;
}

await record().catch(giveUp);
