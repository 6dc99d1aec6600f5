import path from 'node:path';
import { build } from './build.mjs';
import { giveUp, say } from './progress.mjs';
import { runNode } from './run.mjs';
import { ensureChromium, ensureDependencies, ensureFirefox, ROOT } from './setup.mjs';

/** Every recipe whose server can run here, on the real server and in the real browsers. */
async function recipes() {
  process.chdir(ROOT);
  await ensureDependencies(ROOT);
  const chromium = await ensureChromium();
  const firefox = await ensureFirefox({ install: true });
  if (!firefox) say('No Firefox was found: Chromium alone.');
  await build({ onlyIfChanged: true });
  const { code } = await runNode(path.join(ROOT, 'dist/e2e/recipes.js'), process.argv.slice(2), {
    show: true,
    env: { CHROME_PATH: chromium, ...(firefox ? { FIREFOX_PATH: firefox } : {}) },
  });
  process.exitCode = code;
}

await recipes().catch(giveUp);
