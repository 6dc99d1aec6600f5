import { startDenyingServers } from '../denying-servers.ts';
import { launchSession } from '../drivers/launch.ts';
import type { BrowserName } from '../drivers/session.ts';
import { ownExtension } from './extensions.ts';
import { median, quantile } from './statistics.ts';

/** What an extension's page has. */
declare const chrome: {
  devtools: {
    network: { onRequestFinished: { addListener(listener: (entry: { request: { url: string } }) => void): void } };
  };
};
declare global {
  interface Window {
    /** Milliseconds since the epoch, by path. */
    benchSeen?: Record<string, number>;
  }
}

export interface EventToRow {
  readonly browser: BrowserName;
  readonly denials: number;
  /** Milliseconds from the browser's event to the frame that shows the row. */
  readonly median: number;
  readonly p99: number;
}

function noteEvents(): void {
  const seen: Record<string, number> = {};
  window.benchSeen = seen;
  chrome.devtools.network.onRequestFinished.addListener(({ request }) => {
    seen[new URL(request.url).pathname] ??= performance.timeOrigin + performance.now();
  });
}

function noteRows(): void {
  const seen: Record<string, number> = {};
  window.benchSeen = seen;
  const look = () => {
    for (const row of document.querySelectorAll('[role=option]')) {
      const name = /row-\d+/.exec(row.textContent ?? '')?.[0];
      if (name === undefined) continue;
      const path = `/deny/${name}`;
      if (path in seen) continue;
      seen[path] = Number.NaN;
      // The first task after the frame that shows it.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          seen[path] = performance.timeOrigin + performance.now();
        };
        port2.postMessage(null);
      });
    }
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
}

/** Denials one after the other while twenty other requests are always under way. */
export async function measureEventToRow(options: {
  readonly browser: BrowserName;
  readonly denials: number;
  readonly say: (line: string) => void;
}): Promise<EventToRow> {
  const { browser, denials, say } = options;
  const servers = await startDenyingServers();
  const session = await launchSession(browser, { extensionDir: ownExtension(browser), url: `${servers.app}/` });
  try {
    const panel = await session.showPanel();
    const devtoolsPage = await session.devtoolsPage();
    await devtoolsPage.evaluate(noteEvents);
    await panel.evaluate(noteRows);
    const rows: number[] = [];
    for (let n = 0; n < denials; n += 1) {
      const path = `/deny/row-${n}`;
      await session.page.evaluate(
        async (base, denied) => {
          const busy = Array.from({ length: 20 }, (_, i) => fetch(`${base}/ok/${denied.length}-${i}`));
          await Promise.all([...busy, fetch(`${base}${denied}`).then((response) => response.text())]);
        },
        servers.app,
        path,
      );
      const painted = await panel.waitFor((wanted) => window.benchSeen?.[wanted] ?? null, path);
      const event = await devtoolsPage.evaluate((wanted) => window.benchSeen?.[wanted] ?? null, path);
      if (event !== null && painted !== null) rows.push(painted - event);
      // A list that scrolls does not show its newest row.
      if (n % 5 === 4) {
        await panel.click('[data-action=clear]');
        await panel.waitFor(() => document.querySelector('[role=option]') === null);
      }
    }
    say(`${browser}: ${rows.length} rows`);
    return { browser, denials: rows.length, median: median(rows), p99: quantile(rows, 0.99) };
  } finally {
    await session.close();
    await servers.close();
  }
}
