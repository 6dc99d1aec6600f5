import fs from 'node:fs';

/** What a browser's processes have used. Linux alone tells it; elsewhere there are none. */
export interface Usage {
  /** Milliseconds of processor time of all its processes. */
  readonly cpu: number;
  /** Of those in which extensions run. */
  readonly extensionCpu: number;
  /** Resident bytes of those in which extensions run. */
  readonly extensionMemory: number;
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly cpu: number;
  readonly memory: number;
  readonly isExtension: boolean;
}

/** `sysconf(_SC_CLK_TCK)` and the page size of every Linux that browsers run on. */
const TICK = 10;
const PAGE = 4_096;

function read(pid: number): Process | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: fields from the third on.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const field = (number: number) => Number(fields[number - 3]);
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return {
      pid,
      parent: field(4),
      cpu: (field(14) + field(15)) * TICK,
      memory: field(24) * PAGE,
      isExtension: name === 'WebExtensions' || command.includes('--extension-process'),
    };
  } catch {
    return null; // It ended meanwhile.
  }
}

function all(): readonly Process[] {
  if (!fs.existsSync('/proc/self/stat')) return [];
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => read(Number(name)) ?? []);
}

const children = (): readonly number[] => all().flatMap(({ pid, parent }) => (parent === process.pid ? [pid] : []));

/** Runs what starts a browser, and tells what its processes use from then on. */
export async function watchProcesses<T>(start: () => Promise<T>): Promise<{ started: T; usage: () => Usage }> {
  const before = new Set(children());
  const started = await start();
  const roots = children().filter((pid) => !before.has(pid));
  const usage = (): Usage => {
    const processes = all();
    const own = new Set(roots);
    for (let size = 0; size !== own.size; ) {
      size = own.size;
      for (const { pid, parent } of processes) if (own.has(parent)) own.add(pid);
    }
    const mine = processes.filter(({ pid }) => own.has(pid));
    const extension = mine.filter(({ isExtension }) => isExtension);
    const sum = (some: readonly Process[], what: 'cpu' | 'memory') => some.reduce((total, one) => total + one[what], 0);
    return { cpu: sum(mine, 'cpu'), extensionCpu: sum(extension, 'cpu'), extensionMemory: sum(extension, 'memory') };
  };
  return { started, usage };
}
