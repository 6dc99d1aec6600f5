import browser from 'webextension-polyfill';
import type { Browser } from '../core/exchange.ts';

/** What DevTools tells a page that it hosts: the devtools page and the panel. */

export const inspectedTabId = (): number => browser.devtools.inspectedWindow.tabId;

export const extensionVersion = (): string => browser.runtime.getManifest().version;

/** Which of the two engines this runs in: the scheme of the extension's own pages says it. */
export const engine = (): Extract<Browser, 'chromium' | 'firefox'> =>
  browser.runtime.getURL('').startsWith('moz-extension:') ? 'firefox' : 'chromium';

export type ThemeName = 'light' | 'dark';

/** DevTools' own theme. `prefers-color-scheme` does not follow it. */
export const themeName = (): ThemeName => (browser.devtools.panels.themeName === 'dark' ? 'dark' : 'light');

/** Chromium's name for the listener, which the polyfill's types lack. */
interface ChromiumPanels {
  readonly setThemeChangeHandler?: (handler: (themeName: string) => void) => void;
}

/** Tells of later changes; where DevTools do not tell, nothing happens. */
export function onThemeChange(listener: (theme: ThemeName) => void): void {
  const tell = (name: string) => listener(name === 'dark' ? 'dark' : 'light');
  const panels: typeof browser.devtools.panels & ChromiumPanels = browser.devtools.panels;
  if (typeof panels.onThemeChanged?.addListener === 'function') panels.onThemeChanged.addListener(tell);
  else panels.setThemeChangeHandler?.(tell);
}

export function reloadInspected(): void {
  void browser.devtools.inspectedWindow.reload();
}

/** Chromium alone lets an extension filter its network panel. */
interface ChromiumNetworkPanel {
  readonly network?: { readonly show?: (options: { readonly filter: string }) => Promise<unknown> };
}

export function canRevealInNetworkPanel(): boolean {
  const panels: typeof browser.devtools.panels & ChromiumNetworkPanel = browser.devtools.panels;
  return typeof panels.network?.show === 'function';
}

/** Shows the browser's network panel with `filter` in its filter box, in its own notation (`url:… method:PUT`). */
export async function revealInNetworkPanel(filter: string): Promise<void> {
  const panels: typeof browser.devtools.panels & ChromiumNetworkPanel = browser.devtools.panels;
  await panels.network?.show?.({ filter });
}

/** Chromium alone opens a source at a line. https://developer.chrome.com/docs/extensions/reference/api/devtools/panels#method-openResource */
interface ChromiumSources {
  readonly openResource?: (url: string, lineNumber: number) => void;
}

export function canOpenSource(): boolean {
  const panels: typeof browser.devtools.panels & ChromiumSources = browser.devtools.panels;
  return typeof panels.openResource === 'function';
}

/** Shows a source in the Sources panel. `line`: from 1. */
export function openSource(url: string, line: number): void {
  const panels: typeof browser.devtools.panels & ChromiumSources = browser.devtools.panels;
  panels.openResource?.(url, line - 1);
}

/** Firefox gives a panel no way to ask for access to a host. */
export const canAskForHosts = (): boolean => typeof browser.permissions?.request === 'function';

/** Asks the user for access to hosts. To be called from a click, before anything is awaited. */
export const askForHosts = (hosts: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: [...hosts] });
