import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Bidi } from './bidi.ts';
import { findFirefox } from './executable.ts';
import * as privileged from './firefox-privileged.ts';
import { type LaunchedFirefox, launchFirefoxProcess } from './firefox-process.ts';
import { createFirefoxSurface } from './firefox-surface.ts';
import { asExpression, describe, fromJson } from './page-function.ts';
import type { DevToolsSession, EngineVerdict, PageFunction, PanelSurface, SessionOptions } from './session.ts';
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
  const run = async <Args extends unknown[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result> => {
    try {
      return fromJson<Result>(await bidi.evaluate(window, asExpression(fn, args)));
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
  const focus = (context: string) => run(privileged.focusContext, context);
  const page = createFirefoxSurface(bidi, 'the inspected tab', { current: async () => tab, focus, isTab: true });
  const devtoolsPage = createFirefoxSurface(bidi, 'the devtools page', {
    current: findDevtoolsPage,
    focus,
    isTab: false,
  });
  const panel: PanelSurface = {
    ...createFirefoxSurface(bidi, 'the panel', { current: findPanel, focus, isTab: false }),
    async resize(panelWidth, panelHeight) {
      const measure = () => panel.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      // Read before anything moves: while a resize is under way the window's size and the panel's are of different moments.
      const before = await measure();
      const outer = await run(privileged.windowSize);
      // The page keeps at least 600 px beside the toolbox, as it would on a desk.
      const beside = Math.max(600, outer.width - before.width);
      const wanted = { width: panelWidth + beside, height: outer.height + panelHeight - before.height };
      await until(`the panel to be ${panelWidth} × ${panelHeight}`, async () => {
        const now = await measure();
        if (now.width === panelWidth && now.height === panelHeight) return true;
        await run(privileged.resizeToolbox, panelWidth, wanted.width, wanted.height);
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
    async openOptionsPage() {
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
      const context = await until('the page that asks for access', async () => {
        const { contexts } = v.parse(Contexts, await bidi.send('browsingContext.getTree', {}));
        return contexts.find(({ url: address }) => address.includes('/grant.html'))?.context;
      });
      const asking = createFirefoxSurface(bidi, 'the page that asks', {
        current: async () => context,
        focus,
        isTab: true,
      });
      await asking.click('[data-action=grant]');
      // It takes no press in its first moment, lest one meant for something else be taken for a yes.
      await until('the browser to ask', () => run(privileged.isDoorhangerOpen));
      await until('the browser to take the yes', async () => {
        await run(privileged.acceptDoorhanger);
        return !(await run(privileged.isDoorhangerOpen));
      });
    },
    showTab: () => run(privileged.showTab),
    closeDevTools: () => run(privileged.closeToolbox),
    closeTab: () => run(privileged.closeTab),
    devtoolsPage: async () => devtoolsPage,
    killBackground: async () => void (await until('the event page to end', () => run(privileged.terminateBackground))),
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
