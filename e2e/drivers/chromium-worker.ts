import type { CDPSession, Page } from 'playwright';
import { until, within } from './until.ts';

/**
 * Stops the extension's service worker, as chrome://serviceworker-internals does. It has to be asked: a worker with a debugger
 * attached, and Playwright always is, never dies of idleness. `page` may be any page of the same profile.
 */
export async function stopWorker(page: Page): Promise<void> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  try {
    let running: string | undefined;
    let doomed: string | undefined;
    const stopped = new Promise<void>((resolve) => {
      cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        for (const { versionId, scriptURL, runningStatus } of versions) {
          if (!scriptURL.startsWith('chrome-extension://')) continue;
          if (runningStatus === 'running') running = versionId;
          if (runningStatus === 'stopped' && versionId === doomed) resolve();
        }
      });
    });
    await cdp.send('ServiceWorker.enable');
    doomed = await until('a running service worker of the extension', () => running);
    await cdp.send('ServiceWorker.stopWorker', { versionId: doomed });
    await within('the service worker to stop', stopped);
  } finally {
    await cdp.detach();
  }
}
