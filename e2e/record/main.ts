import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readArguments } from '../command-line.ts';
import { startApplication } from '../recipes/application.ts';
import { folderWith, installDebian, versionOf } from '../recipes/install.ts';
import { freePort, start } from '../recipes/server.ts';
import { fixtureOf, type Recital, recite } from './fixture.ts';
import { neutral } from './neutral.ts';
import type { Recording } from './recording.ts';
import { send } from './send.ts';
import { recordings } from './software/index.ts';

const FIXTURES = 'src/core/recognisers';

const USAGE = 'usage: npm run record -- [--only RECOGNISER]…';

const { values } = readArguments(USAGE, {
  options: {
    /** Only these recognisers' fixtures. */
    only: { type: 'string', multiple: true },
  },
});

const base = fs.mkdtempSync(path.join(os.tmpdir(), 'clearance-record-'));
fs.chmodSync(base, 0o755);
const made = [base];
process.once('exit', () => {
  for (const folder of made) fs.rmSync(folder, { recursive: true, force: true });
});

/** An empty folder; packages of npm are found from there. */
function emptyFolder({ software: { packages = [] } }: Recording): string {
  const within = packages.length === 0 ? base : folderWith(packages);
  const run = fs.mkdtempSync(path.join(within, 'run-'));
  made.push(run);
  const folder = path.join(run, 'server');
  fs.mkdirSync(folder);
  for (const one of [run, folder]) fs.chmodSync(one, 0o755);
  return fs.realpathSync(folder);
}

/** Starts the software, asks what it refuses, and stops it. */
async function record(recording: Recording, version: string): Promise<readonly Recital[]> {
  const { software, asks, behind } = recording;
  const [port, application] = [await freePort(), await freePort()];
  const folder = emptyFolder(recording);
  const signIn = { id: 'sign in', auth: 'all', headers: null, signedIn: false } as const;
  const stopApplication = behind === 'application' ? await startApplication(signIn, '', application, true) : null;
  const stop = await start(software, { folder, port, application, auth: 'none', headers: null, recipe: '' });
  try {
    const recitals: Recital[] = [];
    for (const ask of asks) {
      for (let time = 0; time < (ask.before ?? 0); time += 1) await send(ask, port);
      const recorded = neutral(await send(ask, port), { folder, ports: [port, application] });
      recitals.push(recite(recording, version, ask, recorded));
    }
    return recitals;
  } finally {
    await stop();
    await stopApplication?.();
  }
}

const wanted = recordings.filter(({ recogniser }) => values.only?.includes(recogniser) ?? true);
installDebian(wanted.map(({ software }) => software));
let failures = 0;

/** All recordings of one recogniser, or null where some software is not here: half a fixture is none. */
async function recordAll(recogniser: string): Promise<readonly Recital[] | null> {
  const recitals: Recital[] = [];
  for (const recording of wanted.filter((one) => one.recogniser === recogniser)) {
    const version = versionOf(recording.software);
    if (version === null) {
      console.log(`${recogniser}: ${recording.product} is not installed, the fixture stays as it is`);
      return null;
    }
    try {
      recitals.push(...(await record(recording, version)));
    } catch (error) {
      failures += 1;
      console.log(`${recogniser}: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }
  return recitals;
}

for (const recogniser of new Set(wanted.map((one) => one.recogniser))) {
  const recitals = await recordAll(recogniser);
  if (recitals === null) continue;
  const file = path.join(FIXTURES, `${recogniser}.recorded.har`);
  const former = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
  const text = fixtureOf(recitals, former);
  fs.writeFileSync(file, text);
  console.log(`${recogniser}: ${recitals.length} answers, ${text === former ? 'as before' : 'written'}`);
}
process.exitCode = failures === 0 ? 0 : 1;
