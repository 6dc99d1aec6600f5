import browser from 'webextension-polyfill';
import { parseSettings, SETTINGS_KEY, type Settings } from './settings.ts';

/** The settings as they are stored. Where storage cannot be read they are as at first. */
export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(SETTINGS_KEY).catch(() => ({}) as Record<string, unknown>);
  return parseSettings(stored[SETTINGS_KEY]);
}

/** Throws the browser's reason where it refuses to keep them. */
export const writeSettings = (settings: Settings): Promise<void> =>
  browser.storage.local.set({ [SETTINGS_KEY]: settings });

/** Tells of every change, whichever page makes it. Ends with what is returned. */
export function onSettings(listener: (settings: Settings) => void): () => void {
  const tell = (changes: Readonly<Record<string, { readonly newValue?: unknown }>>, area: string) => {
    const change = changes[SETTINGS_KEY];
    if (area === 'local' && change !== undefined) listener(parseSettings(change.newValue));
  };
  browser.storage.onChanged.addListener(tell);
  return () => browser.storage.onChanged.removeListener(tell);
}
