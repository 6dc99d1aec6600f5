import { readFileSync } from 'node:fs';
import { CommandError, reasonOf } from './command-error.ts';

/**
 * The text of a file, or of standard input for `-`.
 * @throws {CommandError} where it cannot be read
 */
export async function readInput(path: string, stdin: AsyncIterable<unknown>): Promise<string> {
  try {
    return decode(path === '-' ? await collect(stdin) : readFileSync(path));
  } catch (error) {
    throw new CommandError(`cannot read ${path === '-' ? 'standard input' : path}: ${reasonOf(error)}`, 2);
  }
}

async function collect(stdin: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** UTF-8, or UTF-16 where its byte order mark says so: what some shells write when output is redirected. */
function decode(bytes: Buffer): string {
  return bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
}
