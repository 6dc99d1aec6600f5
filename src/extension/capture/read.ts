import { keyedFingerprint } from '../../core/credentials/fingerprint.ts';
import { readCredentials } from '../../core/credentials/read.ts';
import { exchangeFromEntry } from '../../core/har/exchange-from-entry.ts';
import { redact } from '../../core/redact.ts';
import { maskNamed, namesToMask } from '../../core/redaction/named.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import type { CaptureHost, Reader } from './capture.ts';
import { excerpt } from './excerpt.ts';

/** What of the settings reading depends on. */
export type ReadingSettings = Pick<Settings, 'bodyLimit' | 'maskNames'>;

/**
 * The first gate: entry to exchange, what only raw values tell is read, then they are masked. `key`: random, of this
 * capture alone, so that a fingerprint says "the same token" and nothing to anyone else. `settings`: as they are now.
 */
export function createReader(
  browser: CaptureHost['browser'],
  key: Uint8Array,
  settings: () => ReadingSettings = () => DEFAULT_SETTINGS,
): Reader {
  const fingerprint = keyedFingerprint(key);
  let names = '';
  let maskMore = maskNamed([]);
  return (entry, { id, sequence, page }) => {
    const { bodyLimit, maskNames } = settings();
    if (maskNames !== names) {
      names = maskNames;
      maskMore = maskNamed(namesToMask(names));
    }
    const exchange = exchangeFromEntry(entry, { id, sequence, entry: null, browser, page, sanitised: false });
    return 'skipped' in exchange
      ? exchange
      : excerpt(redact(maskMore(readCredentials(exchange, fingerprint))), bodyLimit);
  };
}
