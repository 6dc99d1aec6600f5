import { createReadStream } from 'node:fs';
import { CommandError, reasonOf } from './command-error.ts';

/** Bytes read at once: fewer pieces, of which hundreds make a large file. */
const PIECE = 1 << 20;

/**
 * The bytes of a file, or of standard input for `-`, piece by piece.
 * @throws {CommandError} where it cannot be read
 */
export async function* readInput(path: string, stdin: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  try {
    const stream = path === '-' ? stdin : createReadStream(path, { highWaterMark: PIECE });
    for await (const piece of stream) if (Buffer.isBuffer(piece)) yield piece;
  } catch (error) {
    throw new CommandError(`cannot read ${path === '-' ? 'standard input' : path}: ${reasonOf(error)}`, 2);
  }
}
