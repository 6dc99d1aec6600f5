import path from 'node:path';
import { build } from './build.mjs';
import { giveUp, say } from './progress.mjs';
import { runNode } from './run.mjs';
import { ensureChromium, ensureDependencies, ensureFirefox, ROOT } from './setup.mjs';

/** What Clearance costs, beside what costs the least. */
async function bench() {
  process.chdir(ROOT);
  await ensureDependencies(ROOT);
  const chromium = await ensureChromium();
  const firefox = await ensureFirefox({ install: Boolean(process.env.CI) });
  if (!firefox) say('No Firefox was found: pass --browser chromium, or set FIREFOX_PATH.');
  await build({ onlyIfChanged: true });
  const { code } = await runNode(path.join(ROOT, 'dist/e2e/bench.js'), process.argv.slice(2), {
    show: true,
    env: { CHROME_PATH: chromium, ...(firefox ? { FIREFOX_PATH: firefox } : {}) },
  });
  process.exitCode = code;
}

await bench().catch(giveUp);
