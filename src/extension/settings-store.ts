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

/**
 * Tells of every change, whichever page makes it. Ends with what is returned. Of this storage area alone: `storage.onChanged` would
 * bring every page what the background keeps of each denial.
 */
export function onSettings(listener: (settings: Settings) => void): () => void {
  const tell = (changes: Readonly<Record<string, { readonly newValue?: unknown }>>) => {
    const change = changes[SETTINGS_KEY];
    if (change !== undefined) listener(parseSettings(change.newValue));
  };
  const { onChanged } = browser.storage.local;
  onChanged.addListener(tell);
  return () => onChanged.removeListener(tell);
}
