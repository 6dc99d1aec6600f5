import { spawn } from 'node:child_process';
import os from 'node:os';

/** @typedef {{ code: number, output: string }} Finished `code` as a shell gives it: 128 + the signal's number if one ended it. */
/** @typedef {import('node:child_process').ChildProcess} Child */

/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const GRACE_MS = 10_000;
const PARENT_POLL_MS = 500;
const isWindows = process.platform === 'win32';

/** @type {Map<Child, Promise<Finished>>} */
const live = new Map();
let interrupted = false;

/** @param {NodeJS.Signals} signal */
const codeOf = (signal) => 128 + os.constants.signals[signal];

/** @param {Child} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (isWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

/** @param {NodeJS.Signals} signal */
const onSignal = (signal) => void interrupt(signal);

/** Ends every process that was started here, then this one, with the exit code of the last of them. @param {NodeJS.Signals} signal */
async function interrupt(signal) {
  if (interrupted) return;
  interrupted = true;
  const children = [...live.keys()];
  for (const child of children) signalGroup(child, signal);
  const impatient = setTimeout(() => {
    for (const child of children) signalGroup(child, 'SIGKILL');
  }, GRACE_MS);
  const ends = await Promise.all(live.values());
  clearTimeout(impatient);
  for (const child of children) signalGroup(child, 'SIGKILL');
  process.exit(ends.at(-1)?.code ?? codeOf(signal));
}

/**
 * npm passes a SIGTERM on to its shell only, which ends without us: so that nothing is left behind, an npm script whose
 * parent is gone counts as interrupted.
 */
function watchParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || onSignal('SIGTERM'), PARENT_POLL_MS).unref();
}
watchParent();

/**
 * Runs a program to its end in a process group of its own, which an interruption of this process ends with it.
 * `show`: the program writes to our output; otherwise what it writes comes back in `output`.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ show?: boolean, env?: Record<string, string>, timeoutMs?: number }} [options]
 * @returns {Promise<Finished>}
 */
export function run(command, args, { show = false, env = {}, timeoutMs } = {}) {
  if (live.size === 0) for (const signal of SIGNALS) process.on(signal, onSignal);
  const child = spawn(command, args, {
    detached: !isWindows,
    env: { ...process.env, ...(show ? {} : { NO_COLOR: '1' }), ...env },
    shell: isWindows && command.endsWith('.cmd'),
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const tooLate = timeoutMs === undefined ? undefined : setTimeout(() => signalGroup(child, 'SIGKILL'), timeoutMs);
  /** @type {Promise<Finished>} */
  const end = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code, signal) => resolve({ code: code ?? (signal ? codeOf(signal) : 1), output }));
  });
  live.set(child, end);
  return end.then((finished) => {
    clearTimeout(tooLate);
    // While an interruption is under way nobody may start the next program.
    if (interrupted) return new Promise(() => {});
    signalGroup(child, 'SIGKILL');
    live.delete(child);
    if (live.size === 0) for (const signal of SIGNALS) process.off(signal, onSignal);
    return finished;
  });
}

/** Runs a JavaScript file of a package with this Node. @param {string} file @param {readonly string[]} args @param {Parameters<typeof run>[2]} [options] */
export const runNode = (file, args, options) => run(process.execPath, [file, ...args], options);
