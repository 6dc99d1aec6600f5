import type { DevToolsSession } from '../drivers/session.ts';

interface HarLog {
  readonly entries: readonly unknown[];
}

/** What the extension's devtools page has, in either browser's own form. */
declare const browser: { devtools: { network: { getHAR(): Promise<HarLog> } } } | undefined;
declare const chrome: { devtools: { network: { getHAR(callback: (log: HarLog) => void): void } } };

/** The browser's own HAR of everything since the last navigation, as its network API gives it to extensions. */
export async function readHar(session: DevToolsSession): Promise<unknown> {
  const page = await session.devtoolsPage();
  return page.evaluate(async () => {
    const log =
      typeof browser === 'undefined'
        ? await new Promise((resolve) => chrome.devtools.network.getHAR(resolve))
        : await browser.devtools.network.getHAR();
    const copy: unknown = JSON.parse(JSON.stringify(log));
    return copy;
  });
}
