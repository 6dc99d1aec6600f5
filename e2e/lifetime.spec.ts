import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { paths, testTogether } from './capture-bench.ts';
import { startDenyingServers } from './denying-servers.ts';
import { launchSession } from './drivers/launch.ts';
import type { Dock, InspectedTab, PanelSurface, Surface } from './drivers/session.ts';
import { until } from './drivers/until.ts';
import { readReport } from './read-report.ts';
import { driverOf, extensionDir } from './sessions.ts';

/** Three tabs, each with DevTools of its own. */
const test = testTogether.extend<object, { tabs: readonly InspectedTab[] }>({
  tabs: [
    async ({ bench: { session, servers } }, use) =>
      use([session, await session.openTab(`${servers.app}/`), await session.openTab(`${servers.app}/`)]),
    { scope: 'worker' },
  ],
});

/** Has the page ask for what is denied. */
const ask = (page: Surface, url: string): Promise<void> =>
  page.evaluate(async (denied) => void (await (await fetch(denied)).text()), url);

/** Shows a tab's panel, and resolves with it once it tells of these paths and of no other. */
async function shows(tab: InspectedTab, wanted: readonly string[]): Promise<PanelSurface> {
  await tab.showTab();
  const panel = await tab.showPanel();
  await until(`the panel to tell of ${wanted.join(', ') || 'nothing'}`, async () => {
    const told = paths(await readReport(panel));
    return told.join() === wanted.join() || Promise.reject(new Error(`it tells of ${told.join(', ')}`));
  });
  return panel;
}

/** Clears what there is. */
async function emptied(panel: PanelSurface): Promise<void> {
  await panel.click('[data-action=clear]');
  await panel.waitFor(() => document.querySelector('[role=option]') === null);
}

test('each of several tabs has a session of its own, whatever becomes of the others', async ({ bench, tabs }) => {
  const { session, servers } = bench;
  const own = (n: number) => [`/deny/all-tabs`, `/deny/tab-${n}`];
  await Promise.all(
    tabs.map(async ({ page }, n) => {
      await ask(page, `${servers.app}/deny/tab-${n}`);
      await ask(page, `${servers.app}/deny/all-tabs`);
    }),
  );
  for (const [n, tab] of tabs.entries()) await shows(tab, own(n));

  const [first, second, third] = tabs;
  if (first === undefined || second === undefined || third === undefined) throw new Error('a tab is missing');
  const cleared = await shows(second, own(1));
  await cleared.waitFor(() => document.querySelector('[role=option]') !== null);
  await emptied(cleared);
  await session.killBackground();
  await ask(third.page, `${servers.app}/deny/tab-2-again`);
  await shows(third, [...own(2), '/deny/tab-2-again']);
  await shows(second, []);

  await third.closeTab();
  await ask(first.page, `${servers.app}/deny/z`);
  await shows(first, [...own(0), '/deny/z']);
});

test('DevTools that are closed and opened again show what they showed, once, and go on', async ({ bench, tabs }) => {
  const { servers } = bench;
  const tab = tabs[1];
  if (tab === undefined) throw new Error('a tab is missing');
  await ask(tab.page, `${servers.app}/deny/before`);
  const before = await shows(tab, ['/deny/before']);
  // Firefox has the body a moment after the row.
  await before.waitFor(() => document.querySelector('[role=option][data-rule=insufficient-scope]') !== null);
  await tab.closeDevTools();
  await ask(tab.page, `${servers.app}/deny/meanwhile`);
  await tab.openDevTools();
  await ask(tab.page, `${servers.app}/deny/later`);
  const panel = await shows(tab, ['/deny/before', '/deny/later']);
  await panel.waitFor(() => document.querySelectorAll('[role=option]').length === 1);
  await emptied(panel);
});

test('what waits to be told when DevTools are closed is there when they are opened again', async ({ bench, tabs }) => {
  const { servers, session } = bench;
  const tab = tabs[1];
  if (tab === undefined) throw new Error('a tab is missing');
  await ask(tab.page, `${servers.app}/deny/first`);
  await shows(tab, ['/deny/first']);
  const asked = Array.from({ length: 12 }, (_, n) => `/deny/last-${n}`);
  const devtoolsPage = await tab.devtoolsPage();
  await devtoolsPage.evaluate(() => {
    const seen: string[] = [];
    window.lifetimeSeen = seen;
    chrome.devtools.network.onRequestFinished.addListener(({ request }) => seen.push(request.url));
  });
  await tab.page.evaluate(
    async (base, all) => {
      for (const one of all) await (await fetch(`${base}${one}`)).text();
    },
    servers.app,
    asked,
  );
  // Chromium does not deliver what a page says as it ends.
  if (session.browser === 'chromium') await shows(tab, ['/deny/first', ...asked].toSorted());
  await devtoolsPage.waitFor(
    (last) => window.lifetimeSeen?.some((url) => url.endsWith(last)) === true,
    asked.at(-1) ?? '',
  );
  await tab.closeDevTools();
  await tab.openDevTools();
  const panel = await shows(tab, ['/deny/first', ...asked].toSorted());
  await emptied(panel);
});

test('DevTools that are docked elsewhere show what they showed, once, and go on', async ({ bench, tabs }) => {
  const { servers } = bench;
  const tab = tabs[1];
  if (tab === undefined) throw new Error('a tab is missing');
  const told = ['/deny/docked'];
  await ask(tab.page, `${servers.app}/deny/docked`);
  await shows(tab, told);
  for (const where of ['bottom', 'undocked', 'right'] satisfies Dock[]) {
    await tab.dock(where);
    await ask(tab.page, `${servers.app}/deny/docked-${where}`);
    told.push(`/deny/docked-${where}`);
    await shows(tab, told.toSorted());
  }
});

test('an extension that is updated while DevTools are open goes on, and keeps nothing of before', async ({ bench }) => {
  const { session, servers } = bench;
  await ask(session.page, `${servers.app}/deny/before-the-update`);
  await session.showTab();
  const panel = await session.showPanel();
  await panel.waitFor(() => document.querySelector('[role=option]') !== null);
  await session.reloadExtension();
  await ask(session.page, `${servers.app}/deny/updated`);
  await shows(session, ['/deny/updated']);
});

declare global {
  interface Window {
    /** URLs of the requests that the DevTools page was told of. */
    lifetimeSeen?: readonly string[];
  }
}

/** What an extension's page has, in both browsers. */
declare const chrome: {
  devtools: {
    network: { onRequestFinished: { addListener(listener: (entry: { request: { url: string } }) => void): void } };
  };
  storage: { session: { get(keys: null): Promise<object> }; local: { get(keys: null): Promise<object> } };
};

/** Firefox removes with its shutdown what was installed for one session, and all that it stored, unless told otherwise. */
const LIKE_INSTALLED = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
};

base('of a browser that starts again nothing is left but the settings', async ({ browserName }) => {
  const browser = driverOf(browserName);
  const servers = await startDenyingServers();
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'clearance-profile-'));
  const launch = () =>
    launchSession(browser, {
      extensionDir: extensionDir(browser),
      url: `${servers.app}/`,
      profile,
      firefoxPrefs: LIKE_INSTALLED,
    });
  const before = await launch();
  const panel = await before.showPanel();
  await ask(before.page, `${servers.app}/deny/before-the-end?access_token=hunter2`);
  await shows(before, ['/deny/before-the-end']);
  await panel.click('[data-action=preserve-log]');
  await panel.waitFor(() => document.querySelector<HTMLInputElement>('[data-action=preserve-log]')?.checked === false);
  await before.close();

  const after = await launch();
  const again = await shows(after, []);
  await again.waitFor(() => document.querySelector<HTMLInputElement>('[data-action=preserve-log]')?.checked === false);
  const left = await (await after.devtoolsPage()).evaluate(async () => ({
    local: await chrome.storage.local.get(null),
    all: JSON.stringify([
      await chrome.storage.local.get(null),
      await chrome.storage.session.get(null),
      { ...localStorage },
      await indexedDB.databases(),
      await caches.keys(),
    ]),
  }));
  expect(left.all).not.toMatch(/before-the-end|hunter2/);
  expect(Object.keys(left.local).filter((key) => !SETTINGS.has(key))).toEqual([]);
  await after.close();
  fs.rmSync(profile, { recursive: true, force: true });
  await servers.close();
});

/** All that may outlive the browser; the key is a random number that tells no more than itself. */
const SETTINGS: ReadonlySet<string> = new Set(['settings', 'preserveLog', 'fingerprint-key']);
