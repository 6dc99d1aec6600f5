import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyedFingerprint } from './fingerprint.ts';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

test('it is the first 60 bits of an HMAC-SHA256 in base32', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), fc.string({ unit: 'grapheme' }), (key, value) => {
      const bits = Array.from(createHmac('sha256', key).update(value, 'utf8').digest(), (byte) =>
        byte.toString(2).padStart(8, '0'),
      ).join('');
      const expected = Array.from({ length: 12 }, (_, i) =>
        BASE32.charAt(Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)),
      ).join('');
      expect(keyedFingerprint(key)(value)).toBe(expected);
    }),
  );
});

test('equal values have equal fingerprints under one key, and other ones under another', () => {
  const one = keyedFingerprint(new Uint8Array(32).fill(1));
  const other = keyedFingerprint(new Uint8Array(32).fill(2));
  expect(one('token-a')).toBe(one('token-a'));
  expect(one('token-a')).not.toBe(one('token-b'));
  expect(one('token-a')).not.toBe(other('token-a'));
});
