import { expect, it } from 'vitest';
import { bytesOfKey, textOfKey } from './fingerprint-key-text.ts';

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index * 8);

it('a key is the same after storage', () => {
  expect(bytesOfKey(textOfKey(KEY))).toEqual(KEY);
});

it.each([undefined, null, '', 'abc', 'A'.repeat(64), 'ab'.repeat(33), 7])('%s is no key', (stored) => {
  expect(bytesOfKey(stored)).toBeNull();
});
