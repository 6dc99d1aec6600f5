import fs from 'node:fs';
import path from 'node:path';
import { SetupError, step } from './progress.mjs';
import { run } from './run.mjs';
import { contentStamp, readStamp, writeStamp } from './stamp.mjs';

const STAMP = 'node_modules/.installed-stamp';

/** The bundler's own demand: https://vite.dev/guide/#scaffolding-your-first-vite-project @param {string} version */
export function isNodeSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === 20 ? minor >= 19 : major === 22 ? minor >= 12 : major > 22;
}

/**
 * Whether an installation done by hand is the lock file's: the same packages in the same versions, save for optional ones
 * of other platforms.
 *
 * @param {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} locked `packages` of package-lock.json
 * @param {Record<string, { version?: string }>} installed `packages` of node_modules/.package-lock.json
 */
export function isInstalled(locked, installed) {
  const wanted = Object.entries(locked).filter(([name]) => name !== '');
  return (
    wanted.every(([name, { version, optional, devOptional }]) => {
      const found = installed[name];
      return found ? found.version === version : Boolean(optional || devOptional);
    }) && Object.keys(installed).every((name) => name in locked)
  );
}

/** @param {string} file @returns {{ packages: Record<string, { version?: string, optional?: boolean }> } | null} */
const readLock = (file) => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null);

/** @param {string} root */
function isInstalledByHand(root) {
  const locked = readLock(path.join(root, 'package-lock.json'));
  const installed = readLock(path.join(root, 'node_modules/.package-lock.json'));
  return Boolean(locked && installed && isInstalled(locked.packages, installed.packages));
}

/**
 * `npm ci`, unless node_modules is already what the lock file and this Node version ask for.
 *
 * @param {string} root
 */
export async function ensureDependencies(root) {
  if (!isNodeSupported(process.versions.node)) {
    throw new SetupError(
      `Node ${process.versions.node} is too old: install Node 20.19, 22.12 or later (https://nodejs.org).`,
    );
  }
  const stampFile = path.join(root, STAMP);
  const node = `${process.version} ${process.arch}`;
  const wanted = `${contentStamp(['package.json', 'package-lock.json'], root)} ${node}`;
  const found = readStamp(stampFile);
  if (found === wanted) return;
  const isOtherNode = found !== null && !found.endsWith(node);
  if (isOtherNode || !isInstalledByHand(root)) {
    await step('Installing the dependencies (npm ci)', () => npmCi(root));
  }
  writeStamp(stampFile, wanted);
}

/** @param {string} root */
async function npmCi(root) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--prefix',
    root,
  ];
  const { code, output } = await run(npm, args);
  if (code !== 0) throw new SetupError(`${output.trim()}\nnpm ci failed: the lines above say why.`);
}
