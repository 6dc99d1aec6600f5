import { sha256 } from '@noble/hashes/sha2.js';
import { base64url, decodeProtectedHeader } from 'jose';
import type { Found } from './found.ts';

const encoder = new TextEncoder();

/** base64url of the SHA-256 of a text in ASCII. */
const hashOf = (text: string): string => base64url.encode(sha256(encoder.encode(text)));

/** The members that a thumbprint is made of, in lexicographic order. https://www.rfc-editor.org/rfc/rfc7638#section-3.2 */
const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map([
  ['EC', ['crv', 'kty', 'x', 'y']],
  ['OKP', ['crv', 'kty', 'x']],
  ['RSA', ['e', 'kty', 'n']],
]);

/** The SHA-256 thumbprint of the public key in a proof's header; null where none can be made. https://www.rfc-editor.org/rfc/rfc7638#section-3 */
export function proofThumbprint(proof: string): string | null {
  try {
    const key = new Map<string, unknown>(Object.entries(decodeProtectedHeader(proof).jwk ?? {}));
    const names = REQUIRED.get(String(key.get('kty')));
    if (names === undefined || !names.every((name) => typeof key.get(name) === 'string')) return null;
    return hashOf(JSON.stringify(Object.fromEntries(names.map((name) => [name, key.get(name)]))));
  } catch {
    return null;
  }
}

/**
 * Whether each DPoP proof is of the very token that the request presents, and of the key that this token is bound to: facts that only the
 * raw values tell. https://www.rfc-editor.org/rfc/rfc9449#section-4.3 (step 12)
 */
export function withBinding(found: readonly Found[]): readonly Found[] {
  const token = found.find(({ where, scheme }) => where === 'request header authorization' && isDpop(scheme));
  if (token === undefined) return found;
  const hash = hashOf(token.value);
  const wanted = boundKey(token);
  return found.map((one) => {
    if (one.kind !== 'dpop') return one;
    const ath = one.claims?.ath;
    const key = wanted === null ? null : proofThumbprint(one.value.trim());
    const parts = {
      ...one.parts,
      ...(typeof ath === 'string' ? { ath: ath === hash ? 'of the token' : 'of another token' } : {}),
      ...(key === null ? {} : { key: key === wanted ? 'that of the token' : 'another than that of the token' }),
    };
    return { ...one, parts };
  });
}

const isDpop = (scheme: string | null | undefined): boolean => scheme?.toLowerCase() === 'dpop';

/** `cnf.jkt`. https://www.rfc-editor.org/rfc/rfc9449#section-6.1 */
function boundKey({ claims }: Found): string | null {
  const cnf = claims?.cnf;
  if (cnf === null || typeof cnf !== 'object' || !('jkt' in cnf)) return null;
  return typeof cnf.jkt === 'string' ? cnf.jkt : null;
}
