import { fork } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { SAYING_LENGTH } from '../../src/core/sayings.ts';
import { readArguments } from '../command-line.ts';
import { random } from '../conformance/random.ts';
import { createAttempts } from './attempt.ts';
import { adversaries, expressionsIn, sentences } from './expressions.ts';
import { hostileEntry, hostileHar, hostileMessage } from './hostile.ts';
import { throughCapture, throughFile, throughMessages } from './stages.ts';

const USAGE = 'usage: npm run fuzz -- [--seed N] [--count N] [--jobs N]';

const { values } = readArguments(USAGE, {
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '100000' },
    /** Processes that share the work. */
    jobs: { type: 'string', default: String(os.availableParallelism()) },
    /** Which of them this one is; none for the one that starts them. */
    job: { type: 'string' },
  },
});
const seed = Number(values.seed);
const count = Number(values.count);
const jobs = Number(values.jobs);
if (![seed, count, jobs].every(Number.isSafeInteger) || count < 1 || jobs < 1) {
  console.error(USAGE);
  process.exit(2);
}

const ENTRIES = 4;
/** Characters: as much of a value as is looked at. */
const LONG = 4_096;
/** Of a sentence's words. */
const WORDS = 80;
const SHOWN = 40;
const KINDS = ['capture', 'file', 'message'] as const;

const ToldSchema = v.object({ inputs: v.number(), slowest: v.number(), failures: v.array(v.string()) });
type Told = v.InferOutput<typeof ToldSchema>;

function tryExpressions(): Told {
  const { attempt, failures, slowest } = createAttempts();
  const all = [
    ...expressionsIn(path.resolve('src')).map((expression) => ({ expression, texts: adversaries(expression, LONG) })),
    ...sentences().map((expression) => ({ expression, texts: adversaries(expression, SAYING_LENGTH, WORDS) })),
  ];
  for (const { expression, texts } of all) {
    const pattern = new RegExp(expression.source, expression.flags);
    for (const text of texts) {
      pattern.lastIndex = 0;
      const what = `${expression.file}: /${expression.source}/${expression.flags} on ${JSON.stringify(text.slice(0, 20))}…`;
      attempt(what, 1, () => pattern.test(text));
    }
  }
  return { inputs: 0, slowest: slowest(), failures: [...failures] };
}

/** This job's share of the inputs; tells after every hundred. */
function tryInputs(job: number, tell: (told: Told) => void): void {
  const { attempt, failures, slowest } = createAttempts();
  let inputs = 0;
  let told = { inputs: 0, failures: 0 };
  const report = () => {
    tell({ inputs: inputs - told.inputs, slowest: slowest(), failures: failures.slice(told.failures) });
    told = { inputs, failures: failures.length };
  };
  for (let n = 0; inputs < count / jobs && failures.length < SHOWN; n += 1) {
    const own = seed * 1_000_003 + n * jobs + job;
    const choose = random(own);
    const kind = KINDS[n % KINDS.length] ?? 'capture';
    const [entries, through] = {
      capture: () => [1, throughCapture.bind(null, hostileEntry(choose))] as const,
      file: () => [ENTRIES, throughFile.bind(null, hostileHar(choose, ENTRIES))] as const,
      message: () => [1, throughMessages.bind(null, hostileMessage(choose))] as const,
    }[kind]();
    attempt(`seed ${own}, ${kind}`, entries, through);
    inputs += entries;
    if (inputs - told.inputs >= 100) report();
  }
  report();
}

/** Shares the inputs between processes: the time that an entry takes is told for a whole process alone. */
async function shareInputs(): Promise<Told> {
  const begin = performance.now();
  let sum: Told = { inputs: 0, slowest: 0, failures: [] };
  let said = begin;
  const take = (message: unknown) => {
    const told = v.parse(ToldSchema, message);
    sum = {
      inputs: sum.inputs + told.inputs,
      slowest: Math.max(sum.slowest, told.slowest),
      failures: [...sum.failures, ...told.failures],
    };
    const now = performance.now();
    if (now - said < 10_000) return;
    said = now;
    const left = ((now - begin) / sum.inputs) * (count - sum.inputs);
    console.log(`${sum.inputs} of ${count} inputs, ${sum.failures.length} failures; ${clock(left)} left`);
  };
  const started = Array.from({ length: jobs }, (_, job) => {
    const child = fork(process.argv[1] ?? '', [...process.argv.slice(2), '--jobs', String(jobs), '--job', String(job)]);
    child.on('message', take);
    return new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`job ${job} ended with ${code}`))));
    });
  });
  await Promise.all(started);
  return sum;
}

const clock = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

if (values.job === undefined) {
  const expressions = tryExpressions();
  console.log(
    `expressions: ${expressions.failures.length} failures, the slowest took ${expressions.slowest.toFixed(1)} ms`,
  );
  const { inputs, slowest, failures } = await shareInputs();
  const all = [...expressions.failures, ...failures];
  for (const failure of all) console.log(failure);
  console.log(
    `${inputs} inputs from seed ${seed}, ${all.length} failures; the slowest entry took ${slowest.toFixed(1)} ms`,
  );
  process.exitCode = all.length === 0 ? 0 : 1;
} else {
  tryInputs(Number(values.job), (told) => process.send?.(told));
  process.disconnect();
}
