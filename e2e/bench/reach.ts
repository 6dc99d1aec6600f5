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

interface At {
  readonly session: DevToolsSession;
  readonly panel: PanelSurface;
  readonly servers: DenyingServers;
}

/** Has the page denied once, and resolves when a request that it made afterwards has arrived. */
async function tryOnce({ session, panel, servers }: At, { act, leaves = false }: ReachCase, name: string) {
  const { page } = session;
  await page.goto(`${servers.app}/start-${name}`);
  const began = await page.evaluate(() => performance.timeOrigin);
  // Where the page leaves, its promise may go with it.
  const acted = page.evaluate(act, name, servers.api);
  if (leaves) await acted.catch(() => undefined);
  else await acted;
  // Between two documents there may be an empty one.
  if (leaves)
    await page.waitFor(
      (before) =>
        performance.timeOrigin !== before && location.protocol.startsWith('http') && document.readyState === 'complete',
      began,
    );
  await page.evaluate(async (path) => void (await (await fetch(path)).text()), `/deny/after-${name}`);
  await until('the request after it', async () => (await namesIn(panel)).has(`after-${name}`));
}

/** What an extension's page has. */
declare const chrome: {
  devtools: { inspectedWindow: { tabId: number } };
  runtime: { connect(info: { name: string }): { postMessage(message: object): void } };
};

/** Has what the browser's own list holds taken from it, as the button in Firefox's help does; Chromium's is looked through anyway. */
const look = (panel: PanelSurface): Promise<void> =>
  panel.evaluate(() => {
    const port = chrome.runtime.connect({ name: `panel:${chrome.devtools.inspectedWindow.tabId}` });
    port.postMessage({ type: 'look' });
  });

/** How many of so many tries were captured. */
async function capturedOf(at: At, one: ReachCase, names: readonly string[]): Promise<number> {
  for (const name of names) await tryOnce(at, one, name);
  if (at.session.browser === 'firefox' && one.leaves === true) await look(at.panel);
  const found = async () => {
    const there = await namesIn(at.panel);
    return names.filter((name) => there.has(name)).length;
  };
  const all = async () => (await found()) === names.length;
  return (await until('all of them', all, LATE).catch(() => false)) ? names.length : found();
}

/** Firefox shows an answer of JSON in a page of its own, which may ask for nothing. */
const FIREFOX = { 'devtools.jsonview.enabled': false };

type Cases = Reach['cases'];

/** Times as many tries where it is by chance: a share wants more than four. */
const CHANCES = 3;

/** What is captured in one browser. What does not go away with the page is decided by nothing that is preserved, and seldom by chance. */
async function casesOf(at: At, preserveLog: boolean, tries: number, say: (line: string) => void): Promise<Cases> {
  const { browser } = at.session;
  const cases: Cases[number][] = [];
  for (const [index, one] of REACH_CASES.entries()) {
    if (one.chromiumOnly === true && browser !== 'chromium') continue;
    if (preserveLog && one.leaves !== true) continue;
    const names = Array.from(
      { length: one.byChance === true ? CHANCES * tries : one.leaves === true ? tries : Math.min(tries, 2) },
      (_, n) => `r${preserveLog ? 'p' : 'n'}-${index}-${n}`,
    );
    const captured = await capturedOf(at, one, names);
    cases.push({ what: one.what, preserveLog, tries: names.length, captured });
    say(`${browser}: ${one.what}${preserveLog ? ', log preserved' : ''}: ${captured} of ${names.length}`);
  }
  return cases;
}

/** Which denied requests are captured, and of those that not always are, which share. */
export async function measureReach(options: {
  readonly browser: BrowserName;
  readonly tries: number;
  readonly say: (line: string) => void;
}): Promise<Reach> {
  const { browser, tries, say } = options;
  const cases: Cases[number][] = [];
  let version = '';
  const servers = await startDenyingServers();
  try {
    for (const preserveLog of [false, true]) {
      const session = await launchSession(browser, {
        extensionDir: ownExtension(browser),
        url: `${servers.app}/`,
        firefoxPrefs: FIREFOX,
      });
      try {
        ({ version } = session);
        await session.setPreserveLog(preserveLog);
        const at = { session, panel: await session.showPanel(), servers };
        cases.push(...(await casesOf(at, preserveLog, tries, say)));
      } finally {
        await session.close();
      }
    }
  } finally {
    await servers.close();
  }
  return { browser, version, cases };
}
