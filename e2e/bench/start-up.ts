import { startDenyingServers } from '../denying-servers.ts';
import { launchSession } from '../drivers/launch.ts';
import type { BrowserName } from '../drivers/session.ts';
import { readReport } from '../read-report.ts';
import { ownExtension } from './extensions.ts';
import { median } from './statistics.ts';

export interface StartUp {
  readonly browser: BrowserName;
  /** Milliseconds, medians: from the start of the document to the end of its scripts; of a killed background to its answer. */
  readonly devtoolsPage: number;
  readonly panel: number;
  readonly background: number;
}

function loadTime(): number {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming ? entry.domContentLoadedEventEnd : Number.NaN;
}

export async function measureStartUp(options: {
  readonly browser: BrowserName;
  readonly rounds: number;
  readonly say: (line: string) => void;
}): Promise<StartUp> {
  const { browser, rounds, say } = options;
  const servers = await startDenyingServers();
  const session = await launchSession(browser, { extensionDir: ownExtension(browser), url: `${servers.app}/` });
  try {
    const panel = await session.showPanel();
    const devtoolsPage = await (await session.devtoolsPage()).evaluate(loadTime);
    const panels: number[] = [await panel.evaluate(loadTime)];
    const backgrounds: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await session.killBackground();
      const begin = performance.now();
      await readReport(panel);
      backgrounds.push(performance.now() - begin);
    }
    say(`${browser}: start-up measured`);
    return { browser, devtoolsPage, panel: median(panels), background: median(backgrounds) };
  } finally {
    await session.close();
    await servers.close();
  }
}
