import browser from 'webextension-polyfill';
import { bytesOfKey, textOfKey } from './fingerprint-key-text.ts';

/** The key in `storage.local`: it never leaves this browser, and no page and no report can read it. */
const KEY = 'fingerprint-key';

const newKey = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));

/** The key of fingerprints, made when it is first asked for. Where it cannot be kept it is of this capture alone. */
export async function fingerprintKey(): Promise<Uint8Array> {
  const read = async (): Promise<Uint8Array | null> => bytesOfKey((await browser.storage.local.get(KEY))[KEY]);
  const made = newKey();
  try {
    const stored = await read();
    if (stored !== null) return stored;
    await browser.storage.local.set({ [KEY]: textOfKey(made) });
    // Another page may have made one at the same time: the last one counts for both.
    return (await read()) ?? made;
  } catch {
    return made;
  }
}

/** Puts a new key in the place of the old. Throws the browser's reason where it refuses to keep it. */
export const renewFingerprintKey = (): Promise<void> => browser.storage.local.set({ [KEY]: textOfKey(newKey()) });

/**
 * Tells of a new key, whichever page makes it. Of this storage area alone: `storage.onChanged` would bring every page what the
 * background keeps of each denial.
 */
export function onFingerprintKey(listener: (key: Uint8Array) => void): void {
  browser.storage.local.onChanged.addListener((changes) => {
    const key = bytesOfKey(changes[KEY]?.newValue);
    if (key !== null) listener(key);
  });
}
