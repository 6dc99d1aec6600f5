import { type DenyingServers, startDenyingServers } from '../denying-servers.ts';
import { launchSession } from '../drivers/launch.ts';
import type { BrowserName, DevToolsSession } from '../drivers/session.ts';
import { readReport } from '../read-report.ts';
import { isYardstick, ownExtension, yardstick } from './extensions.ts';
import { type Usage, watchProcesses } from './processes.ts';
import { median } from './statistics.ts';

export const VARIANTS = ['none', 'listener', 'permitted', 'closed', 'open'] as const;
export type Variant = (typeof VARIANTS)[number];

/** One way of running the page, over all rounds. */
export interface VariantTimes {
  readonly variant: Variant;
  readonly fetches: number;
  /** Milliseconds, medians. */
  readonly pageTime: number;
  readonly cpu: number;
  readonly extensionCpu: number;
  /** Against the floor of the same round, medians of all rounds: a machine that others slow down slows both. */
  readonly toFloor: { readonly pageTime: number; readonly cpu: number; readonly extensionCpu: number };
}

type Sample = Omit<VariantTimes, 'variant' | 'fetches' | 'toFloor'>;

export interface PageLoad {
  readonly browser: BrowserName;
  readonly version: string;
  readonly rounds: number;
  readonly times: readonly VariantTimes[];
  /** Denials that our panel knew of in the end, of those that there were in all rounds. */
  readonly denied: { readonly told: number; readonly were: number };
}

interface Contestant {
  readonly variant: Variant;
  readonly session: DevToolsSession;
  readonly usage: () => Usage;
  readonly close: () => Promise<void>;
}

async function contestant(variant: Variant, browser: BrowserName, url: string): Promise<Contestant> {
  const other = isYardstick(variant) ? yardstick(variant, browser) : null;
  const { started: session, usage } = await watchProcesses(() =>
    launchSession(browser, { extensionDir: other?.folder ?? ownExtension(browser), url }),
  );
  if (variant === 'open') await session.showPanel();
  const close = async () => {
    await session.close();
    other?.remove();
  };
  return { variant, session, usage, close };
}

/** Requests in one go: a driver waits only so long for an answer. */
const PIECE = 250;

/** Milliseconds that the page takes for so many small requests, twenty at once, every fiftieth of them refused. */
async function load({ session: { page } }: Contestant, { app }: DenyingServers, fetches: number): Promise<number> {
  await page.goto(`${app}/`);
  let took = 0;
  for (let from = 0; from < fetches; from += PIECE)
    took += await page.evaluate(fetchAll, app, from, Math.min(from + PIECE, fetches));
  return took;
}

async function fetchAll(base: string, from: number, to: number): Promise<number> {
  let next = from;
  const worker = async () => {
    while (next < to) {
      const n = next++;
      const response = await fetch(n % 50 === 7 ? `${base}/deny/${n}` : `${base}/ok/${n}`);
      await response.text();
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: 20 }, worker));
  return performance.now() - begin;
}

/** Each round begins with another: whoever comes first finds the machine as it was left. */
const inTurn = <T>(all: readonly T[], round: number): readonly T[] => [
  ...all.slice(round % all.length),
  ...all.slice(0, round % all.length),
];

/** Runs the page in every variant in turn, round by round; the first round warms up and does not count. */
export async function measurePageLoad(options: {
  readonly browser: BrowserName;
  readonly fetches: readonly number[];
  readonly rounds: number;
  readonly variants: readonly Variant[];
  readonly say: (line: string) => void;
}): Promise<PageLoad> {
  const { browser, fetches, rounds, variants, say } = options;
  const servers = await startDenyingServers();
  const contestants: Contestant[] = [];
  try {
    for (const variant of variants) contestants.push(await contestant(variant, browser, `${servers.app}/`));
    const samples = new Map<string, Sample[]>();
    for (let round = 0; round <= rounds; round += 1) {
      for (const count of fetches) {
        for (const one of inTurn(contestants, round)) {
          const before = one.usage();
          const pageTime = await load(one, servers, count);
          const after = one.usage();
          if (round === 0) continue;
          const key = `${one.variant} ${count}`;
          const cpu = after.cpu - before.cpu;
          const sample = { pageTime, cpu, extensionCpu: after.extensionCpu - before.extensionCpu };
          samples.set(key, [...(samples.get(key) ?? []), sample]);
        }
      }
      say(`${browser}: round ${round} of ${rounds}`);
    }
    const times = fetches.flatMap((count) =>
      variants.map((variant): VariantTimes => {
        const own = samples.get(`${variant} ${count}`) ?? [];
        const floor = samples.get(`listener ${count}`) ?? [];
        const each = (of: (what: keyof Sample) => number) => ({
          pageTime: of('pageTime'),
          cpu: of('cpu'),
          extensionCpu: of('extensionCpu'),
        });
        return {
          variant,
          fetches: count,
          ...each((what) => median(own.map((sample) => sample[what]))),
          toFloor: each((what) => median(own.map((sample, n) => sample[what] / (floor[n]?.[what] ?? Number.NaN)))),
        };
      }),
    );
    const were = (rounds + 1) * fetches.reduce((sum, count) => sum + Math.ceil((count - 7) / 50), 0);
    const open = contestants.find(({ variant }) => variant === 'open');
    const told = open === undefined ? 0 : await countTold(open.session, were);
    return { browser, version: contestants[0]?.session.version ?? '', rounds, times, denied: { told, were } };
  } finally {
    for (const one of contestants) await one.close();
    await servers.close();
  }
}

/** Milliseconds in which the panel is told of the last of many that are alike. */
const TOLD_WITHIN = 5_000;

/** Denials that our panel knows of, repeats included, once it knows of all there were or will not know of more. */
async function countTold(session: DevToolsSession, were: number): Promise<number> {
  const panel = await session.showPanel();
  const end = performance.now() + TOLD_WITHIN;
  for (;;) {
    const { groups } = await readReport(panel);
    const told = groups.reduce((sum, { count }) => sum + count, 0);
    if (told >= were || performance.now() > end) return told;
  }
}
