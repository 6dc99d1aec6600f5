import type { Browser, Frame, Page } from 'playwright';
import { targetOf } from './chromium-target.ts';
import type { Dock, Theme } from './session.ts';
import { until } from './until.ts';

/*
 * What a person does with the mouse in DevTools, done through DevTools' own front-end modules: the extension's tab hides in the
 * overflow menu at the usual width, and the splitter between page and DevTools is no element that one could click.
 */

interface FrontEnd {
  DockController: { DockController: { instance(): { setDockSide(side: string): void } } };
  ViewManager: { ViewManager: { instance(): { views: Map<string, unknown>; showView(id: string): Promise<void> } } };
  AdvancedApp: { AdvancedApp: { instance(): { rootSplitWidget: { setSidebarSize(size: number): void } } } };
  Settings: { Settings: { instance(): { moduleSetting(name: string): { set(value: string | boolean): void } } } };
}

const modules = {
  legacy: './ui/legacy/legacy.js',
  emulation: './panels/emulation/emulation.js',
  common: './core/common/common.js',
} as const;

/** Selects the view that the extension made with this title. Its id is the extension's origin followed by the title. */
export async function showView(devtools: Page, title: string): Promise<void> {
  await until(`a DevTools panel titled ${title}`, () =>
    devtools.evaluate(
      async ({ module, title: wanted }) => {
        const { ViewManager } = (await import(/* @vite-ignore */ module)) as FrontEnd;
        const manager = ViewManager.ViewManager.instance();
        const id = [...manager.views.keys()].find(
          (key) => key.startsWith('chrome-extension://') && key.endsWith(wanted),
        );
        if (id) await manager.showView(id);
        return Boolean(id);
      },
      { module: modules.legacy, title },
    ),
  );
}

async function setSetting(devtools: Page, name: string, value: string | boolean): Promise<void> {
  await devtools.evaluate(
    async ({ module, name: key, value: wanted }) => {
      const { Settings } = (await import(/* @vite-ignore */ module)) as FrontEnd;
      Settings.Settings.instance().moduleSetting(key).set(wanted);
    },
    { module: modules.common, name, value },
  );
}

export const setTheme = (devtools: Page, theme: Theme) =>
  setSetting(devtools, 'ui-theme', theme === 'dark' ? 'dark' : 'default');

export const setPreserveLog = (devtools: Page, on: boolean) => setSetting(devtools, 'network-log.preserve-log', on);

/** Docks DevTools elsewhere. They move with all that is in them; a window of their own is still the same page. */
export async function moveDock(devtools: Page, where: Dock): Promise<void> {
  await devtools.evaluate(
    async ({ module, side }) => {
      const { DockController } = (await import(/* @vite-ignore */ module)) as FrontEnd;
      DockController.DockController.instance().setDockSide(side);
    },
    { module: modules.legacy, side: where },
  );
}

/** What a fresh profile's `Preferences` file must hold for DevTools to start with this theme. */
export function themePreference(theme: Theme): object {
  const setting = { 'ui-theme': JSON.stringify(theme === 'dark' ? 'dark' : 'default') };
  return { devtools: { preferences: setting, synced_preferences_sync_disabled: setting } };
}

/** Moves the window's edges and the splitter until the panel's document measures `width` × `height`. */
export async function resizePanel(
  at: { browser: Browser; devtools: Page; page: Page; panel: Frame },
  width: number,
  height: number,
): Promise<void> {
  const { browser, devtools, page, panel } = at;
  const measure = () => panel.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight }));
  const targetId = await targetOf(page);
  const cdp = await browser.newBrowserCDPSession();
  try {
    // Read before anything moves: while a resize is under way the window's size and the panel's are of different moments.
    const before = await cdp.send('Browser.getWindowForTarget', { targetId });
    const chrome = (before.bounds.height ?? 0) - (await measure()).height;
    // The page keeps at least 600 px beside DevTools, as it would on a desk.
    const beside = Math.max(600, Math.min(await page.evaluate(() => window.innerWidth), 900));
    const wanted = { width: width + beside, height: height + chrome };
    await until(`the panel to be ${width} × ${height}`, async () => {
      const now = await measure();
      if (now.width === width && now.height === height) return true;
      const { windowId, bounds } = await cdp.send('Browser.getWindowForTarget', { targetId });
      if (bounds.width !== wanted.width || bounds.height !== wanted.height)
        await cdp.send('Browser.setWindowBounds', { windowId, bounds: wanted });
      await devtools.evaluate(
        async ({ module, size }) => {
          const { AdvancedApp } = (await import(/* @vite-ignore */ module)) as FrontEnd;
          AdvancedApp.AdvancedApp.instance().rootSplitWidget.setSidebarSize(size);
        },
        { module: modules.emulation, size: width + 1 },
      );
      return false;
    });
  } finally {
    await cdp.detach();
  }
}
