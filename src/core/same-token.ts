import type { Credential } from './exchange.ts';

/** What tells one token from another. */
type Token = Pick<Credential, 'fingerprint' | 'claims' | 'where'>;

/** Equal for one token sent twice; null where that cannot be told. Without a key no two can be compared but by their claims. */
export function tokenKey(token: Token): string | null {
  const before = keys.get(token);
  if (before !== undefined) return before;
  const key = keyOf(token);
  keys.set(token, key);
  return key;
}

/** One token stands beside many requests that were denied. */
const keys = new WeakMap<Token, string | null>();

function keyOf({ fingerprint, claims, where }: Token): string | null {
  if (/\brequest cookie\b/.test(where)) return null;
  return fingerprint ?? (claims === null ? null : JSON.stringify(claims));
}
