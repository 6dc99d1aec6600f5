import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchSession } from '../drivers/launch.ts';
import type { BrowserName, Surface } from '../drivers/session.ts';
import { until } from '../drivers/until.ts';
import { ownExtension } from './extensions.ts';
import { largeHar } from './large-har.ts';
import { watchProcesses } from './processes.ts';

/** What opening a large file in the extension's page of its own costs. */
export interface ImportedFile {
  readonly browser: BrowserName;
  readonly entries: number;
  readonly bytes: number;
  /** Milliseconds from the choice of the file to its report. */
  readonly took: number;
  /** Resident bytes of the processes in which extensions run: before, and the most while the file was read; 0 where the system does not tell. */
  readonly memoryBefore: number;
  readonly memoryPeak: number;
  /** The longest time, in milliseconds, in which the page answered to nothing: with nothing to do, while the file was read, and when its report came. */
  readonly idleStall: number;
  readonly longestStall: number;
  readonly longestStallAtEnd: number;
  /** Different states of the progress bar that were seen. */
  readonly progress: number;
  /** Milliseconds from the press on Cancel to a page without progress. */
  readonly cancelled: number;
}

/** Milliseconds that the largest file may take on a slow machine. */
const PATIENCE = 240_000;
/** Milliseconds in which nothing is done, to see what the machine itself adds. */
const IDLE = 3_000;
/** Milliseconds between two looks at memory. */
const LOOK = 50;

function write(file: string, entries: number): number {
  const handle = fs.openSync(file, 'w');
  let piece = '';
  for (const text of largeHar({ entries, deniedPercent: 1, seed: 1 })) {
    piece += text;
    if (piece.length < 1_000_000) continue;
    fs.writeSync(handle, piece);
    piece = '';
  }
  fs.writeSync(handle, piece);
  fs.closeSync(handle);
  return fs.statSync(file).size;
}

interface Seen {
  idle: number;
  reading: number;
  end: number;
  readonly progress: Set<number>;
}
declare global {
  var seen: Seen;
}

/** Runs in the page: notes how long it answers to nothing, before the report is there and after. */
function watchStalls(): void {
  const seen: Seen = { idle: 0, reading: 0, end: 0, progress: new Set() };
  globalThis.seen = seen;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    const bar = document.querySelector('progress');
    if (bar !== null) seen.progress.add(bar.value);
    if (bar === null && seen.progress.size === 0) seen.idle = Math.max(seen.idle, now - last);
    else if (bar !== null) seen.reading = Math.max(seen.reading, now - last);
    else seen.end = Math.max(seen.end, now - last);
    last = now;
    setTimeout(look, 0);
  };
  look();
}

const stallsSeen = (page: Surface) =>
  page.evaluate(() => {
    const { idle, reading, end, progress } = globalThis.seen;
    return { idle, reading, end, progress: progress.size };
  });

async function cancelTime(page: Surface, file: string): Promise<number> {
  await page.setFiles('[data-field=import]', [file]);
  await page.waitFor(() => (document.querySelector('progress')?.value ?? 0) > 0);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const begin = performance.now();
        document.querySelector<HTMLElement>('[data-action=cancel-import]')?.click();
        const look = () =>
          document.querySelector('progress') === null ? resolve(performance.now() - begin) : setTimeout(look, 0);
        look();
      }),
  );
}

export async function measureImport(options: {
  readonly browser: BrowserName;
  readonly entries: number;
  readonly say: (line: string) => void;
}): Promise<ImportedFile> {
  const { browser, entries, say } = options;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clearance-import-'));
  const file = path.join(folder, 'large.har');
  const bytes = write(file, entries);
  const { started: session, usage } = await watchProcesses(() =>
    launchSession(browser, { extensionDir: ownExtension(browser) }),
  );
  const page = await session.openOptionsPage();
  await page.waitFor(() => document.querySelector('[data-part=start]') !== null);
  const memoryBefore = usage().extensionMemory;
  let memoryPeak = memoryBefore;
  const looks = setInterval(() => {
    memoryPeak = Math.max(memoryPeak, usage().extensionMemory);
  }, LOOK);
  await page.evaluate(watchStalls);
  await new Promise((resolve) => setTimeout(resolve, IDLE));
  const begin = performance.now();
  await page.setFiles('[data-field=import]', [file]);
  await until(
    'the report of the file',
    () => page.evaluate(() => document.querySelector('[data-part=imported]') !== null),
    PATIENCE,
  );
  const took = performance.now() - begin;
  clearInterval(looks);
  const stalls = await stallsSeen(page);
  await page.click('[data-action=close-file]');
  const cancelled = await cancelTime(page, file);
  await session.close();
  fs.rmSync(folder, { recursive: true, force: true });
  const measured: ImportedFile = {
    browser,
    entries,
    bytes,
    took,
    memoryBefore,
    memoryPeak,
    idleStall: stalls.idle,
    longestStall: stalls.reading,
    longestStallAtEnd: stalls.end,
    progress: stalls.progress,
    cancelled,
  };
  say(JSON.stringify(measured));
  return measured;
}
