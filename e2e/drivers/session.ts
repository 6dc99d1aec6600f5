/** A function that runs inside a page: it must not refer to anything outside itself; arguments and result travel as JSON. */
export type PageFunction<Args extends unknown[], Result> = (...args: Args) => Result | Promise<Result>;

/** One real document in a real browser: the inspected tab, the extension's panel inside DevTools, its devtools page. */
export interface Surface {
  /** What it is called in error messages. */
  readonly name: string;
  url(): Promise<string>;
  /** Resolves after the load event. Throws where the document is not the inspected tab. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  evaluate<Args extends unknown[], Result>(fn: PageFunction<Args, Result>, ...args: Args): Promise<Result>;
  /** Runs a classic script's text in the document, for example axe-core's; the page's CSP does not stop it. */
  inject(source: string): Promise<void>;
  /** A trusted click on the first match, scrolled into view. Waits for the element. */
  click(css: string): Promise<void>;
  /** One key or chord for whatever has the focus in this document: `ArrowDown`, `a`, `Control+z`. */
  press(key: string): Promise<void>;
  /** Chooses files, by their paths, in a file field that may be hidden: what its dialog would do. */
  setFiles(css: string, paths: readonly string[]): Promise<void>;
  /** Clicks the element and types into it. */
  type(css: string, text: string): Promise<void>;
  /** Asks again until `fn` returns something truthy, and resolves with that; the error names `fn` and what it said last. */
  waitFor<Args extends unknown[], Result>(fn: PageFunction<Args, Result>, ...args: Args): Promise<Result>;
  /** Writes what is visible as PNG. */
  screenshot(path: string): Promise<void>;
}

/** The extension's panel: its area can be given any size, in CSS pixels. */
export interface PanelSurface extends Surface {
  resize(width: number, height: number): Promise<void>;
}

/** What the browser's own engine said of one request. Chromium: one a request. Firefox: one a console message, in order. */
export interface EngineVerdict {
  /** The URL that the engine names: the hop that failed. */
  url: string;
  /** The URL as the script asked for it, where known; differs from `url` after a redirect. */
  requestedUrl: string | null;
  /** The actual request's method, never OPTIONS for a preflight; null in Firefox, whose messages lack it. */
  method: string | null;
  /** Chromium's `Network.CorsError` or Firefox's console category; null for a failure that has none (a plain network error). */
  reason: string | null;
  /** True where the engine blocked the request as mixed content, for which neither has a name of CORS. */
  mixedContent: boolean;
  /** Chromium's `failedParameter`: the header or method that failed; null where empty. */
  parameter: string | null;
  /** Chromium's `net::ERR_…`, Firefox's message. */
  text: string;
}

export type BrowserName = 'chromium' | 'firefox';
export type Theme = 'light' | 'dark';

/** https://drafts.csswg.org/mediaqueries-5/#mf-user-preferences */
export interface Media {
  readonly forcedColors: boolean;
  readonly reducedMotion: boolean;
}

/** A tab beside the inspected one. */
export interface OpenedTab extends Surface {
  /** Closes it, and brings the inspected tab with its DevTools to the front again: what is covered draws no frames. */
  close(): Promise<void>;
}

/** Where DevTools stand: at an edge of the page's window, or in one of their own. */
export type Dock = 'right' | 'bottom' | 'undocked';

/** A tab with DevTools of its own, and what the extension has there. */
export interface InspectedTab {
  readonly page: Surface;
  /** Selects the extension's panel and resolves when its document is there. */
  showPanel(): Promise<PanelSurface>;
  /** The hidden document that the extension's `devtools_page` names. */
  devtoolsPage(): Promise<Surface>;
  /** Shows the tab again where another one is in front: what is hidden draws no frames. */
  showTab(): Promise<void>;
  /** Closes DevTools of the tab, as a user does. */
  closeDevTools(): Promise<void>;
  /** Opens DevTools that were closed, and resolves when the extension's devtools page is there. */
  openDevTools(): Promise<void>;
  /** Moves DevTools elsewhere, as a user does. */
  dock(where: Dock): Promise<void>;
  /** Closes the tab, as a user does, with another one left. */
  closeTab(): Promise<void>;
}

/** A real browser with the extension loaded, one tab, and DevTools open on it. */
export interface DevToolsSession extends InspectedTab {
  readonly browser: BrowserName;
  /** As the browser says it, for example `156.0.8078.79`. */
  readonly version: string;
  /** A further tab, in front, with DevTools of its own. */
  openTab(url: string): Promise<InspectedTab>;
  /** The extension's page of its own, opened in a new tab, which is in front until it is closed. */
  openOptionsPage(): Promise<OpenedTab>;
  /** Presses, as a user does, the page that asks for access to hosts, and says yes to the browser. Throws in Chromium, whose prompt is native. */
  grantHosts(): Promise<void>;
  /** The same with a no. Resolves with the page that asked, which stays. */
  refuseHosts(): Promise<Surface>;
  /** Ends the service worker or event page for real, and resolves when it is gone. The next connection starts a new one. */
  killBackground(): Promise<void>;
  /**
   * Loads the extension anew, as an update does, and resolves when its devtools page is there again. Chromium closes DevTools with the
   * extension that they show: they are opened again.
   */
  reloadExtension(): Promise<void>;
  /** The engine's verdicts since the start or the last reset, oldest first. */
  verdicts(): Promise<EngineVerdict[]>;
  resetVerdicts(): Promise<void>;
  /** DevTools' own theme, which `devtools.panels.themeName` tells the panel. */
  setTheme(theme: Theme): Promise<void>;
  /** What the user wants of every page: their own colours, as little motion as can be. */
  setMedia(media: Media): Promise<void>;
  /** DevTools' "Preserve log" (Chromium) or "Persist logs" (Firefox). */
  setPreserveLog(on: boolean): Promise<void>;
  /** Resolves when DevTools themselves, not the extension's panel, show this text. Throws in Firefox, whose own panels no extension opens. */
  ownPanelShows(text: string): Promise<void>;
  /** Resolves when the browser is closed, by whomever. */
  readonly closed: Promise<void>;
  /** Closes the browser; no process and no profile folder is left. */
  close(): Promise<void>;
}

export interface SessionOptions {
  /** Folder of the unpacked extension. */
  extensionDir: string;
  /** Default: true. */
  headless?: boolean;
  /** DevTools in dark or light. Default: as the browser chooses, which is light where there is no desktop. */
  dark?: boolean;
  /** Folder of the browser's profile, which is left as the browser leaves it. Default: a new one, which goes with the browser. */
  profile?: string;
  /** The browser window, in CSS pixels. Default 1400 × 900: DevTools docked right are 554 wide in Chromium. */
  width?: number;
  height?: number;
  /** Physical pixels a CSS pixel, for sharper screenshots. Default: 1. */
  scale?: number;
  /** Where the tab goes once DevTools listen. Default: it stays on an empty page. */
  url?: string;
  /** Where files that are downloaded land, without a question. Default: wherever the browser puts them. */
  downloads?: string;
  /** More of Chromium's command line. */
  chromiumArgs?: readonly string[];
  /** What the user has allowed a page's origin in Chromium, by Playwright's names. */
  chromiumGrants?: readonly { readonly origin: string; readonly permissions: readonly string[] }[];
  /** More of Firefox's preferences. */
  firefoxPrefs?: Readonly<Record<string, string | number | boolean>>;
  /** The title given to `devtools.panels.create`. Default: `Clearance`. */
  panelTitle?: string;
}
