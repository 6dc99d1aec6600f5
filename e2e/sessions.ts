import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { launchSession } from './drivers/launch.ts';
import type { BrowserName, DevToolsSession, PanelSurface } from './drivers/session.ts';
import { until } from './drivers/until.ts';
import { scenarios } from './lab/scenarios/index.ts';
import { type Lab, startLab } from './lab/servers.ts';
import { readReport } from './read-report.ts';

/** A browser with DevTools open on the panel, and the lab page in its tab: one for all tests of a file. */
export interface Bench {
  readonly lab: Lab;
  readonly session: DevToolsSession;
  readonly panel: PanelSurface;
  /** The folder in which downloads land. */
  readonly downloads: string;
}

export const extensionDir = (browser: BrowserName): string =>
  path.resolve('dist', browser === 'firefox' ? 'firefox' : 'chrome');

/** `browserName` is the project's: our drivers know two. */
export const driverOf = (browserName: string): BrowserName => (browserName === 'firefox' ? 'firefox' : 'chromium');

async function open({ browserName }: { browserName: string }, use: (bench: Bench) => Promise<void>): Promise<void> {
  const browser = driverOf(browserName);
  const lab = await startLab(scenarios);
  const downloads = fs.mkdtempSync(path.join(os.tmpdir(), 'clearance-downloads-'));
  const options = { extensionDir: extensionDir(browser), url: lab.pageUrl, downloads };
  const session = await launchSession(browser, options);
  await use({ lab, session, panel: await session.showPanel(), downloads });
  await session.close();
  fs.rmSync(downloads, { recursive: true, force: true });
  await lab.close();
}

/**
 * Tests that share one browser, and clear the panel before they begin. A file with a `series` of its own begins with a new one: in a
 * browser whose window others have covered meanwhile a test takes seconds longer.
 */
export const test = base.extend<object, { series: string; bench: Bench }>({
  series: ['', { option: true, scope: 'worker' }],
  bench: [({ browserName }, use) => open({ browserName }, use), { scope: 'worker' }],
});

/**
 * Tests with a browser of their own, for what depends on all that a browser has seen, or on its window being in front: one that another
 * covers draws no frames.
 */
export const testAlone = base.extend<{ bench: Bench }>({
  bench: ({ browserName }, use) => open({ browserName }, use),
});

/** Longest wait for what Firefox tells late, in milliseconds; what a new document has cut off it never tells. */
const LATE = 3_000;

/**
 * Firefox tells of a request that its preflight stopped from its HAR alone, a second later, and sees no other request while
 * it makes that: the next one is not sent before.
 */
async function untilTold({ session, panel }: Bench): Promise<void> {
  if (session.browser !== 'firefox') return;
  const isTold = async () =>
    (await readReport(panel)).denials.every(({ exchanges }) => exchanges.some(({ role }) => role !== 'preflight'));
  await until('requests that were never sent to be told', isTold, LATE).catch(() => undefined);
}

/** Presses a scenario's button in the page and resolves when its requests are settled. */
export async function press(bench: Bench, id: string): Promise<void> {
  await untilTold(bench);
  const { page } = bench.session;
  await page.click(`[data-scenario="${id}"]`);
  await page.waitFor(
    (id) => document.querySelector(`[data-scenario="${id}"]`)?.getAttribute('data-state') === 'done',
    id,
  );
}

/** Empties the panel's list, so that what comes next is alone in it. */
export async function clear(bench: Bench): Promise<void> {
  const { panel } = bench;
  await untilTold(bench);
  if (await panel.evaluate(() => document.querySelector('[role=option]') === null)) return;
  await panel.click('[data-action=clear]');
  await panel.waitFor(() => document.querySelector('[role=option]') === null);
}
