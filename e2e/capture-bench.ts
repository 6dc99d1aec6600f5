import { test as base } from '@playwright/test';
import type { Report } from '../src/core/report-schema.ts';
import { type DenyingServers, startDenyingServers } from './denying-servers.ts';
import { launchSession } from './drivers/launch.ts';
import type { DevToolsSession, PanelSurface } from './drivers/session.ts';
import { until } from './drivers/until.ts';
import { readReport } from './read-report.ts';
import { driverOf, extensionDir } from './sessions.ts';

/** A browser with DevTools open on the panel, and an application that is denied at will. */
export interface CaptureBench {
  readonly servers: DenyingServers;
  readonly session: DevToolsSession;
  readonly panel: PanelSurface;
}

async function open({ browserName }: { browserName: string }, use: (bench: CaptureBench) => Promise<void>) {
  const browser = driverOf(browserName);
  const servers = await startDenyingServers();
  const session = await launchSession(browser, { extensionDir: extensionDir(browser), url: `${servers.app}/` });
  await use({ servers, session, panel: await session.showPanel() });
  await session.close();
  await servers.close();
}

/** Tests with a browser of their own. */
export const test = base.extend<{ bench: CaptureBench }>({
  bench: ({ browserName }, use) => open({ browserName }, use),
});

/** Tests of one file that share a browser. */
export const testTogether = base.extend<object, { bench: CaptureBench }>({
  bench: [({ browserName }, use) => open({ browserName }, use), { scope: 'worker' }],
});

/** The report as soon as `isDone` says so. */
export function reportWhen(
  { panel }: CaptureBench,
  what: string,
  isDone: (report: Report) => boolean,
): Promise<Report> {
  return until(what, async () => {
    const report = await readReport(panel);
    return isDone(report) ? report : null;
  });
}

/** Requests of the inspected page, all at once; resolves when they are settled, denied or not. */
export function send(
  { session: { page } }: CaptureBench,
  requests: readonly { readonly url: string; readonly init?: RequestInit }[],
): Promise<void> {
  return page.evaluate(async (all) => {
    await Promise.allSettled(
      all.map(async ({ url, init }) => {
        const response = await fetch(url, init);
        await response.text();
      }),
    );
  }, requests);
}

export const paths = (report: Report): readonly string[] =>
  report.denials.map(({ request }) => new URL(request.url).pathname).sort();
