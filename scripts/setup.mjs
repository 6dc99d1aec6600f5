import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium, ensureFirefox, findChromium, findFirefox } from './browsers.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { giveUp, say } from './progress.mjs';

/** The project's folder. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export { ensureChromium, ensureDependencies, ensureFirefox, findChromium, findFirefox };

/** Everything that `npm start` and `npm test` need on a machine with nothing but Node. */
async function setup() {
  await ensureDependencies(ROOT);
  say(`Chromium: ${await ensureChromium()}`);
  say(`Firefox: ${(await ensureFirefox({ install: false })) ?? 'none (optional)'}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setup().catch(giveUp);
