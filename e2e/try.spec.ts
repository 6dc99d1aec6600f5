import { test as base, expect } from '@playwright/test';
import { launchSession } from './drivers/launch.ts';
import type { DevToolsSession, PanelSurface } from './drivers/session.ts';
import { type RepairableServer, startRepairableServer } from './repairable-server.ts';
import { driverOf, extensionDir } from './sessions.ts';

interface TryBench {
  readonly server: RepairableServer;
  readonly session: DevToolsSession;
  readonly panel: PanelSurface;
}

const test = base.extend<{ bench: TryBench }>({
  bench: async ({ browserName }, use) => {
    const browser = driverOf(browserName);
    const server = await startRepairableServer();
    const session = await launchSession(browser, { extensionDir: extensionDir(browser), url: `${server.app}/` });
    await use({ server, session, panel: await session.showPanel() });
    await session.close();
    await server.close();
  },
});

/** A request of the inspected page. Resolves with its status, or null where the browser kept the answer from the page. */
function send({ session: { page } }: TryBench, url: string, init: RequestInit): Promise<number | null> {
  return page.evaluate(
    async (address, options) => {
      try {
        const response = await fetch(address, options);
        await response.text();
        return response.status;
      } catch {
        return null;
      }
    },
    url,
    init,
  );
}

const PUT: RequestInit = { method: 'PUT', headers: { 'x-tenant': 'north' }, body: '{}' };

test('a denied request that the page repeats with success is cleared, with the time', async ({ bench }) => {
  const { server, panel } = bench;
  server.fault = 'no-cors';
  expect(await send(bench, `${server.api}/orders?at=1`, PUT)).toBeNull();
  await panel.waitFor(() => document.querySelector('[data-part=verdict]') !== null);
  server.fault = 'none';
  expect(await send(bench, `${server.api}/orders?at=2`, PUT)).toBe(200);
  const said = await panel.waitFor(() => document.querySelector('[data-outcome=cleared]')?.textContent ?? null);
  expect(said).toMatch(/cleared at \d\d:\d\d/);
  const row = await panel.evaluate(() => document.querySelector('[role=option]')?.textContent ?? '');
  expect(row).toMatch(/cleared at \d\d:\d\d/);
  await panel.waitFor(() => /Cleared: PUT \/orders/.test(document.querySelector('[role=status]')?.textContent ?? ''));

  server.fault = 'no-cors';
  expect(await send(bench, `${server.api}/orders?at=3`, { ...PUT, cache: 'reload' })).toBeNull();
  await panel.waitFor(() => document.querySelector('[role=option].cleared') === null);
});
