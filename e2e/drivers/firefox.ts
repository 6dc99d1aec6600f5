import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { type Bidi, connectBidi } from './bidi.ts';
import { findFirefox } from './executable.ts';
import * as privileged from './firefox-privileged.ts';
import { createFirefoxSurface } from './firefox-surface.ts';
import { asExpression, describe } from './page-function.ts';
import { createProfile, killGroup } from './profile.ts';
import type { DevToolsSession, EngineVerdict, PageFunction, PanelSurface, SessionOptions, Theme } from './session.ts';
import { until, within } from './until.ts';

const Tree = v.object({ contexts: v.tupleWithRest([v.object({ context: v.string() })], v.unknown()) });
const Installed = v.object({ extension: v.string() });

const themeName = (theme: Theme) => (theme === 'dark' ? 'dark' : 'light');

function preferences({ dark, scale = 1 }: SessionOptions): string {
  const prefs = {
    'remote.prefs.recommended': true,
    'browser.shell.checkDefaultBrowser': false,
    'browser.aboutwelcome.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'network.proxy.type': 0,
    'devtools.toolbox.host': 'right',
    'devtools.toolbox.sidebar.width': 554,
    'devtools.toolbox.selectedTool': 'webconsole',
    ...(dark === undefined ? {} : { 'devtools.theme': themeName(dark ? 'dark' : 'light') }),
    ...(scale === 1 ? {} : { 'layout.css.devPixelsPerPx': String(scale) }),
  };
  return Object.entries(prefs)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n');
}

/** Resolves with the address that Firefox prints on standard error. */
function listeningAddress(firefox: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = '';
    firefox.once('error', reject);
    firefox.once('exit', () => reject(new Error(`Firefox ended before it listened:\n${log}`)));
    firefox.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(log)?.[1];
      if (address) resolve(address);
    });
  });
}

interface Launched {
  bidi: Bidi;
  closed: Promise<void>;
  close(): Promise<void>;
}

async function launchProcess(executablePath: string, options: SessionOptions): Promise<Launched> {
  const profile = createProfile('clearance-firefox-');
  fs.writeFileSync(path.join(profile.folder, 'user.js'), preferences(options));
  const { headless = true } = options;
  const firefox = spawn(
    executablePath,
    [
      ...(headless ? ['--headless'] : []),
      '--no-remote',
      '--profile',
      profile.folder,
      '--remote-debugging-port=0',
      '--remote-allow-system-access',
      'about:blank',
    ],
    // A process group of its own: Ctrl-C reaches us alone, and one signal ends all its processes.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' } },
  );
  const kill = () => {
    if (firefox.pid !== undefined) killGroup(firefox.pid);
  };
  profile.ownedBy(kill);
  const closed = new Promise<void>((resolve) => {
    const onGone = () => {
      kill(); // content processes that outlived their parent
      profile.remove();
      resolve();
    };
    firefox.once('exit', onGone);
    firefox.once('error', onGone);
  });
  try {
    const bidi = await connectBidi(await within('Firefox to listen', listeningAddress(firefox)));
    const close = async () => {
      await bidi.send('browser.close').catch(() => undefined);
      await within('Firefox to close', closed, 5_000).catch(kill);
      await closed;
      bidi.close();
    };
    return { bidi, closed, close };
  } catch (error) {
    kill();
    await closed;
    throw error;
  }
}

const firstContext = async (bidi: Bidi, params: object) =>
  v.parse(Tree, await bidi.send('browsingContext.getTree', params)).contexts[0].context;

function toVerdict({ category, errorMessage }: privileged.ConsoleMessage): EngineVerdict {
  const url = /\bhttps?:\/\/[^\s’']+?(?=[.,]?(?:\s|$|’))/.exec(errorMessage)?.[0] ?? '';
  return { url, requestedUrl: null, method: null, reason: category, parameter: null, text: errorMessage };
}

async function openSession({ bidi, closed, close }: Launched, options: SessionOptions): Promise<DevToolsSession> {
  const { panelTitle = 'Clearance', width = 1400, height = 900, url } = options;
  const tab = await firstContext(bidi, {});
  const window = await firstContext(bidi, { 'moz:scope': 'chrome' });
  const run = async <Args extends unknown[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result> => {
    try {
      return JSON.parse(await bidi.evaluate(window, asExpression(fn, args)));
    } catch (error) {
      throw new Error(`${String(error)}\n  ${describe(fn, args)} in Firefox's window`);
    }
  };
  const extensionData = { type: 'path', path: path.resolve(options.extensionDir) };
  const { extension } = v.parse(Installed, await bidi.send('webExtension.install', { extensionData }));
  const version = await run(privileged.install, extension);
  await run(privileged.resizeWindow, width, height);
  await run(privileged.openToolbox);

  const findPanel = () => until("the extension's panel", () => run(privileged.selectPanel, panelTitle));
  const findDevtoolsPage = () =>
    until("the extension's devtools page", () => run(privileged.findView, 'devtools_page'));
  const page = createFirefoxSurface(bidi, 'the inspected tab', async () => tab, true);
  const devtoolsPage = createFirefoxSurface(bidi, 'the devtools page', findDevtoolsPage, false);
  const panel: PanelSurface = {
    ...createFirefoxSurface(bidi, 'the panel', findPanel, false),
    async resize(panelWidth, panelHeight) {
      await until(`the panel to be ${panelWidth} × ${panelHeight}`, async () => {
        const now = await panel.evaluate(() => ({ width: innerWidth, height: innerHeight }));
        if (now.width === panelWidth && now.height === panelHeight) return true;
        const beside = await page.evaluate(() => innerWidth);
        // The page keeps about 600 px beside the toolbox, as it would on a desk.
        const moreWidth = panelWidth - now.width + (beside < 500 ? 600 - beside : 0);
        await run(privileged.resizeToolbox, panelWidth, moreWidth, panelHeight - now.height);
        return false;
      });
    },
  };
  await devtoolsPage.waitFor(() => document.readyState === 'complete');
  if (url !== undefined) await page.goto(url);

  return {
    browser: 'firefox',
    version,
    page,
    async showPanel() {
      await panel.waitFor(() => document.readyState === 'complete');
      return panel;
    },
    devtoolsPage: async () => devtoolsPage,
    killBackground: async () => void (await until('the event page to end', () => run(privileged.terminateBackground))),
    verdicts: async () => (await run(privileged.readMessages)).map(toVerdict),
    resetVerdicts: () => run(privileged.forgetMessages),
    setTheme: (theme) => run(privileged.setStringPref, 'devtools.theme', themeName(theme)),
    async setPreserveLog(on) {
      await run(privileged.setBoolPref, 'devtools.netmonitor.persistlog', on);
      await run(privileged.setBoolPref, 'devtools.webconsole.persistlog', on);
    },
    closed,
    close,
  };
}

/** Starts Firefox with the extension and the toolbox open, and resolves when the extension's devtools page is there. */
export async function launchFirefox(options: SessionOptions): Promise<DevToolsSession> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('No Firefox: set FIREFOX_PATH, or put firefox-esr or firefox on PATH');
  const launched = await launchProcess(executablePath, options);
  try {
    return await openSession(launched, options);
  } catch (error) {
    await launched.close();
    throw error;
  }
}
