import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** RFC 4648 base32 in lower case: no character is taken for another when it is read aloud. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 12;

/**
 * HMAC-SHA256 of a value, cut to 60 bits: equal values have equal fingerprints, and without the key nothing can be guessed from
 * one. https://www.rfc-editor.org/rfc/rfc2104
 *
 * @param key random bytes that stay on this machine; 32 are enough
 */
export function keyedFingerprint(key: Uint8Array): (value: string) => string {
  const encoder = new TextEncoder();
  return (value) => {
    const bytes = hmac(sha256, key, encoder.encode(value));
    let bits = 0n;
    for (const byte of bytes.subarray(0, 8)) bits = (bits << 8n) | BigInt(byte);
    let text = '';
    for (let i = 0; i < LENGTH; i++) {
      text += ALPHABET.charAt(Number((bits >> BigInt(59 - 5 * i)) & 31n));
    }
    return text;
  };
}
