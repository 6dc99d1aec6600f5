import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { type Bench, clear, press, test } from './sessions.ts';

/** Where pictures for looking at go; the README's own is `docs/panel.png`, copied from here. */
const FOLDER = path.resolve('out/screenshots');
/** Docked right at its narrowest, docked right, in a window of its own, and docked to the bottom. */
const NARROW = [320, 900] as const;
const MEDIUM = [640, 900] as const;
const WIDE = [1400, 900] as const;
const LOW = [1400, 300] as const;
/** Too low for the detail below the list. */
const SMALL = [640, 300] as const;
type Size = readonly [width: number, height: number];
const SIZES: readonly Size[] = [NARROW, MEDIUM, WIDE, LOW];
const SHOWN = ['preflight-needs-auth', 'insufficient-scope', 'cors-allow-origin-mismatch', 'rate-limited'];
/** Comes while another one is read, and bears the mark of what is new. */
const FRESH = 'csrf-token';

/** Takes a picture at these sizes, and proves that nothing must be scrolled sideways. */
async function picture({ session, panel }: Bench, name: string, sizes: readonly Size[] = SIZES): Promise<void> {
  for (const [width, height] of sizes) {
    await panel.resize(width, height);
    await panel.waitFor((wanted) => innerWidth === wanted, width);
    await panel.screenshot(path.join(FOLDER, `${session.browser}-${name}-${width}x${height}.png`));
    const beyond = await panel.evaluate(() =>
      [
        document.documentElement,
        ...document.querySelectorAll('.dialog-body, .detail-body, .empty, .list, .occurrences-scroll, .comparison'),
      ]
        .filter((element) => element.scrollWidth > element.clientWidth)
        .map((element) => `${element.className}: ${element.scrollWidth} in ${element.clientWidth}`),
    );
    expect(beyond, `${name} at ${width}`).toEqual([]);
  }
}

async function pictureOfDialog(bench: Bench, action: string, name: string): Promise<void> {
  const { panel } = bench;
  await panel.resize(1400, 900);
  await panel.click(`[data-action=${action}]`);
  await panel.waitFor(() => document.querySelector('[data-dialog]') !== null);
  await picture(bench, name);
  await panel.press('Escape');
  await panel.waitFor(() => document.querySelector('[data-dialog]') === null);
}

for (const theme of ['light', 'dark'] as const) {
  test(`nothing is cut off at any size in the ${theme} theme, and pictures are taken`, async ({ bench }) => {
    const { session, panel } = bench;
    fs.mkdirSync(FOLDER, { recursive: true });
    await panel.resize(1400, 900);
    await clear(bench);
    await session.setTheme(theme);
    await panel.waitFor((dark) => document.documentElement.classList.contains('dark') === dark, theme === 'dark');
    await picture(bench, `${theme}-empty`);
    await pictureOfDialog(bench, 'settings', `${theme}-settings`);
    await pictureOfDialog(bench, 'help', `${theme}-help`);
    for (const id of SHOWN) await press(bench, id);
    await panel.waitFor((count) => document.querySelectorAll('[role=option]').length === count, SHOWN.length);
    await panel.resize(1400, 900);
    await panel.click('[role=option][data-rule=insufficient-scope]');
    await press(bench, FRESH);
    await panel.waitFor(() => document.querySelector('[role=option].fresh[data-rule=csrf-token]') !== null);
    await picture(bench, `${theme}-token`, [...SIZES, SMALL]);
    await panel.resize(1400, 900);
    await panel.click('[role=option][data-rule=preflight-needs-auth]');
    await picture(bench, `${theme}-preflight`);
    // Where list and detail take turns, the way back is Escape.
    await panel.press('Escape');
    await picture(bench, `${theme}-list`, [NARROW, LOW]);
    await panel.resize(1400, 900);
    await press(bench, 'insufficient-scope');
    await panel.waitFor(() => document.querySelector('[role=option][data-count="2"]') !== null);
    await panel.click('[role=option][data-rule=insufficient-scope]');
    await panel.click('[data-action=occurrences]');
    await panel.waitFor(() => document.querySelectorAll('[data-occurrence]').length === 2);
    await picture(bench, `${theme}-occurrences`, [NARROW, MEDIUM]);
    await panel.resize(1400, 900);
    await clear(bench);
    await panel.click('[data-sample="/api/invoices/9"]');
    await panel.waitFor(() => document.querySelector('[data-part=verdict][data-rule=unknown]') !== null);
    await picture(bench, `${theme}-unknown`, [NARROW, MEDIUM, WIDE]);
    await panel.resize(1400, 900);
    await panel.click('[data-action=close-sample]');
  });
}
