import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { BrowserName, DevToolsSession, SessionOptions } from './session.ts';

/** Starts a real browser with the extension loaded and its devtools page listening to one tab. */
export function launchSession(browser: BrowserName, options: SessionOptions): Promise<DevToolsSession> {
  return browser === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
