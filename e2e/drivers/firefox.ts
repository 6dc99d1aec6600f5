import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Bidi } from './bidi.ts';
import { findFirefox } from './executable.ts';
import * as privileged from './firefox-privileged.ts';
import { type LaunchedFirefox, launchFirefoxProcess } from './firefox-process.ts';
import { createFirefoxSurface } from './firefox-surface.ts';
import { createFirefoxTab, type RunPrivileged } from './firefox-tab.ts';
import { asExpression, describe, fromJson } from './page-function.ts';
import type { DevToolsSession, EngineVerdict, SessionOptions, Surface } from './session.ts';
import { until } from './until.ts';

const Tree = v.object({ contexts: v.tupleWithRest([v.object({ context: v.string() })], v.unknown()) });
const Contexts = v.object({ contexts: v.array(v.object({ context: v.string(), url: v.string() })) });
const Created = v.object({ context: v.string() });
const Manifest = v.object({ options_ui: v.object({ page: v.string() }) });

const optionsPage = (extensionDir: string): string =>
  v.parse(Manifest, JSON.parse(fs.readFileSync(path.join(extensionDir, 'manifest.json'), 'utf8'))).options_ui.page;

const Installed = v.object({ extension: v.string() });

const firstContext = async (bidi: Bidi, params: object) =>
  v.parse(Tree, await bidi.send('browsingContext.getTree', params)).contexts[0].context;

function toVerdict({ category, errorMessage }: privileged.ConsoleMessage): EngineVerdict {
  const url = /\bhttps?:\/\/[^\s’”']+?(?=[.,]?(?:\s|$|[’”]))/.exec(errorMessage)?.[0] ?? '';
  const mixedContent = category === 'Mixed Content Blocker';
  const reason = mixedContent ? null : category;
  return { url, requestedUrl: null, method: null, reason, mixedContent, parameter: null, text: errorMessage };
}

async function openSession(
  { bidi, closed, close }: LaunchedFirefox,
  options: SessionOptions,
): Promise<DevToolsSession> {
  const { panelTitle = 'Clearance', width = 1400, height = 900, url } = options;
  const tab = await firstContext(bidi, {});
  const window = await firstContext(bidi, { 'moz:scope': 'chrome' });
  const run: RunPrivileged = async (fn, ...args) => {
    try {
      return await fromJson(await bidi.evaluate(window, asExpression(fn, args)));
    } catch (error) {
      throw new Error(`${String(error)}\n  ${describe(fn, args)} in Firefox's window`);
    }
  };
  const extensionData = { type: 'path', path: path.resolve(options.extensionDir) };
  const { extension } = v.parse(Installed, await bidi.send('webExtension.install', { extensionData }));
  const version = await run(privileged.install, extension);
  await run(privileged.resizeWindow, width, height);
  const inspected = await createFirefoxTab({ bidi, run, tab, panelTitle });
  const { page } = inspected;
  const focus = (context: string) => run(privileged.focusContext, tab, context);
  const pageThatAsks = async (): Promise<Surface> => {
    const context = await until('the page that asks for access', async () => {
      const { contexts } = v.parse(Contexts, await bidi.send('browsingContext.getTree', {}));
      return contexts.find(({ url: address }) => address.includes('/grant.html'))?.context;
    });
    return createFirefoxSurface(bidi, 'the page that asks', { current: async () => context, focus, isTab: true });
  };
  /** It takes no press in its first moment, lest one meant for something else be taken for a yes. */
  const answerBrowser = async (yes: boolean) => {
    await until('the browser to ask', () => run(privileged.isDoorhangerOpen));
    await until(`the browser to take the ${yes ? 'yes' : 'no'}`, async () => {
      await run(privileged.answerDoorhanger, yes);
      return !(await run(privileged.isDoorhangerOpen));
    });
  };
  if (url !== undefined) await page.goto(url);

  return {
    browser: 'firefox',
    version,
    ...inspected,
    async openTab(address) {
      const { context } = v.parse(Created, await bidi.send('browsingContext.create', { type: 'tab' }));
      const opened = await createFirefoxTab({ bidi, run, tab: context, panelTitle });
      await opened.page.goto(address);
      return opened;
    },
    async openOptionsPage() {
      const devtoolsPage = await inspected.devtoolsPage();
      const { href } = new URL(`/${optionsPage(options.extensionDir)}`, await devtoolsPage.url());
      const { context } = v.parse(Created, await bidi.send('browsingContext.create', { type: 'tab' }));
      await bidi.send('browsingContext.navigate', { context, url: href, wait: 'complete' });
      return {
        ...createFirefoxSurface(bidi, 'the options page', { current: async () => context, focus, isTab: true }),
        async close() {
          await bidi.send('browsingContext.close', { context });
          await bidi.send('browsingContext.activate', { context: tab });
        },
      };
    },
    async grantHosts() {
      const asking = await pageThatAsks();
      await asking.click('[data-action=grant]');
      await answerBrowser(true);
    },
    async refuseHosts() {
      const asking = await pageThatAsks();
      await asking.click('[data-action=grant]');
      await answerBrowser(false);
      return asking;
    },
    killBackground: async () => void (await until('the event page to end', () => run(privileged.terminateBackground))),
    async reloadExtension() {
      await run(privileged.reloadAddon, extension);
      await (await inspected.devtoolsPage()).waitFor(() => document.readyState === 'complete');
    },
    verdicts: async () => (await run(privileged.readMessages)).map(toVerdict),
    resetVerdicts: () => run(privileged.forgetMessages),
    setTheme: (theme) => run(privileged.setStringPref, 'devtools.theme', theme),
    async setMedia({ forcedColors, reducedMotion }) {
      await run(privileged.setIntPref, 'browser.display.document_color_use', forcedColors ? 2 : 0);
      await run(privileged.setIntPref, 'ui.prefersReducedMotion', reducedMotion ? 1 : 0);
    },
    async setPreserveLog(on) {
      await run(privileged.setBoolPref, 'devtools.netmonitor.persistlog', on);
      await run(privileged.setBoolPref, 'devtools.webconsole.persistlog', on);
    },
    ownPanelShows: async (text) => {
      throw new Error(`Firefox opens no panel of its own that could show “${text}”`);
    },
    closed,
    close,
  };
}

/** Starts Firefox with the extension and the toolbox open, and resolves when the extension's devtools page is there. */
export async function launchFirefox(options: SessionOptions): Promise<DevToolsSession> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('No Firefox: set FIREFOX_PATH, or put firefox-esr or firefox on PATH');
  const launched = await launchFirefoxProcess(executablePath, options);
  try {
    return await openSession(launched, options);
  } catch (error) {
    await launched.close();
    throw error;
  }
}
