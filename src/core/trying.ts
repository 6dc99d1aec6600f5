import { type Chain, isFixTried } from './chain.ts';
import { repeatKey, startOf } from './cleared.ts';
import { denialOf, type Trying } from './denial.ts';

/**
 * What came of a request on which a fix was tried; null where none was, or where its browser does not tell. Headers tell
 * nothing here: Chromium says itself what became of a request; Firefox does not, but sends one that needs a preflight only
 * after a preflight that passed.
 */
export function tryingOf(chain: Chain): Trying | null {
  const at = startOf(chain);
  if (at === null || !isFixTried(chain)) return null;
  const { preflight, actual } = chain.hops.at(-1) ?? chain.hops[0];
  if (actual === null) return null;
  if (denialOf(chain, '') !== null) return { at, passed: false };
  const status = actual.response?.status ?? 0;
  if (status < 200 || status > 399 || actual.error !== null) return null;
  return actual.reportsErrors || preflight !== null ? { at, passed: true } : null;
}

/** By `repeatKey`, what came last of each request on which a fix was tried. */
export function tryingsOf(chains: Iterable<Chain>): ReadonlyMap<string, Trying> {
  const latest = new Map<string, Trying>();
  for (const chain of chains) {
    const trying = tryingOf(chain);
    const key = trying === null ? '' : repeatKey(chain);
    if (trying !== null && (latest.get(key)?.at ?? 0) <= trying.at) latest.set(key, trying);
  }
  return latest;
}
