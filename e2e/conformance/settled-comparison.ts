import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from '../../src/core/report-schema.ts';
import type { BrowserName, DevToolsSession } from '../drivers/session.ts';
import { until } from '../drivers/until.ts';
import { readReport } from '../read-report.ts';
import { type Comparison, compare } from './compare.ts';
import { type Listings, listingsOf } from './listing.ts';
import type { Plan } from './plan.ts';
import { type HarLog, readHar } from './read-har.ts';
import { type EngineWords, readWords } from './run.ts';
import type { Received } from './server.ts';

export interface Settled {
  readonly comparisons: readonly Comparison[];
  readonly words: EngineWords;
  readonly har: HarLog;
  readonly listings: Listings;
}

const PAUSE = 500;
/**
 * Milliseconds for which a report must be unchanged before a difference is put down to what the browser withholds: Firefox
 * is asked for what gave no event only after a while of quiet. And before it counts as a difference: a busy machine's entries
 * trickle in long after their requests have ended.
 */
const STILL: Readonly<Record<BrowserName, number>> = { chromium: 2_500, firefox: 5_000 };
const STILL_AND_DIFFERENT = 30_000;

/** Compares the report with the engine's words: at once where nothing differs, else when nothing more is expected to come. */
export async function settledComparison(
  session: DevToolsSession,
  browser: BrowserName,
  plans: readonly Plan[],
  received: (planId: string) => Received,
): Promise<Settled> {
  const panel = await session.showPanel();
  // The background may just be ending when it is asked: then it is asked again.
  const read = (): Promise<Report> => until('the report', () => readReport(panel));
  const settle = async (report: Report, words: EngineWords): Promise<Settled> => {
    const har = await readHar(session);
    const listings = listingsOf(browser, plans, har.entries, received);
    return { comparisons: compare(browser, plans, words, report, listings), words, har, listings };
  };
  let text = '';
  let since = Date.now();
  let settled: Settled | null = null;
  for (;;) {
    const [report, words] = [await read(), await readWords(session)];
    const next = JSON.stringify([report, [...words]]);
    if (next !== text) {
      text = next;
      since = Date.now();
      settled = null;
    }
    const still = Date.now() - since;
    const isEqual = compare(browser, plans, words, report, new Map()).every(({ outcome }) => outcome === 'equal');
    if (isEqual || still >= STILL[browser]) settled ??= await settle(report, words);
    if (settled !== null && (!settled.comparisons.some(isDifference) || still >= STILL_AND_DIFFERENT)) return settled;
    await pause(PAUSE);
  }
}

const isDifference = ({ outcome }: Comparison): boolean => outcome === 'different' || outcome === 'wrong proven';
