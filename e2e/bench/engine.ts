import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import * as v from 'valibot';
import { largeHar } from './large-har.ts';
import { median } from './statistics.ts';

const Measured = v.object({ wall: v.number(), cpu: v.number(), memory: v.number(), peak: v.number() });
type Measured = v.InferOutput<typeof Measured>;

export interface EngineSize {
  readonly entries: number;
  readonly bytes: number;
  /** Medians: milliseconds, processor milliseconds, bytes. */
  readonly parse: Measured;
  readonly analyze: Measured;
}

/** `JSON.parse` of a file against the whole analysis of it, in turn, each in a process of its own. */
export function measureEngine(options: {
  readonly entries: readonly number[];
  readonly rounds: number;
  readonly say: (line: string) => void;
}): readonly EngineSize[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clearance-bench-'));
  try {
    return options.entries.map((entries) => {
      const file = path.join(folder, `${entries}.har`);
      const descriptor = fs.openSync(file, 'w');
      for (const piece of largeHar({ entries, deniedPercent: 1, seed: 1 })) fs.writeSync(descriptor, piece);
      fs.closeSync(descriptor);
      const samples = { parse: [] as Measured[], analyze: [] as Measured[] };
      for (let round = 0; round < options.rounds; round += 1) {
        for (const what of ['parse', 'analyze'] as const) samples[what].push(run(what, file));
        options.say(`engine: ${entries} entries, round ${round + 1} of ${options.rounds}`);
      }
      const bytes = fs.statSync(file).size;
      fs.rmSync(file);
      return { entries, bytes, parse: medians(samples.parse), analyze: medians(samples.analyze) };
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function run(what: 'parse' | 'analyze', file: string): Measured {
  const program = path.resolve('dist/e2e/bench-engine-run.js');
  const output = execFileSync(process.execPath, ['--expose-gc', '--max-old-space-size=6000', program, what, file]);
  return v.parse(Measured, JSON.parse(output.toString()));
}

const medians = (all: readonly Measured[]): Measured => ({
  wall: median(all.map(({ wall }) => wall)),
  cpu: median(all.map(({ cpu }) => cpu)),
  memory: median(all.map(({ memory }) => memory)),
  peak: median(all.map(({ peak }) => peak)),
});
