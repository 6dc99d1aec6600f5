import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Place, Software } from './server.ts';

/** What installing must know of software. */
export type Installable = Pick<Software<Place>, 'version' | 'packages' | 'debian'>;

/** The first line that its own version command prints; null where it is not installed. */
export function versionOf({ version: [command, ...args], packages }: Installable): string | null {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) return null;
  return packages?.join(', ').replaceAll(/(\w)@/g, '$1 ') ?? `${stdout}${stderr}`.trim().split('\n')[0] ?? '';
}

const APT = 'apt-get';
const NO_SERVICES = '/usr/sbin/policy-rc.d';

/** On Debian, as root: what the servers need and is not there. No service of theirs is started. */
export function installDebian(servers: readonly Installable[]): void {
  const missing = servers.filter((server) => server.debian !== undefined && versionOf(server) === null);
  const packages = [...new Set(missing.flatMap(({ debian }) => debian ?? []))];
  if (packages.length === 0 || process.getuid?.() !== 0 || spawnSync(APT, ['--version']).status !== 0) return;
  console.log(`Installing ${packages.join(' ')}`);
  const keepQuiet = !fs.existsSync(NO_SERVICES);
  if (keepQuiet) fs.writeFileSync(NO_SERVICES, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
    spawnSync(APT, [...options, 'update'], { env, stdio: 'ignore' });
    // One at a time: what one release of Debian lacks must not keep the others away.
    for (const name of packages)
      spawnSync(APT, [...options, 'install', '-y', '--no-install-recommends', name], { env, stdio: 'ignore' });
  } finally {
    if (keepQuiet) fs.rmSync(NO_SERVICES, { force: true });
  }
}

const CACHE = path.resolve('.cache/recipes');

/** A folder in which these packages of npm are found; installed once a set of versions. */
export function folderWith(packages: readonly string[]): string {
  const folder = path.join(CACHE, createHash('sha256').update(packages.join()).digest('hex').slice(0, 12));
  const done = path.join(folder, '.installed');
  if (fs.existsSync(done)) return folder;
  console.log(`Installing ${packages.join(' ')}`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
  execFileSync('npm', ['install', ...options, ...packages], { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder });
  fs.writeFileSync(done, '');
  return folder;
}
