import fs from 'node:fs';
import path from 'node:path';
import { giveUp, say } from './progress.mjs';
import { ensureChromium, ROOT } from './setup.mjs';

const FOLDER = path.join(ROOT, 'public/icons');
/** What Chromium and Firefox ask of a manifest, in pixels. */
const SIZES = [16, 32, 48, 128];

/** Draws icon.svg as PNG files, with the real Chromium's own renderer. */
async function drawIcons() {
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const svg = fs.readFileSync(path.join(FOLDER, 'icon.svg'), 'utf8');
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    await page.screenshot({ path: path.join(FOLDER, `${size}.png`), omitBackground: true });
    say(`public/icons/${size}.png`);
  }
  await browser.close();
}

await drawIcons().catch(giveUp);
