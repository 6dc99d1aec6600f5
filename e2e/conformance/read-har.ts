import * as v from 'valibot';
import type { DevToolsSession } from '../drivers/session.ts';

const HarLogSchema = v.looseObject({ entries: v.array(v.unknown()) });

export interface HarLog {
  readonly entries: readonly unknown[];
}

/** What the extension's devtools page has, in either browser's own form. */
declare const browser: { devtools: { network: { getHAR(): Promise<HarLog> } } } | undefined;
declare const chrome: { devtools: { network: { getHAR(callback: (log: HarLog) => void): void } } };

/** The browser's own HAR of everything since the last navigation, as its network API gives it to extensions. */
export async function readHar(session: DevToolsSession): Promise<HarLog> {
  const page = await session.devtoolsPage();
  const har = await page.evaluate(async () => {
    const log =
      typeof browser === 'undefined'
        ? await new Promise((resolve) => chrome.devtools.network.getHAR(resolve))
        : await browser.devtools.network.getHAR();
    const copy: unknown = JSON.parse(JSON.stringify(log));
    return copy;
  });
  return v.parse(HarLogSchema, har);
}
