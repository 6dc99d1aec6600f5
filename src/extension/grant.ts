import browser from 'webextension-polyfill';
import type { Declined } from './grant-page.ts';

/** Shows the tab that a grant is for, and closes this page. */
async function goBack(tabId: number): Promise<void> {
  await browser.tabs.update(tabId, { active: true }).catch(() => undefined);
  const here = await browser.tabs.getCurrent();
  if (here?.id !== undefined) await browser.tabs.remove(here.id);
}

/** Asks for access to hosts; to be called from a click. Where it is granted this page goes; resolves with whether it was. */
export async function grant(tabId: number, hosts: readonly string[]): Promise<boolean> {
  const isGranted = await browser.permissions.request({ origins: [...hosts] });
  if (isGranted) await goBack(tabId);
  return isGranted;
}

/** Tells the background that nothing was granted, and closes this page. */
export async function decline(tabId: number): Promise<void> {
  const declined: Declined = { type: 'declined', tabId };
  await browser.runtime.sendMessage(declined).catch(() => undefined);
  await goBack(tabId);
}
