import { pollution } from './stages.ts';

/** Milliseconds that one entry may take. */
const BOUND = 50;
/** A machine that is busy interrupts: what is slow each time is slow. */
const TRIES = 3;

/** Inputs that were sent through, and what came of them. */
export interface Attempts {
  /** `entries`: how many the input holds. */
  readonly attempt: (what: string, entries: number, run: () => unknown) => void;
  readonly failures: readonly string[];
  /** Milliseconds that the slowest entry took. */
  readonly slowest: () => number;
}

/** Milliseconds of processor time since `begin`: what others do on this machine is no hang of ours. */
function spent(begin: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1_000;
}

export function createAttempts(): Attempts {
  const failures: string[] = [];
  let slowest = 0;
  const attempt: Attempts['attempt'] = (what, entries, run) => {
    let took = Number.POSITIVE_INFINITY;
    for (let n = 0; n < TRIES && took > BOUND * entries; n += 1) {
      const begin = process.cpuUsage();
      try {
        run();
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
  };
  return { attempt, failures, slowest: () => slowest };
}
