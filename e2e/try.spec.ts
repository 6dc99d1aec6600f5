import { test as base, expect } from '@playwright/test';
import { launchSession } from './drivers/launch.ts';
import type { DevToolsSession, PanelSurface } from './drivers/session.ts';
import { readReport } from './read-report.ts';
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

/** Presses a button of the part "Try it now", and the one that says yes where it asks first. */
async function tryNow({ panel }: TryBench, action: string): Promise<void> {
  await panel.click(`[data-action=${action}]`);
  await panel.click('[data-action=send-anyway]');
}

test('re-check sends the request again around the preflight cache, and clears it once the server is repaired', async ({
  bench,
}) => {
  const { server, panel } = bench;
  server.fault = 'no-cors';
  expect(await send(bench, `${server.api}/orders`, PUT)).toBeNull();
  await panel.waitFor(() => document.querySelector('[data-action=recheck]') !== null);
  await tryNow(bench, 'recheck');
  await panel.waitFor(() => document.querySelector('[data-part=recheck][data-passed=false]') !== null);
  await panel.waitFor(() => document.querySelector('[data-part=try-progress]') === null);
  expect(await panel.evaluate(() => document.querySelectorAll('[role=option]').length)).toBe(1);

  server.fault = 'none';
  // The preflight that passes is cached from here on.
  await send(bench, `${server.api}/orders`, { ...PUT, method: 'DELETE' });
  const before = server.received.length;
  await tryNow(bench, 'recheck');
  await panel.waitFor(() => document.querySelector('[data-part=recheck][data-passed=true]') !== null);
  await panel.waitFor(() => document.querySelector('[data-outcome=cleared]') !== null);
  expect(server.received.slice(before, before + 2)).toEqual(['OPTIONS /orders', 'PUT /orders']);
  const rows = await panel.evaluate(() =>
    [...document.querySelectorAll('[data-part=recheck] tbody tr')].map((row) => row.textContent ?? ''),
  );
  expect(rows.some((row) => row.startsWith('Access-Control-Allow-Origin') && row.includes(server.app))).toBe(true);
  await panel.waitFor(() => document.querySelector('[data-part=try-progress]') === null);
  const { denials } = await readReport(panel);
  expect(denials.map(({ outcome, recheck }) => [outcome, recheck?.passed])).toEqual([['cleared', true]]);
});

test('a probe finds the header that makes the difference', async ({ bench }) => {
  const { server, panel } = bench;
  server.fault = 'needs-x-tenant';
  const init = { method: 'PUT', headers: { authorization: 'Bearer abc', 'x-tenant': 'south', 'x-trace': '1' } };
  expect(await send(bench, `${server.api}/orders`, init)).toBe(403);
  await panel.waitFor(() => document.querySelector('[data-action=probe]') !== null);
  await tryNow(bench, 'probe');
  const table = await panel.waitFor(() => {
    if (document.querySelector('[data-part=try-progress]') !== null) return null;
    const rows = [...document.querySelectorAll('[data-part=probe] [data-variant]')];
    return rows.length === 0
      ? null
      : rows.map((row) => [row.getAttribute('data-variant'), row.getAttribute('data-passed')]);
  });
  if (table === null) throw new Error('the table is gone');
  expect(table.filter(([, passed]) => passed === 'true')).toEqual([['without x-tenant', 'true']]);
  expect(table.map(([variant]) => variant)).toEqual(
    expect.arrayContaining(['unchanged', 'without authorization', 'without x-trace']),
  );
  const said = await panel.evaluate(() => document.querySelector('[data-part=probe-conclusion]')?.textContent);
  expect(said).toContain('without x-tenant');
  expect((await readReport(panel)).denials).toHaveLength(1);
});

/** The same request from a frame of another site, which is a process of its own in Chromium. */
function sendFromFrame({ session: { page }, server }: TryBench): Promise<void> {
  return page.evaluate(
    async (src, url, init) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      document.body.append(frame);
      await loaded;
      const done = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
      frame.contentWindow?.postMessage({ url, init }, '*');
      await done;
    },
    server.frame,
    `${server.api}/orders`,
    PUT,
  );
}

test('what a frame sent is sent again from that frame, or the call is given to paste there', async ({ bench }) => {
  const { server, session, panel } = bench;
  server.fault = 'no-cors';
  await sendFromFrame(bench);
  await panel.waitFor(() => document.querySelector('[data-action=recheck]') !== null);
  // Firefox tells of what its preflight stopped a moment later.
  await expect
    .poll(async () => (await readReport(panel)).denials.flatMap(({ exchanges }) => exchanges.map(({ role }) => role)))
    .toContain('actual');
  server.fault = 'none';
  const before = server.received.length;
  await tryNow(bench, 'recheck');
  if (session.browser === 'chromium') {
    await panel.waitFor(() => document.querySelector('[data-part=recheck][data-passed=true]') !== null);
    await panel.waitFor(() => document.querySelector('[data-outcome=cleared]') !== null);
    expect(server.received.slice(before, before + 2)).toEqual(['OPTIONS /orders', 'PUT /orders']);
    const [origin] = await panel.evaluate(() =>
      [...document.querySelectorAll('[data-part=recheck] tbody tr')].flatMap(({ textContent: row }) =>
        row?.startsWith('Access-Control-Allow-Origin') ? [row] : [],
      ),
    );
    expect(origin).toContain(new URL(server.frame).origin);
    return;
  }
  const said = await panel.waitFor(() => document.querySelector('[data-part=recheck]')?.textContent ?? null);
  expect(said).toMatch(/Firefox lets an extension ask only the topmost page/);
  const call = await panel.waitFor(
    () => document.querySelector('[data-action=copy-fetch-call]')?.closest('figure')?.textContent ?? null,
  );
  expect(call).toContain(`await fetch("${server.api}/orders"`);
  expect(server.received.slice(before)).toEqual([]);
});
