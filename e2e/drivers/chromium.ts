import fs from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import * as v from 'valibot';
import { setPreserveLog, setTheme, themePreference } from './chromium-devtools.ts';
import { reloadExtension } from './chromium-extension.ts';
import { watchChromiumVerdicts } from './chromium-oracle.ts';
import { createChromiumSurface } from './chromium-surface.ts';
import { createChromiumTab, isDevTools } from './chromium-tab.ts';
import { stopWorker } from './chromium-worker.ts';
import { findChromium } from './executable.ts';
import { createProfile, isAlive, killGroup } from './profile.ts';
import type { DevToolsSession, SessionOptions } from './session.ts';
import { TIMEOUT, until } from './until.ts';

const Manifest = v.object({ devtools_page: v.string(), options_ui: v.optional(v.object({ page: v.string() })) });

const readManifest = (extensionDir: string) =>
  v.parse(Manifest, JSON.parse(fs.readFileSync(path.join(extensionDir, 'manifest.json'), 'utf8')));

function commandLine(options: SessionOptions): string[] {
  const { headless = true, width = 1400, height = 900, scale = 1, chromiumArgs = [] } = options;
  const extensionDir = path.resolve(options.extensionDir);
  return [
    // Playwright's own headless mode has no extensions; Chromium's has everything.
    ...(headless ? ['--headless=new', '--disable-gpu'] : []),
    '--no-sandbox',
    '--test-type',
    `--window-size=${width},${height}`,
    ...(scale === 1 ? [] : [`--force-device-scale-factor=${scale}`]),
    '--auto-open-devtools-for-tabs',
    `--disable-extensions-except=${extensionDir}`,
    `--load-extension=${extensionDir}`,
    ...chromiumArgs,
  ];
}

interface Launched {
  context: BrowserContext;
  closed: Promise<void>;
  close(): Promise<void>;
}

async function processOf(context: BrowserContext): Promise<number> {
  const cdp = await context.browser()?.newBrowserCDPSession();
  const processes = await cdp?.send('SystemInfo.getProcessInfo');
  await cdp?.detach();
  const pid = processes?.processInfo.find(({ type }) => type === 'browser')?.id;
  if (pid === undefined) throw new Error('Chromium does not tell its process id');
  return pid;
}

async function launchContext(executablePath: string, options: SessionOptions): Promise<Launched> {
  // Without it Playwright drops the docked DevTools: it reads the variable when a target appears.
  process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1';
  const profile = createProfile('clearance-chromium-', options.profile);
  try {
    if (options.dark !== undefined) {
      const preferences = JSON.stringify(themePreference(options.dark ? 'dark' : 'light'));
      fs.mkdirSync(path.join(profile.folder, 'Default'));
      fs.writeFileSync(path.join(profile.folder, 'Default', 'Preferences'), preferences);
    }
    const context = await chromium.launchPersistentContext(profile.folder, {
      executablePath,
      headless: false,
      viewport: null,
      timeout: TIMEOUT,
      args: commandLine(options),
      // Its other temporary files go with the profile. Elsewhere the path would be too long for a socket.
      env: process.platform === 'linux' ? { ...process.env, TMPDIR: profile.folder } : process.env,
      ignoreDefaultArgs: ['--enable-automation'],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    const pid = await processOf(context);
    profile.ownedBy(() => killGroup(pid));
    const disconnected = new Promise<void>((resolve) => {
      context.once('close', () => resolve());
    });
    const closed = disconnected.then(async () => {
      await until('Chromium to end', () => !isAlive(pid));
      killGroup(pid);
      profile.remove();
    });
    const close = async () => {
      await context.close();
      await closed;
    };
    return { context, closed, close };
  } catch (error) {
    profile.remove();
    throw error;
  }
}

/** Downloads are saved under their own names, in this folder, as long as the debugging session is there that asked for it. */
async function saveDownloads(context: BrowserContext, downloadPath: string): Promise<void> {
  const cdp = await context.browser()?.newBrowserCDPSession();
  await cdp?.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
}

async function openSession({ context, closed, close }: Launched, options: SessionOptions): Promise<DevToolsSession> {
  const { panelTitle = 'Clearance', url, downloads } = options;
  const browser = context.browser();
  if (!browser) throw new Error('Playwright gave no browser for the persistent context');
  const manifest = readManifest(options.extensionDir);
  const devtoolsPath = `/${manifest.devtools_page.replace(/^\//, '')}`;
  const tab = await until('the tab', () => context.pages().find((candidate) => !isDevTools(candidate)));
  const inspect = async (inspected: Page, others: ReadonlySet<Page> = new Set()) =>
    createChromiumTab({
      browser,
      context,
      tab: inspected,
      devtools: await until('DevTools', () => context.pages().find((one) => isDevTools(one) && !others.has(one))),
      devtoolsPath,
      panelTitle,
    });
  const inspected = await inspect(tab);
  const { page } = inspected;
  const oracle = await watchChromiumVerdicts(browser, tab);
  for (const { origin, permissions } of options.chromiumGrants ?? [])
    await context.grantPermissions([...permissions], { origin });
  if (downloads !== undefined) await saveDownloads(context, downloads);
  if (url !== undefined) await page.goto(url);

  return {
    browser: 'chromium',
    version: browser.version(),
    ...inspected,
    async openTab(address) {
      const others = new Set(context.pages());
      // DevTools open with every tab: the command line asks for it.
      const opened = await inspect(await context.newPage(), others);
      await opened.page.goto(address);
      return opened;
    },
    async openOptionsPage() {
      const devtoolsPage = await inspected.devtoolsPage();
      const { href } = new URL(`/${manifest.options_ui?.page ?? ''}`, await devtoolsPage.url());
      const opened = await context.newPage();
      await opened.goto(href, { timeout: TIMEOUT });
      return {
        ...createChromiumSurface('the options page', async () => opened.mainFrame()),
        async close() {
          await opened.close();
          await tab.bringToFront();
        },
      };
    },
    grantHosts: async () => {
      throw new Error('Chromium asks for access to hosts in a native prompt, which no driver can press');
    },
    refuseHosts: async () => {
      throw new Error('Chromium asks for access to hosts in a native prompt, which no driver can press');
    },
    killBackground: () => stopWorker(tab),
    async reloadExtension() {
      const { host: id } = new URL(await (await inspected.devtoolsPage()).url());
      const gone = inspected.devtools().waitForEvent('close', { timeout: TIMEOUT });
      await reloadExtension(context, id);
      await gone;
      await inspected.openDevTools();
    },
    verdicts: async () => oracle.verdicts(),
    resetVerdicts: async () => oracle.reset(),
    setTheme: (theme) => setTheme(inspected.devtools(), theme),
    setMedia: ({ forcedColors, reducedMotion }) =>
      inspected.devtools().emulateMedia({
        forcedColors: forcedColors ? 'active' : 'none',
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      }),
    setPreserveLog: (on) => setPreserveLog(inspected.devtools(), on),
    ownPanelShows: (text) => inspected.devtools().getByText(text).first().waitFor({ timeout: TIMEOUT }),
    closed,
    close,
  };
}

/** Starts Chromium with the extension and DevTools open, and resolves when the extension's devtools page is there. */
export async function launchChromium(options: SessionOptions): Promise<DevToolsSession> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium: set CHROME_PATH, or put chromium on PATH');
  const launched = await launchContext(executablePath, options);
  try {
    return await openSession(launched, options);
  } catch (error) {
    await launched.close();
    throw error;
  }
}
