import type { Bidi } from './bidi.ts';
import * as privileged from './firefox-privileged.ts';
import { createFirefoxSurface } from './firefox-surface.ts';
import type { Dock, InspectedTab, PageFunction, PanelSurface } from './session.ts';
import { until } from './until.ts';

/** Runs a function in the browser window's own, privileged document. */
export type RunPrivileged = <Args extends unknown[], Result>(
  fn: PageFunction<Args, Result>,
  ...args: Args
) => Promise<Result>;

const HOSTS = { right: 'right', bottom: 'bottom', undocked: 'window' } as const satisfies Record<Dock, string>;

interface TabOptions {
  readonly bidi: Bidi;
  readonly run: RunPrivileged;
  /** The context of the tab. */
  readonly tab: string;
  readonly panelTitle: string;
}

/** Opens the toolbox of a tab, and resolves when the extension's devtools page is there. */
export async function createFirefoxTab({ bidi, run, tab, panelTitle }: TabOptions): Promise<InspectedTab> {
  const findPanel = () => until("the extension's panel", () => run(privileged.selectPanel, tab, panelTitle));
  const findDevtoolsPage = () => until("the extension's devtools page", () => run(privileged.findDevtoolsPage, tab));
  const focus = (context: string) => run(privileged.focusContext, tab, context);
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
  const openDevTools = async () => {
    await run(privileged.openToolbox, tab);
    await devtoolsPage.waitFor(() => document.readyState === 'complete');
  };
  await openDevTools();
  return {
    page: createFirefoxSurface(bidi, 'the inspected tab', { current: async () => tab, focus, isTab: true }),
    async showPanel() {
      await panel.waitFor(() => document.readyState === 'complete');
      return panel;
    },
    devtoolsPage: async () => devtoolsPage,
    showTab: () => run(privileged.showTab, tab),
    closeDevTools: () => run(privileged.closeToolbox, tab),
    openDevTools,
    dock: (where) => run(privileged.moveToolbox, tab, HOSTS[where]),
    closeTab: () => run(privileged.closeTab, tab),
  };
}
