import path from 'node:path';
import { build } from './build.mjs';
import { giveUp } from './progress.mjs';
import { runNode } from './run.mjs';
import { ensureChromium, ensureDependencies, ROOT } from './setup.mjs';

async function start() {
  process.chdir(ROOT);
  await ensureDependencies(ROOT);
  const chromium = await ensureChromium();
  await build({ onlyIfChanged: true });
  const demo = path.join(ROOT, 'dist/e2e/demo.js');
  const { code } = await runNode(demo, process.argv.slice(2), { show: true, env: { CHROME_PATH: chromium } });
  process.exitCode = code;
}

await start().catch(giveUp);
