import { startDenyingServers } from '../denying-servers.ts';
import { launchSession } from '../drivers/launch.ts';
import type { BrowserName, Surface } from '../drivers/session.ts';
import { until } from '../drivers/until.ts';
import { readReport } from '../read-report.ts';
import { ownExtension } from './extensions.ts';
import { watchProcesses } from './processes.ts';
import { median, quantile } from './statistics.ts';

export interface Flood {
  readonly browser: BrowserName;
  readonly denials: number;
  /** Denials that the session knows of in the end, repeats and evicted ones included. */
  readonly told: number;
  /** Bytes of the processes in which extensions run, before and after; 0 where the system does not tell. */
  readonly memoryBefore: number;
  readonly memoryAfter: number;
  /** Bytes of the JavaScript heaps, where the browser tells them. */
  readonly heaps: { readonly devtoolsPage: number | null; readonly panel: number | null };
  /** Root causes in the list. */
  readonly rows: number;
  /** Milliseconds between frames: while the list is scrolled, and while fifty denials a second arrive meanwhile. */
  readonly scrolling: { readonly median: number; readonly p99: number };
  readonly arriving: { readonly median: number; readonly p99: number };
}

const PIECE = 250;

async function denyAll(base: string, from: number, to: number): Promise<void> {
  let next = from;
  const worker = async () => {
    while (next < to) await fetch(`${base}/lacks/area-${next++}:write`).then((response) => response.text());
  };
  await Promise.all(Array.from({ length: 20 }, worker));
}

function heapOf(): number | null {
  const { memory } = performance as Performance & { readonly memory?: { readonly usedJSHeapSize: number } };
  return memory?.usedJSHeapSize ?? null;
}

/** Fifty denials a second for so many seconds. */
async function denySteadily(base: string, from: number, seconds: number): Promise<void> {
  const all: Promise<unknown>[] = [];
  const end = performance.now() + seconds * 1_000;
  for (let next = from; performance.now() < end; next += 1) {
    all.push(fetch(`${base}/lacks/area-${next}:write`).then((response) => response.text()));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await Promise.all(all);
}

/** Milliseconds between frames for so many seconds, the list scrolled by a bit each frame. */
async function frameTimes(seconds: number): Promise<readonly number[]> {
  const list = document.querySelector('.list');
  if (list) list.scrollTop = 0;
  const times: number[] = [];
  await new Promise<void>((resolve) => {
    const end = performance.now() + seconds * 1_000;
    let last = performance.now();
    const frame = () => {
      const now = performance.now();
      times.push(now - last);
      last = now;
      list?.scrollBy({ top: 40 });
      if (now < end) requestAnimationFrame(frame);
      else resolve();
    };
    requestAnimationFrame(frame);
  });
  return times;
}

const SECONDS = 4;

const framesOf = async (panel: Surface) => {
  const times = await panel.evaluate(frameTimes, SECONDS);
  return { median: median(times), p99: quantile(times, 0.99) };
};

/** So many requests that are all denied, each to a URL of its own, with the panel open. */
export async function measureFlood(options: {
  readonly browser: BrowserName;
  readonly denials: number;
  readonly say: (line: string) => void;
}): Promise<Flood> {
  const { browser, denials, say } = options;
  const servers = await startDenyingServers();
  const { started: session, usage } = await watchProcesses(() =>
    launchSession(browser, { extensionDir: ownExtension(browser), url: `${servers.app}/` }),
  );
  try {
    const panel = await session.showPanel();
    const devtoolsPage = await session.devtoolsPage();
    const memoryBefore = usage().extensionMemory;
    for (let from = 0; from < denials; from += PIECE) {
      await session.page.evaluate(denyAll, servers.app, from, Math.min(from + PIECE, denials));
      if ((from / PIECE) % 4 === 0) say(`${browser}: ${from} of ${denials} denials`);
    }
    const count = async () => (await readReport(panel)).groups.reduce((sum, group) => sum + group.count, 0);
    const told = await until('every denial to be told', async () =>
      (await count()) >= denials ? count() : null,
    ).catch(count);
    const scrolling = await framesOf(panel);
    const coming = session.page.evaluate(denySteadily, servers.app, denials, SECONDS);
    const arriving = await framesOf(panel);
    await coming;
    const rows = await panel.evaluate(() =>
      Number(document.querySelector('[data-rows]')?.getAttribute('data-rows') ?? 0),
    );
    const heaps = { devtoolsPage: await devtoolsPage.evaluate(heapOf), panel: await panel.evaluate(heapOf) };
    const memoryAfter = usage().extensionMemory;
    return { browser, denials, told, rows, memoryBefore, memoryAfter, heaps, scrolling, arriving };
  } finally {
    await session.close();
    await servers.close();
  }
}
