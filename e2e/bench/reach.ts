import { type DenyingServers, startDenyingServers } from '../denying-servers.ts';
import { launchSession } from '../drivers/launch.ts';
import type { BrowserName, DevToolsSession, PanelSurface } from '../drivers/session.ts';
import { until } from '../drivers/until.ts';
import { readReport } from '../read-report.ts';
import { ownExtension } from './extensions.ts';
import { REACH_CASES, type ReachCase } from './reach-cases.ts';

export interface Reach {
  readonly browser: BrowserName;
  readonly version: string;
  readonly cases: readonly {
    readonly what: string;
    readonly preserveLog: boolean;
    readonly tries: number;
    readonly captured: number;
  }[];
}

/** Last parts of the paths of all that was captured. */
async function namesIn(panel: PanelSurface): Promise<ReadonlySet<string>> {
  const { denials } = await readReport(panel);
  return new Set(denials.map(({ request }) => new URL(request.url).pathname.split('/').at(-1) ?? ''));
}

/** How long after a later request came what is not there is taken for lost: late ones are asked for a second after a document began. */
const LATE = 4_000;

async function tryOnce(
  { session, panel, servers }: { session: DevToolsSession; panel: PanelSurface; servers: DenyingServers },
  { act, leaves = false }: ReachCase,
  name: string,
): Promise<boolean> {
  const { page } = session;
  await page.goto(`${servers.app}/start-${name}`);
  // Where the page leaves, its promise may go with it.
  const acted = page.evaluate(act, name, servers.api);
  if (leaves) await acted.catch(() => undefined);
  else await acted;
  await until('the page to be there again', () => page.evaluate(() => document.readyState === 'complete'));
  await page.evaluate(async (path) => void (await (await fetch(path)).text()), `/deny/after-${name}`);
  await until('the request after it', async () => (await namesIn(panel)).has(`after-${name}`));
  return until('the denied request', async () => (await namesIn(panel)).has(name), LATE).catch(() => false);
}

/** Which denied requests are captured, and of those that not always are, which share. */
export async function measureReach(options: {
  readonly browser: BrowserName;
  readonly tries: number;
  readonly say: (line: string) => void;
}): Promise<Reach> {
  const { browser, tries, say } = options;
  const cases: Reach['cases'][number][] = [];
  const servers = await startDenyingServers();
  let version = '';
  for (const preserveLog of [false, true]) {
    const session = await launchSession(browser, { extensionDir: ownExtension(browser), url: `${servers.app}/` });
    ({ version } = session);
    await session.setPreserveLog(preserveLog);
    const at = { session, panel: await session.showPanel(), servers };
    for (const [index, one] of REACH_CASES.entries()) {
      if (one.chromiumOnly === true && browser !== 'chromium') continue;
      // What does not go away with the page is not decided by chance, nor by what is preserved.
      if (preserveLog && one.leaves !== true) continue;
      const times = one.leaves === true ? tries : 2;
      let captured = 0;
      for (let n = 0; n < times; n += 1) {
        if (await tryOnce(at, one, `r${preserveLog ? 'p' : 'n'}-${index}-${n}`)) captured += 1;
      }
      cases.push({ what: one.what, preserveLog, tries: times, captured });
      say(`${browser}: ${one.what}${preserveLog ? ', log preserved' : ''}: ${captured} of ${times}`);
    }
    await session.close();
  }
  await servers.close();
  return { browser, version, cases };
}
