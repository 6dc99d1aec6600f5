import fs from 'node:fs';
import process from 'node:process';
import { fileReader } from '../../src/core/import/file-reader.ts';

/**
 * One measurement in a process of its own: `parse FILE` or `analyze FILE`. Prints milliseconds, processor time and the memory
 * that stays, as JSON.
 */
const [, , what, file = ''] = process.argv;
const PIECE = 1 << 20;

function analyze(): unknown {
  const reader = fileReader();
  const descriptor = fs.openSync(file, 'r');
  const piece = Buffer.alloc(PIECE);
  for (let read = fs.readSync(descriptor, piece); read > 0; read = fs.readSync(descriptor, piece))
    reader.push(Buffer.from(piece.subarray(0, read)));
  fs.closeSync(descriptor);
  return reader.end();
}

const begin = performance.now();
const before = process.cpuUsage();
const kept: unknown = what === 'parse' ? JSON.parse(fs.readFileSync(file, 'utf8')) : analyze();
const wall = performance.now() - begin;
const { user, system } = process.cpuUsage(before);
globalThis.gc?.();
const memory = process.memoryUsage().heapUsed;
const peak = process.resourceUsage().maxRSS * 1_024;
process.stdout.write(JSON.stringify({ wall, cpu: (user + system) / 1_000, memory, peak, is: typeof kept }));
