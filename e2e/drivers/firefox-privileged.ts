/*
 * Functions that run in Firefox's privileged scope (the browser window's own document). Each is sent there as text, so none
 * may refer to anything outside itself but the globals declared here. `clearanceDriver` is what `install` leaves there.
 */

interface XulBrowser {
  focus(): void;
  permanentKey?: object;
  currentURI?: { spec: string };
}

interface Toolbox {
  doc: Document;
  getAdditionalTools(): { id: string; label?: string }[];
  selectTool(id: string): Promise<unknown>;
  switchHost(type: 'right' | 'bottom' | 'window'): Promise<unknown>;
}

interface ExtensionView {
  viewType: string;
  xulBrowser: XulBrowser | null;
  /** Of what DevTools show. */
  devToolsToolbox?: Toolbox;
}

interface Extension {
  views: Set<ExtensionView>;
  terminateBackground(options: { ignoreDevToolsAttached: boolean; disableResetIdleForTest: boolean }): Promise<void>;
}

interface NavigableManager {
  getBrowserById(id: string): XulBrowser | null;
  getIdForBrowser(browser: XulBrowser): string;
}

interface GDevTools {
  showToolboxForTab(tab: object, options: { toolId: string }): Promise<Toolbox>;
  getToolboxForTab(tab: object): Toolbox | undefined;
  closeToolboxForTab(tab: object): Promise<void>;
}

/** What asks the user something below the address bar. */
interface Doorhanger extends Element {
  /** The one that says yes. */
  button: HTMLElement;
  /** The one that says no. */
  secondaryButton: HTMLElement;
}

interface ScriptError {
  category: string;
  errorMessage: string;
}

declare const ChromeUtils: {
  importESModule(url: string): {
    NavigableManager: NavigableManager;
    AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> };
    require(id: string): { gDevTools: GDevTools };
  };
  generateQI(names: string[]): unknown;
};
declare const Ci: { nsIScriptError: object };
declare const gBrowser: {
  selectedTab: object;
  getTabForBrowser(browser: XulBrowser): object | undefined;
  removeTab(tab: object): void;
};
declare const WebExtensionPolicy: { getByID(id: string): { extension: Extension } };
declare const Services: {
  appinfo: { version: string };
  console: { registerListener(listener: object): void };
  prefs: {
    setStringPref(name: string, value: string): void;
    setBoolPref(name: string, value: boolean): void;
    setIntPref(name: string, value: number): void;
  };
};
declare const clearanceDriver: {
  /** As it is loaded at this moment. */
  extension(): Extension;
  messages: ConsoleMessage[];
  /** Gives an extension's <browser>, which is no tab, an id that BiDi finds. */
  adopt(browser: XulBrowser): string;
  /** The tab of a context. */
  tabOf(context: string): object;
  /** The toolbox of a tab, named by its context. */
  toolboxOf(context: string): Toolbox;
  /** The <browser> of a context, be it a tab or an adopted one. */
  browserOf(context: string): XulBrowser | null;
  gDevTools: GDevTools;
};

/** One CORS, same-origin or mixed-content message of the console, in order of arrival. */
export interface ConsoleMessage {
  category: string;
  errorMessage: string;
}

/** Prepares the scope for the functions below, and starts listening to the console. Returns Firefox's version. */
export function install(addonId: string): string {
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const loader = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = loader.require('devtools/client/framework/devtools');
  const adopted = new Map<string, WeakRef<XulBrowser>>();
  const original = NavigableManager.getBrowserById.bind(NavigableManager);
  NavigableManager.getBrowserById = (id) => original(id) ?? adopted.get(id)?.deref() ?? null;
  const messages: ConsoleMessage[] = [];
  Services.console.registerListener({
    QueryInterface: ChromeUtils.generateQI(['nsIConsoleListener']),
    observe(message: { QueryInterface(type: object): ScriptError }) {
      try {
        const { category, errorMessage } = message.QueryInterface(Ci.nsIScriptError);
        if (/^(CORS|SOP|Mixed Content Blocker)/.test(category)) messages.push({ category, errorMessage });
      } catch {
        // Not a script error.
      }
    },
  });
  Object.assign(globalThis, {
    clearanceDriver: {
      extension: () => WebExtensionPolicy.getByID(addonId).extension,
      messages,
      gDevTools,
      adopt(browser: XulBrowser) {
        browser.permanentKey ??= {};
        const id = NavigableManager.getIdForBrowser(browser);
        adopted.set(id, new WeakRef(browser));
        return id;
      },
      browserOf: (context: string) => NavigableManager.getBrowserById(context),
      tabOf(context: string) {
        const browser = NavigableManager.getBrowserById(context);
        const tab = browser === null ? undefined : gBrowser.getTabForBrowser(browser);
        if (!tab) throw new Error('the tab is closed');
        return tab;
      },
      toolboxOf(context: string) {
        const toolbox = gDevTools.getToolboxForTab(clearanceDriver.tabOf(context));
        if (!toolbox) throw new Error('the toolbox is closed');
        return toolbox;
      },
    },
  });
  return Services.appinfo.version;
}

/** Opens the toolbox of a tab: the extension's devtools page listens from here on, whatever tool is shown. */
export async function openToolbox(tab: string): Promise<void> {
  await clearanceDriver.gDevTools.showToolboxForTab(clearanceDriver.tabOf(tab), { toolId: 'webconsole' });
}

export async function closeToolbox(tab: string): Promise<void> {
  await clearanceDriver.gDevTools.closeToolboxForTab(clearanceDriver.tabOf(tab));
}

/** Moves the toolbox to another edge, or into a window of its own. What is in it begins anew. */
export async function moveToolbox(tab: string, host: 'right' | 'bottom' | 'window'): Promise<void> {
  await clearanceDriver.toolboxOf(tab).switchHost(host);
}

export function showTab(tab: string): void {
  gBrowser.selectedTab = clearanceDriver.tabOf(tab);
}

export function closeTab(tab: string): void {
  gBrowser.removeTab(clearanceDriver.tabOf(tab));
}

/** Answers the doorhanger that asks for permissions. True once it is there and was pressed. */
export function answerDoorhanger(yes: boolean): boolean {
  const popup = document.querySelector('#notification-popup');
  const notification = popup?.querySelector<Doorhanger>('popupnotification') ?? null;
  if (popup?.getAttribute('panelopen') !== 'true' || notification === null) return false;
  (yes ? notification.button : notification.secondaryButton).click();
  return true;
}

export const isDoorhangerOpen = (): boolean =>
  document.querySelector('#notification-popup')?.getAttribute('panelopen') === 'true';

/** Selects the extension's panel by its title. Returns its context, or null while it is not there yet. */
export async function selectPanel(tab: string, title: string): Promise<string | null> {
  const toolbox = clearanceDriver.toolboxOf(tab);
  const id = toolbox.getAdditionalTools().find(({ label }) => label === title)?.id;
  if (!id) return null;
  await toolbox.selectTool(id);
  const frame = toolbox.doc.getElementById(`toolbox-panel-iframe-${id}`);
  const inner = frame && 'contentDocument' in frame ? (frame.contentDocument as Document | null) : null;
  const browser = inner?.getElementById('webext-panels-browser') as (XulBrowser & Element) | null | undefined;
  return browser?.currentURI?.spec.startsWith('moz-extension:') ? clearanceDriver.adopt(browser) : null;
}

/** Gives a document of a tab or of its toolbox the keyboard focus, as a click into it by hand would; the tab comes to the front. */
export async function focusContext(inspected: string, context: string): Promise<void> {
  const browser = clearanceDriver.browserOf(context);
  if (browser === null) return;
  const tab = gBrowser.getTabForBrowser(browser) ?? clearanceDriver.tabOf(inspected);
  if (gBrowser.selectedTab !== tab) {
    const shown = new Promise((resolve) => window.addEventListener('TabSwitchDone', resolve, { once: true }));
    gBrowser.selectedTab = tab;
    // Until then the focus would go back to the page.
    await shown;
  }
  browser.focus();
}

/** The context of the extension's devtools page in a tab's toolbox, or null where there is none. */
export function findDevtoolsPage(tab: string): string | null {
  const toolbox = clearanceDriver.toolboxOf(tab);
  const view = [...clearanceDriver.extension().views].find(
    ({ viewType, devToolsToolbox }) => viewType === 'devtools_page' && devToolsToolbox === toolbox,
  );
  return view?.xulBrowser ? clearanceDriver.adopt(view.xulBrowser) : null;
}

/** Loads the extension anew, as about:debugging does. Resolves when it runs again. */
export async function reloadAddon(id: string): Promise<void> {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  await (await AddonManager.getAddonByID(id)).reload();
}

/** Ends the event page as the idle timer would. Returns true once the document that ran is gone; another may run by then. */
export async function terminateBackground(): Promise<boolean> {
  const extension = clearanceDriver.extension();
  const running = [...extension.views].find((view) => view.viewType === 'background');
  if (!running) return false;
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
  return !extension.views.has(running);
}

export function readMessages(): ConsoleMessage[] {
  return clearanceDriver.messages;
}

export function forgetMessages(): void {
  clearanceDriver.messages.length = 0;
}

export function setStringPref(name: string, value: string): void {
  Services.prefs.setStringPref(name, value);
}

export function setBoolPref(name: string, value: boolean): void {
  Services.prefs.setBoolPref(name, value);
}

export function setIntPref(name: string, value: number): void {
  Services.prefs.setIntPref(name, value);
}

/** Sets the outer size of the browser window. */
export function resizeWindow(width: number, height: number): void {
  window.resizeTo(width, height);
}

/** The outer size of the browser window. */
export function windowSize(): { width: number; height: number } {
  return { width: window.outerWidth, height: window.outerHeight };
}

/** Makes the toolbox, docked right, as wide as told, and the browser window of this outer size. */
export function resizeToolbox(width: number, windowWidth: number, windowHeight: number): void {
  const frame = document.querySelector<HTMLElement>('.devtools-toolbox-side-iframe');
  if (!frame) throw new Error('the toolbox is not docked at the side');
  if (window.outerWidth !== windowWidth || window.outerHeight !== windowHeight)
    window.resizeTo(windowWidth, windowHeight);
  frame.style.width = `${width}px`;
}
