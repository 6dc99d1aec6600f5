import { keyedFingerprint } from '../../core/credentials/fingerprint.ts';
import { readCredentials } from '../../core/credentials/read.ts';
import { exchangeFromEntry } from '../../core/har/exchange-from-entry.ts';
import { redact } from '../../core/redact.ts';
import { maskNamed } from '../../core/redaction/named.ts';
import { ownRulesOf } from '../own-rules-of.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import type { CaptureHost, Reader } from './capture.ts';
import { excerpt } from './excerpt.ts';

/** What of the settings reading depends on. */
export type ReadingSettings = Pick<Settings, 'bodyLimit' | 'maskNames' | 'maskPatterns'>;

/**
 * The first gate: entry to exchange, what only raw values tell is read, then they are masked. `key`: random,
 * as it is now, so that a fingerprint says "the same token" and nothing to anyone else. `settings`: as they are now.
 */
export function createReader(
  browser: CaptureHost['browser'],
  key: () => Uint8Array,
  settings: () => ReadingSettings = () => DEFAULT_SETTINGS,
): Reader {
  let hashed = key();
  let fingerprint = keyedFingerprint(hashed);
  let names = '';
  let maskMore = maskNamed([]);
  return (entry, { id, sequence, page }) => {
    const now = settings();
    if (key() !== hashed) {
      hashed = key();
      fingerprint = keyedFingerprint(hashed);
    }
    if (now.maskNames !== names) {
      names = now.maskNames;
      maskMore = maskNamed(ownRulesOf(now).rules.names);
    }
    const exchange = exchangeFromEntry(entry, { id, sequence, entry: null, browser, page, sanitised: false });
    return 'skipped' in exchange
      ? exchange
      : excerpt(redact(maskMore(readCredentials(exchange, fingerprint))), now.bodyLimit);
  };
}
