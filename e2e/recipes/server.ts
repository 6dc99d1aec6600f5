import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { until } from '../drivers/until.ts';
import type { Headers } from './fault.ts';

/** User and password that every server asks for. */
export const CREDENTIALS = `Basic ${Buffer.from('demo:demo').toString('base64')}`;

/** Where software runs. */
export interface Place {
  /** An empty folder for its files. */
  readonly folder: string;
  readonly port: number;
}

/** What a server's configuration is written for. */
export interface Situation extends Place {
  /** Port of the application behind it. */
  readonly application: number;
  readonly auth: 'none' | 'all' | 'actual';
  /** What the server itself answers in the way of CORS; null: nothing. */
  readonly headers: Headers | null;
  /** The recipe's text; '' before the fix. */
  readonly recipe: string;
}

/** Real software that can run here. */
export interface Software<Where extends Place> {
  /** The command that proves that it is there and prints its version. */
  readonly version: readonly [string, ...string[]];
  /** Packages of npm, pinned. */
  readonly packages?: readonly string[];
  /** Debian's packages. */
  readonly debian?: readonly string[];
  files(where: Where): Readonly<Record<string, string>>;
  command(where: Where): readonly [string, ...string[]];
}

/** A real server on which a recipe is run. */
export interface TestServer extends Software<Situation> {
  /** The recipe's id. */
  readonly recipe: string;
  /** Its name in the table, where several servers take one recipe. Default: the recipe's id. */
  readonly name?: string;
  /** `proxy`: the faults are those of the application behind it. `application`: it is the application. */
  readonly kind: 'proxy' | 'application';
  /**
   * A proxy that neither asks for credentials nor drops the application's CORS headers: the application asks, and what
   * its recipe says to remove first is removed there.
   */
  readonly bare?: boolean;
  /** What its paths begin with, where the recipe is for a part of the site. */
  readonly prefix?: string;
}

export const nameOf = ({ name, recipe }: TestServer): string => name ?? recipe;

/** A port on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Whether HTTP is answered: Vite first listens for a moment to see whether the port is free. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const request = http.get({ host: '127.0.0.1', port, agent: false, timeout: 5000 }, (response) => {
      response.resume().once('close', () => resolve(true));
    });
    request.once('timeout', () => request.destroy()).once('error', () => resolve(false));
  });

/** Milliseconds: some are compiled first. */
const LONGEST_START = 120_000;

/** Writes the files, starts the server and resolves when it answers; the result stops it. */
export async function start<Where extends Place>(server: Software<Where>, where: Where): Promise<() => Promise<void>> {
  for (const [name, text] of Object.entries(server.files(where))) {
    const file = path.join(where.folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  const [command, ...args] = server.command(where);
  const child = spawn(command, args, { cwd: where.folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  live.add(child);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => said.push(String(data)));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()));
  try {
    const listens = async () => child.exitCode !== null || (await answers(where.port));
    await until(`${command} to listen`, listens, LONGEST_START);
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`);
  } catch (error) {
    await stop(child, ended);
    throw new Error(`${String(error)}\n${said.join('').slice(-3000)}`);
  }
  return () => stop(child, ended);
}

const live = new Set<ChildProcess>();
// Whatever ends this process, an interrupt too: no server outlives it.
process.once('exit', () => {
  for (const child of live) signal(child, 'SIGKILL');
});

/** Ends the server and the processes it started. */
async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  signal(child, 'SIGTERM');
  const impatient = setTimeout(() => signal(child, 'SIGKILL'), 3000);
  await ended;
  clearTimeout(impatient);
  signal(child, 'SIGKILL');
  live.delete(child);
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, name);
  } catch {
    // Already gone.
  }
}
