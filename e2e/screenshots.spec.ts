import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { clear, press, test } from './sessions.ts';

/** Where pictures for looking at go; the README's own is `docs/panel.png`, copied from here. */
const FOLDER = path.resolve('out/screenshots');
const WIDTHS = [320, 640, 1400] as const;
const SHOWN = [
  'preflight-needs-auth',
  'insufficient-scope',
  'cors-allow-origin-mismatch',
  'rate-limited',
  'csrf-token',
];

for (const theme of ['light', 'dark'] as const) {
  test(`nothing is cut off at any width in the ${theme} theme, and pictures are taken`, async ({ bench }) => {
    const { session, panel } = bench;
    fs.mkdirSync(FOLDER, { recursive: true });
    await panel.resize(1400, 900);
    await clear(bench);
    for (const id of SHOWN) await press(bench, id);
    await panel.waitFor((count) => document.querySelectorAll('[role=option]').length === count, SHOWN.length);
    await panel.click('[role=option][data-rule=preflight-needs-auth]');
    await session.setTheme(theme);
    await panel.waitFor((dark) => document.documentElement.classList.contains('dark') === dark, theme === 'dark');
    for (const width of WIDTHS) {
      await panel.resize(width, 900);
      await panel.waitFor((wanted) => innerWidth === wanted, width);
      await panel.screenshot(path.join(FOLDER, `${session.browser}-${theme}-${width}.png`));
      expect(await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });
}
