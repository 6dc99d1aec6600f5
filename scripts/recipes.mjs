import path from 'node:path';
import { build } from './build.mjs';
import { giveUp } from './progress.mjs';
import { runNode } from './run.mjs';
import { ensureChromium, ensureDependencies, ROOT } from './setup.mjs';

/** Every recipe whose server is installed here, on the real server and in a real browser. */
async function recipes() {
  process.chdir(ROOT);
  await ensureDependencies(ROOT);
  const chromium = await ensureChromium();
  await build({ onlyIfChanged: true });
  const { code } = await runNode(path.join(ROOT, 'dist/e2e/recipes.js'), process.argv.slice(2), {
    show: true,
    env: { CHROME_PATH: chromium },
  });
  process.exitCode = code;
}

await recipes().catch(giveUp);
