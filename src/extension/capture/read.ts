import { keyedFingerprint } from '../../core/credentials/fingerprint.ts';
import { readCredentials } from '../../core/credentials/read.ts';
import { exchangeFromEntry } from '../../core/har/exchange-from-entry.ts';
import { redact } from '../../core/redact.ts';
import { maskOwn } from '../../core/redaction/named.ts';
import { NO_OWN_RULES } from '../../core/redaction/own-rules.ts';
import { ownRulesOf } from '../own-rules-of.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import type { CaptureHost, Reader } from './capture-host.ts';
import { excerpt } from './excerpt.ts';

/** What of the settings reading depends on. */
export type ReadingSettings = Pick<Settings, 'bodyLimit' | 'maskNames' | 'maskPatterns' | 'patternsAtCapture'>;

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
  let own = ownTextOf(DEFAULT_SETTINGS);
  let maskMore = maskOwn(NO_OWN_RULES);
  return (entry, { id, sequence, page }) => {
    const now = settings();
    if (key() !== hashed) {
      hashed = key();
      fingerprint = keyedFingerprint(hashed);
    }
    if (ownTextOf(now) !== own) {
      own = ownTextOf(now);
      const { rules } = ownRulesOf(now);
      maskMore = maskOwn(now.patternsAtCapture ? rules : { ...rules, patterns: [] });
    }
    const exchange = exchangeFromEntry(entry, { id, sequence, entry: null, browser, page, sanitised: false });
    return 'skipped' in exchange
      ? exchange
      : excerpt(redact(maskMore(readCredentials(exchange, fingerprint))), now.bodyLimit);
  };
}

/** The settings that own rules are made of: equal texts, equal rules. */
const ownTextOf = ({ maskNames, maskPatterns, patternsAtCapture }: ReadingSettings): string =>
  JSON.stringify([maskNames, maskPatterns, patternsAtCapture]);
