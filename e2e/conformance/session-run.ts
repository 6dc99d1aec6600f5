import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from '../../src/core/report-schema.ts';
import { launchSession } from '../drivers/launch.ts';
import type { BrowserName, DevToolsSession } from '../drivers/session.ts';
import { readReport } from '../read-report.ts';
import { type Comparison, compare } from './compare.ts';
import { generate } from './generate.ts';
import type { Plan } from './plan.ts';
import { type HarLog, readHar } from './read-har.ts';
import { sendAll } from './run.ts';
import { startServers } from './server.ts';
import type { Run } from './table.ts';

/** Scenarios between two readings of the report. */
const BATCH = 100;
/**
 * Readings of an unchanged report after which nothing more is expected, and the pause between two: Firefox is asked for
 * what gave no event only after a while of quiet.
 */
const STILL = 20;
const PAUSE = 250;

/** What one batch of a run left behind, for replaying it without a browser. */
export interface Recording {
  readonly plans: readonly Plan[];
  readonly words: readonly (readonly [string, readonly unknown[]])[];
  readonly har: HarLog;
}

export interface RunOptions {
  readonly browser: BrowserName;
  readonly extensionDir: string;
  readonly seed: number;
  readonly count: number;
  progress(done: number, of: number): void;
}

/** Runs the scenarios of a seed in a real browser and compares what the panel has with what the engine said. */
export async function runConformance(options: RunOptions): Promise<{ run: Run; recordings: readonly Recording[] }> {
  const { browser, extensionDir, seed, count, progress } = options;
  const servers = await startServers();
  const session = await launchSession(browser, { extensionDir });
  try {
    const plans = generate(seed, count);
    const comparisons: Comparison[] = [];
    const recordings: Recording[] = [];
    for (let start = 0; start < plans.length; start += BATCH) {
      const batch = plans.slice(start, start + BATCH);
      const words = await sendAll(session, servers, batch);
      const report = await settledReport(session);
      const har = await readHar(session);
      comparisons.push(...compare(browser, batch, words, report, har));
      recordings.push({ plans: batch, words: [...words], har });
      progress(Math.min(start + BATCH, plans.length), plans.length);
    }
    return { run: { browser, version: session.version, seed, comparisons }, recordings };
  } finally {
    await session.close();
    await servers.close();
  }
}

/** The report once it no longer changes: entries trickle in after their requests have ended. */
async function settledReport(session: DevToolsSession): Promise<Report> {
  const panel = await session.showPanel();
  let report = await readReport(panel);
  let text = JSON.stringify(report);
  for (let still = 0; still < STILL; ) {
    await pause(PAUSE);
    report = await readReport(panel);
    const next = JSON.stringify(report);
    still = next === text ? still + 1 : 0;
    text = next;
  }
  return report;
}
