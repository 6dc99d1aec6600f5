import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserName } from '../drivers/session.ts';

/** An extension to measure beside ours, made of a DevTools page and nothing else. */
const LISTENER = 'globalThis.chrome.devtools.network.onRequestFinished.addListener(() => {});';
const YARDSTICKS = {
  /** It only is there. */
  none: { script: '', permissions: [] },
  /** The least that any network panel does. */
  listener: { script: LISTENER, permissions: [] },
  /** The same with our permissions: Chromium leads every request through its extension system once one may set rules. */
  permitted: { script: LISTENER, permissions: ['storage', 'declarativeNetRequestWithHostAccess'] },
} as const;

export type Yardstick = keyof typeof YARDSTICKS;

/** Writes the extension into a folder of its own, which `remove` deletes. */
export function yardstick(which: Yardstick, browser: BrowserName): { readonly folder: string; remove(): void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clearance-bench-'));
  const manifest = {
    manifest_version: 3,
    name: `Yardstick: ${which}`,
    version: '1.0.0',
    devtools_page: 'devtools.html',
    permissions: YARDSTICKS[which].permissions,
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: { id: `${which}@yardstick.invalid`, strict_min_version: '142.0' } } }
      : {}),
  };
  fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  fs.writeFileSync(
    path.join(folder, 'devtools.html'),
    '<!doctype html><meta charset="utf-8"><script src="devtools.js"></script>',
  );
  fs.writeFileSync(path.join(folder, 'devtools.js'), YARDSTICKS[which].script);
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

export const isYardstick = (name: string): name is Yardstick => name in YARDSTICKS;

/** The folder of our own, as it was built. */
export const ownExtension = (browser: BrowserName): string =>
  path.resolve('dist', browser === 'firefox' ? 'firefox' : 'chrome');
