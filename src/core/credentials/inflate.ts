import { Inflate } from 'fflate';

/** Bytes that are given to the decompressor at once: each can become about a thousand. */
const STEP = 64;

/**
 * What was deflated, without a header of gzip or zlib: at most `most` bytes of it, however many there would be. Null where it is none.
 * https://www.rfc-editor.org/rfc/rfc1951
 */
export function inflated(bytes: Uint8Array, most: number): Uint8Array | null {
  const whole = new Uint8Array(most);
  let length = 0;
  const inflate = new Inflate((piece) => {
    whole.set(piece.subarray(0, most - length), length);
    length += Math.min(piece.length, most - length);
  });
  try {
    for (let at = 0; at < bytes.length && length < most; at += STEP)
      inflate.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch {
    return null;
  }
  return whole.subarray(0, length);
}
