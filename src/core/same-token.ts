import type { Credential } from './exchange.ts';

/** Equal for one token sent twice; null where that cannot be told. Without a key no two can be compared but by their claims. */
export function tokenKey({
  fingerprint,
  claims,
  where,
}: Pick<Credential, 'fingerprint' | 'claims' | 'where'>): string | null {
  if (/\brequest cookie\b/.test(where)) return null;
  return fingerprint ?? (claims === null ? null : JSON.stringify(claims));
}
