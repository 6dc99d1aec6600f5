import type { BrowserContext } from 'playwright';

/** What Chromium's own page of extensions has. */
declare const chrome: {
  developerPrivate: { reload(id: string, options: { failQuietly: boolean }): Promise<unknown> };
};

/** Loads an extension anew, as the button of chrome://extensions does. */
export async function reloadExtension(context: BrowserContext, id: string): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate((wanted) => chrome.developerPrivate.reload(wanted, { failQuietly: true }), id);
  await page.close();
}
