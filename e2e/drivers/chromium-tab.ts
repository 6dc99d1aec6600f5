import type { Browser, BrowserContext, Frame, Page } from 'playwright';
import { moveDock, resizePanel, showView } from './chromium-devtools.ts';
import { createChromiumSurface } from './chromium-surface.ts';
import { targetOf } from './chromium-target.ts';
import type { InspectedTab, PanelSurface } from './session.ts';
import { until } from './until.ts';

export const isDevTools = (page: Page): boolean => page.url().startsWith('devtools://');

export interface ChromiumTab extends InspectedTab {
  /** The page in which its DevTools run at this moment. */
  devtools(): Page;
}

interface TabOptions {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly tab: Page;
  readonly devtools: Page;
  /** Path of the extension's devtools page. */
  readonly devtoolsPath: string;
  readonly panelTitle: string;
}

/** Opens DevTools of a tab that has none, and resolves with the page in which they run. */
async function openDevToolsOf({ browser, context, tab }: TabOptions): Promise<Page> {
  const others = new Set(context.pages());
  const targetId = await targetOf(tab);
  const cdp = await browser.newBrowserCDPSession();
  try {
    // https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-openDevTools, which Playwright's types do not know yet.
    const send: (method: string, params: object) => Promise<unknown> = cdp.send.bind(cdp) as never;
    await send('Target.openDevTools', { targetId });
  } finally {
    await cdp.detach();
  }
  return until('DevTools', () => context.pages().find((page) => isDevTools(page) && !others.has(page)));
}

/** A tab and its DevTools, once the extension's devtools page is there. */
export async function createChromiumTab(options: TabOptions): Promise<ChromiumTab> {
  const { browser, tab, devtoolsPath, panelTitle } = options;
  let { devtools } = options;
  const extensionFrames = () => devtools.frames().filter((frame) => frame.url().startsWith('chrome-extension://'));
  const isDevtoolsPage = (frame: Frame) => new URL(frame.url()).pathname === devtoolsPath;
  const findDevtoolsPage = () => until("the extension's devtools page", () => extensionFrames().find(isDevtoolsPage));
  const findPanel = () =>
    until("the extension's panel", () => extensionFrames().find((frame) => !isDevtoolsPage(frame)));

  const devtoolsPage = createChromiumSurface('the devtools page', findDevtoolsPage);
  const panel: PanelSurface = {
    ...createChromiumSurface('the panel', findPanel),
    resize: async (width, height) =>
      resizePanel({ browser, devtools, page: tab, panel: await findPanel() }, width, height),
  };
  const untilListening = () => devtoolsPage.waitFor(() => document.readyState === 'complete');
  await untilListening();
  return {
    devtools: () => devtools,
    page: createChromiumSurface('the inspected tab', async () => tab.mainFrame()),
    async showPanel() {
      await showView(devtools, panelTitle);
      await panel.waitFor(() => document.readyState === 'complete');
      return panel;
    },
    devtoolsPage: async () => devtoolsPage,
    showTab: () => tab.bringToFront(),
    closeDevTools: () => devtools.close(),
    async openDevTools() {
      devtools = await openDevToolsOf(options);
      await untilListening();
    },
    dock: (where) => moveDock(devtools, where),
    closeTab: () => tab.close(),
  };
}
