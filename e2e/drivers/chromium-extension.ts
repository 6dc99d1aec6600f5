import type { BrowserContext } from 'playwright';
import { until } from './until.ts';

/** What Chromium's own page of extensions has. */
declare const chrome: {
  developerPrivate: {
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    reload(id: string, options: { failQuietly: boolean }): Promise<unknown>;
    getExtensionInfo(id: string): Promise<{ state: string }>;
  };
};

/** Loads an extension anew, as the button of chrome://extensions does, and resolves when it is enabled again. */
export async function reloadExtension(context: BrowserContext, id: string): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(async (wanted) => {
    // Without it whatever was unpacked from a folder stays disabled.
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await chrome.developerPrivate.reload(wanted, { failQuietly: true });
  }, id);
  await until('the extension to be enabled again', () =>
    page.evaluate(async (wanted) => (await chrome.developerPrivate.getExtensionInfo(wanted)).state === 'ENABLED', id),
  );
  await page.close();
}
