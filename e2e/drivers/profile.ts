import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface Profile {
  readonly folder: string;
  /** Call it once the browser runs: `kill` ends it at once, without waiting, should this process have to go. */
  ownedBy(kill: () => void): void;
  /** Removes the folder, unless it is kept; call it when the browser is gone. */
  remove(): void;
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const open = new Map<string, () => void>();
const keptFolders = new Set<string>();

function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

function onExit(): void {
  for (const [folder, kill] of open) {
    kill();
    if (!keptFolders.has(folder)) removeFolder(folder);
  }
  open.clear();
}

/** Whoever else handles the signal (a test runner, the demo) ends in an orderly manner; we only step in where nobody does. */
function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) === 1) process.exit(signals[signal as keyof typeof signals]);
}

function listen(on: boolean): void {
  const change = on ? 'on' : 'off';
  process[change]('exit', onExit);
  for (const signal of Object.keys(signals)) process[change](signal, onSignal);
}

/**
 * A new, empty browser profile in the system's folder for temporary files. Neither it nor its browser outlives this process. `kept`: the
 * folder of one that stays, for a browser that starts again.
 */
export function createProfile(prefix: string, kept: string | undefined): Profile {
  const folder = kept ?? fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  if (kept !== undefined) keptFolders.add(folder);
  if (open.size === 0) listen(true);
  open.set(folder, () => undefined);
  return {
    folder,
    ownedBy: (kill) => void open.set(folder, kill),
    remove() {
      if (kept === undefined) removeFolder(folder);
      open.delete(folder);
      if (open.size === 0) listen(false);
    },
  };
}

/** Ends a process and every process it started that is still in its group. */
export function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

/** Whether a process with this id is there. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
