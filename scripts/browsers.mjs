import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { SetupError, say, step } from './progress.mjs';
import { run, runNode } from './run.mjs';

/** Oldest Firefox that the extension's manifest accepts. */
const MINIMUM_FIREFOX = 142;
const DOWNLOAD_MS = 600_000;

/**
 * What the search asks of the machine; a test passes its own.
 *
 * @typedef {object} Machine
 * @property {Record<string, string | undefined>} env
 * @property {string} platform
 * @property {(file: string) => string | null} resolve the real path of a program, null where there is none
 * @property {(file: string) => string | null} version what `--version` prints, null where it does not start
 * @property {() => string | null} playwrightChromium where Playwright keeps its Chromium, downloaded or not; null without Playwright
 */

/** @type {Machine} */
const thisMachine = {
  env: process.env,
  platform: process.platform,
  resolve: (file) => {
    try {
      fs.accessSync(file, fs.constants.X_OK);
      return fs.statSync(file).isFile() ? fs.realpathSync(file) : null;
    } catch {
      return null;
    }
  },
  version: (file) => {
    if (process.platform === 'win32') return ''; // There, `--version` opens a window.
    const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 30_000 });
    return status === 0 ? stdout.trim() : null;
  },
  playwrightChromium: () => {
    try {
      return createRequire(import.meta.url)('playwright').chromium.executablePath();
    } catch {
      return null;
    }
  },
};

/** @param {Machine} machine @param {readonly string[]} names */
function onPath({ env, platform }, names) {
  const windows = platform === 'win32';
  const { delimiter, join } = windows ? path.win32 : path.posix;
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, windows ? `${name}.exe` : name)));
}

/** Snap's browsers live in a sandbox that sees neither our temporary profile nor a hidden folder. @param {string} realPath */
const isSnap = (realPath) => realPath === '/usr/bin/snap' || realPath.startsWith('/snap/');

/** @param {Machine} machine @param {string | null} file */
function starts(machine, file) {
  const real = file === null ? null : machine.resolve(file);
  return file !== null && real !== null && !isSnap(real) && machine.version(file) !== null;
}

/** @param {Machine} machine @param {string} variable @returns {string | null} */
function named(machine, variable) {
  const file = machine.env[variable];
  if (!file) return null;
  if (starts(machine, file)) return file;
  throw new SetupError(`${variable} names ${file}, which does not start: correct it, or unset it.`);
}

/**
 * CHROME_PATH, else a Chromium on PATH, else Playwright's own. Branded Google Chrome and Edge are passed over: they ignore
 * `--load-extension`.
 *
 * @param {Machine} [machine]
 * @returns {string | null}
 */
export function findChromium(machine = thisMachine) {
  const candidates = [
    ...onPath(machine, ['chromium', 'chromium-browser']),
    ...(machine.platform === 'darwin' ? ['/Applications/Chromium.app/Contents/MacOS/Chromium'] : []),
    machine.playwrightChromium(),
  ];
  return named(machine, 'CHROME_PATH') ?? candidates.find((file) => starts(machine, file)) ?? null;
}

/**
 * FIREFOX_PATH, else a Firefox on PATH that is new enough.
 *
 * @param {Machine} [machine]
 * @returns {string | null}
 */
export function findFirefox(machine = thisMachine) {
  /** @param {string} file */
  const isRecent = (file) => {
    const major = /(\d+)\./.exec(machine.version(file) ?? '')?.[1];
    return machine.platform === 'win32' || Number(major) >= MINIMUM_FIREFOX;
  };
  const candidates = [
    ...onPath(machine, ['firefox-esr', 'firefox']),
    ...(machine.platform === 'darwin' ? ['/Applications/Firefox.app/Contents/MacOS/firefox'] : []),
  ];
  return named(machine, 'FIREFOX_PATH') ?? candidates.find((file) => starts(machine, file) && isRecent(file)) ?? null;
}

const canUseApt = () =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  onPath(thisMachine, ['apt-get']).some(thisMachine.resolve);

/** @param {readonly string[]} packages */
async function aptInstall(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const lock = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', [...lock, 'update'], { env });
  const { code, output } = await run('apt-get', [...lock, 'install', '-y', '--no-install-recommends', ...packages], {
    env,
  });
  if (code !== 0) say(`  apt-get could not: ${output.trim().split('\n').at(-1)}`);
}

async function playwrightDownload() {
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  const { code } = await runNode(cli, ['install', 'chromium', '--no-shell'], {
    show: Boolean(process.stdout.isTTY),
    timeoutMs: DOWNLOAD_MS,
  });
  if (code !== 0) say('  the download failed');
}

/**
 * A Chromium that starts: found, else downloaded, else installed as root.
 *
 * @returns {Promise<string>} its path
 * @throws {SetupError} one sentence that says what to install
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  await step("Downloading a Chromium (Playwright's)", playwrightDownload);
  const downloaded = findChromium();
  if (downloaded) return downloaded;
  if (canUseApt()) await step('Installing Chromium with apt-get', () => aptInstall(['chromium', 'fonts-liberation']));
  const installed = findChromium();
  if (installed) return installed;
  throw new SetupError(
    'No Chromium was found: install one (Debian: `apt-get install chromium`; elsewhere: `npx playwright install --with-deps chromium`) ' +
      'or set CHROME_PATH. Google Chrome itself will not do: it ignores --load-extension.',
  );
}

/**
 * A Firefox that is new enough, or null: it is optional.
 *
 * @param {{ install: boolean }} options install: as root, with apt-get, if there is none
 */
export async function ensureFirefox({ install }) {
  const found = findFirefox();
  if (found || !install || !canUseApt()) return found;
  await step('Installing Firefox with apt-get', () => aptInstall(['firefox-esr']));
  return findFirefox();
}
