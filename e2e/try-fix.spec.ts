import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { launchSession } from './drivers/launch.ts';
import type { DevToolsSession, PanelSurface, Surface } from './drivers/session.ts';
import { readReport } from './read-report.ts';
import { type Fault, type RepairableServer, startRepairableServer } from './repairable-server.ts';
import { driverOf, extensionDir } from './sessions.ts';
import { withRequiredHosts } from './with-required-hosts.ts';

interface FixBench {
  readonly server: RepairableServer;
  readonly session: DevToolsSession;
  readonly panel: PanelSurface;
}

const test = base.extend<{ bench: FixBench }>({
  bench: async ({ browserName }, use) => {
    const browser = driverOf(browserName);
    const server = await startRepairableServer();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clearance-hosts-'));
    const built = extensionDir(browser);
    const dir = browser === 'chromium' ? withRequiredHosts(built, path.join(folder, 'extension')) : built;
    const session = await launchSession(browser, { extensionDir: dir, url: `${server.app}/` });
    await use({ server, session, panel: await session.showPanel() });
    await session.close();
    fs.rmSync(folder, { recursive: true, force: true });
    await server.close();
  },
});

/** What an extension's own page may ask in both browsers. */
declare const chrome: {
  declarativeNetRequest: { getSessionRules(): Promise<{ condition: { tabIds?: number[] } }[]> };
  permissions: { getAll(): Promise<{ origins?: string[] }> };
};

/** What is left in the browser: rules of this session, and hosts that are granted. */
const leftIn = (page: Surface) =>
  page.evaluate(async () => ({
    rules: (await chrome.declarativeNetRequest.getSessionRules()).length,
    hosts: (await chrome.permissions.getAll()).origins ?? [],
  }));

/** A request of the inspected page. Resolves with its status, or null where the browser kept the answer from the page. */
const send = ({ session: { page }, server }: FixBench, init: RequestInit = PUT): Promise<number | null> =>
  page.evaluate(
    async (url, options) => {
      try {
        const response = await fetch(url, options);
        await response.text();
        return response.status;
      } catch {
        return null;
      }
    },
    `${server.api}/orders`,
    init,
  );

const PUT: RequestInit = { method: 'PUT', headers: { 'x-tenant': 'north' }, body: '{}' };

async function refuse(bench: FixBench, fault: Fault): Promise<void> {
  bench.server.fault = fault;
  expect(await send(bench)).toBeNull();
  await bench.panel.waitFor(() => document.querySelector('[data-action=try-fix]') !== null);
}

/** As a user does it: read what it does, turn it on, and allow it where the browser asks. */
async function turnOn({ session, panel }: FixBench): Promise<void> {
  await panel.click('[data-action=try-fix]');
  await panel.click('[data-action=fix-on]');
  if (session.browser === 'firefox') await session.grantHosts();
  await panel.waitFor(() => document.querySelector('[data-part=fix][data-state=on]') !== null);
}

/** A page of the extension that can be asked what is left, beside the inspected tab. */
async function besides({ session }: FixBench): Promise<Surface> {
  const options = await session.openOptionsPage();
  await session.showTab();
  return options;
}

const hostsHeld = ({ session }: FixBench): readonly string[] =>
  session.browser === 'chromium' ? ['http://*/*', 'https://*/*'] : [];

test('a fix that is tried lets the request pass, is said to be one, and leaves nothing behind when it is off', async ({
  bench,
}) => {
  const { panel } = bench;
  await refuse(bench, 'no-cors');
  const options = await besides(bench);
  expect(await leftIn(options)).toEqual({ rules: 0, hosts: hostsHeld(bench) });
  await turnOn(bench);
  expect((await leftIn(options)).rules).toBe(2);

  expect(await send(bench)).toBe(200);
  await panel.waitFor(() => document.querySelector('[data-part=tried][data-passed=true]') !== null);
  expect(await panel.evaluate(() => document.querySelectorAll('[role=option]').length)).toBe(1);
  expect(await panel.evaluate(() => document.querySelector('[data-outcome=cleared]'))).toBeNull();
  const { denials } = await readReport(panel);
  expect(denials.map(({ outcome, tried }) => [outcome, tried?.passed])).toEqual([['refused', true]]);

  await panel.click('[data-action=recheck]');
  await panel.click('[data-action=send-anyway]');
  await panel.waitFor(() => document.querySelector('[data-part=recheck][data-passed=true]') !== null);
  await panel.waitFor(() => document.querySelector('[data-part=try-progress]') === null);
  const checked = await readReport(panel);
  expect(checked.denials.map(({ outcome, recheck }) => [outcome, recheck?.fixTried])).toEqual([['refused', true]]);

  await panel.click('[data-action=fix-off]');
  await panel.waitFor(() => document.querySelector('[data-part=fix]') === null);
  expect(await leftIn(options)).toEqual({ rules: 0, hosts: hostsHeld(bench) });
  expect(await send(bench)).toBeNull();
});

test('a fix that is on outlives the background, and ends with DevTools', async ({ bench }) => {
  const { panel, session } = bench;
  await refuse(bench, 'no-cors');
  const options = await besides(bench);
  await turnOn(bench);
  await session.killBackground();
  expect(await send(bench)).toBe(200);
  await panel.waitFor(() => document.querySelector('[data-part=tried][data-passed=true]') !== null);
  expect((await leftIn(options)).rules).toBe(2);
  await session.closeDevTools();
  await options.waitFor(async () => (await chrome.declarativeNetRequest.getSessionRules()).length === 0);
  await options.waitFor(
    async (held) => String((await chrome.permissions.getAll()).origins ?? []) === held,
    String(hostsHeld(bench)),
  );
  expect(await send(bench)).toBeNull();
});

test('a fix that is on ends with its tab', async ({ bench }) => {
  const { session } = bench;
  await refuse(bench, 'no-cors');
  const options = await besides(bench);
  await turnOn(bench);
  await session.closeTab();
  await options.waitFor(async () => (await chrome.declarativeNetRequest.getSessionRules()).length === 0);
  await options.waitFor(
    async (held) => String((await chrome.permissions.getAll()).origins ?? []) === held,
    String(hostsHeld(bench)),
  );
});

for (const [fault, said] of [
  ['auth-before-cors', '401'],
  ['preflight-redirect', 'redirected'],
] as const) {
  test(`what no browser can repair is said before anything is tried: ${fault}`, async ({ bench }) => {
    const { panel } = bench;
    await refuse(bench, fault);
    await panel.click('[data-action=try-fix]');
    const why = await panel.waitFor(() => document.querySelector('[data-part=fix-impossible]')?.textContent ?? null);
    expect(why).toContain(said);
    expect(await panel.evaluate(() => document.querySelector('[data-action=fix-on]'))).toBeNull();
  });
}
