import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { launchSession } from './drivers/launch.ts';
import type { DevToolsSession, PanelSurface, Surface } from './drivers/session.ts';
import { type RepairableServer, startRepairableServer } from './repairable-server.ts';
import { driverOf, extensionDir } from './sessions.ts';
import { withRequiredHosts } from './with-required-hosts.ts';

export interface FixBench {
  readonly server: RepairableServer;
  readonly session: DevToolsSession;
  readonly panel: PanelSurface;
}

export const test = base.extend<{ bench: FixBench }>({
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
export const leftIn = (page: Surface) =>
  page.evaluate(async () => ({
    rules: (await chrome.declarativeNetRequest.getSessionRules()).length,
    hosts: (await chrome.permissions.getAll()).origins ?? [],
  }));

/** A request of the inspected page. Resolves with its status, or null where the browser kept the answer from the page. */
export const send = ({ session: { page }, server }: FixBench, init: RequestInit = PUT): Promise<number | null> =>
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

/** A page of the extension that can be asked what is left, beside the inspected tab. */
export async function besides({ session }: FixBench): Promise<Surface> {
  const options = await session.openOptionsPage();
  await session.showTab();
  return options;
}

export const hostsHeld = ({ session }: FixBench): readonly string[] =>
  session.browser === 'chromium' ? ['http://*/*', 'https://*/*'] : [];

/** Resolves once no rule is left, and no access beyond what the bench began with. */
export async function untilNothingIsLeft(page: Surface, bench: FixBench): Promise<void> {
  await page.waitFor(async () => (await chrome.declarativeNetRequest.getSessionRules()).length === 0);
  await page.waitFor(
    async (held) => String((await chrome.permissions.getAll()).origins ?? []) === held,
    String(hostsHeld(bench)),
  );
}
