import { keyedFingerprint } from '../../core/credentials/fingerprint.ts';
import { readCredentials } from '../../core/credentials/read.ts';
import { exchangeFromEntry } from '../../core/har/exchange-from-entry.ts';
import { redact } from '../../core/redact.ts';
import type { CaptureHost, Reader } from './capture.ts';
import { excerpt } from './excerpt.ts';

/**
 * The first gate: entry to exchange, what only raw values tell is read, then they are masked. `key`: random, of this
 * capture alone, so that a fingerprint says "the same token" and nothing to anyone else.
 */
export function createReader(browser: CaptureHost['browser'], key: Uint8Array): Reader {
  const fingerprint = keyedFingerprint(key);
  return (entry, { id, sequence, page }) => {
    const exchange = exchangeFromEntry(entry, { id, sequence, entry: null, browser, page, sanitised: false });
    return 'skipped' in exchange ? exchange : excerpt(redact(readCredentials(exchange, fingerprint)));
  };
}
