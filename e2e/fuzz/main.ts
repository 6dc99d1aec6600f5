import path from 'node:path';
import { parseArgs } from 'node:util';
import { random } from '../conformance/random.ts';
import { adversaries, expressionsIn } from './expressions.ts';
import { hostileEntry, hostileHar, hostileMessage } from './hostile.ts';
import { pollution, throughCapture, throughFile, throughMessages } from './stages.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '100000' } },
});
const seed = Number(values.seed);
const count = Number(values.count);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count) || count < 1) {
  console.error('usage: npm run fuzz -- [--seed N] [--count N]');
  process.exit(2);
}

/** Milliseconds that one entry may take. */
const BOUND = 50;
/** A machine that is busy interrupts: what is slow once more, and once more, is slow. */
const TRIES = 3;
const ENTRIES = 4;
/** Characters: as much of a value as is looked at. */
const LONG = 4_096;

/** Milliseconds of processor time since `begin`: what others do on this machine is no hang of ours. */
function spent(begin: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1_000;
}

const failures: string[] = [];
let slowest = 0;

function attempt(what: string, entries: number, input: unknown, run: (input: never) => unknown): void {
  let took = Number.POSITIVE_INFINITY;
  for (let n = 0; n < TRIES && took > BOUND * entries; n += 1) {
    const begin = process.cpuUsage();
    try {
      run(input as never);
    } catch (error) {
      failures.push(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return;
    }
    took = Math.min(took, spent(begin));
  }
  slowest = Math.max(slowest, took / entries);
  if (took > BOUND * entries) failures.push(`${what}: ${took.toFixed(0)} ms for ${entries} entries`);
  const added = pollution();
  if (added !== null) failures.push(`${what}: ${added} was added`);
}

for (const expression of expressionsIn(path.resolve('src'))) {
  const pattern = new RegExp(expression.source, expression.flags);
  for (const text of adversaries(expression, LONG)) {
    pattern.lastIndex = 0;
    const what = `${expression.file}: /${expression.source}/${expression.flags} on ${JSON.stringify(text.slice(0, 20))}…`;
    attempt(what, 1, text, (subject: string) => pattern.test(subject));
  }
}
console.log(`expressions: ${failures.length} failures, the slowest took ${slowest.toFixed(1)} ms`);
slowest = 0;

const kinds = ['capture', 'file', 'message'] as const;
let inputs = 0;
for (let n = 0; inputs < count && failures.length < 40; n += 1) {
  const own = seed * 1_000_003 + n;
  const choose = random(own);
  const kind = kinds[n % kinds.length] ?? 'capture';
  if (kind === 'capture') attempt(`seed ${own}, entry`, 1, hostileEntry(choose), throughCapture);
  else if (kind === 'file') attempt(`seed ${own}, file`, ENTRIES, hostileHar(choose, ENTRIES), throughFile);
  else attempt(`seed ${own}, message`, 1, hostileMessage(choose), throughMessages);
  inputs += kind === 'file' ? ENTRIES : 1;
  if (n % 10_000 === 9_999) console.log(`${inputs} inputs`);
}
for (const failure of failures) console.log(failure);
console.log(
  `${inputs} inputs from seed ${seed}, ${failures.length} failures; the slowest entry took ${slowest.toFixed(1)} ms`,
);
process.exit(failures.length === 0 ? 0 : 1);
