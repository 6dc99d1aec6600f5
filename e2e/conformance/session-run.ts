import { launchSession } from '../drivers/launch.ts';
import type { BrowserName, SessionOptions } from '../drivers/session.ts';
import type { Comparison } from './compare.ts';
import { generate } from './generate.ts';
import type { Listing } from './listing.ts';
import { type Plan, TRANSPORTS } from './plan.ts';
import type { HarLog } from './read-har.ts';
import { sendAll } from './run.ts';
import { type ConformanceServers, startServers, TEST_HOSTS } from './server.ts';
import { settledComparison } from './settled-comparison.ts';
import type { Run } from './table.ts';

/** Scenarios between two readings of the report. */
const BATCH = 100;

/** What one batch of a run left behind, for replaying it without a browser. */
export interface Recording {
  readonly plans: readonly Plan[];
  readonly words: readonly (readonly [string, readonly unknown[]])[];
  readonly har: HarLog;
  readonly listings: readonly (readonly [string, Listing])[];
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
  const session = await launchSession(browser, { extensionDir, ...browserOptions(servers) });
  try {
    const comparisons: Comparison[] = [];
    const recordings: Recording[] = [];
    for (const batch of batches(generate(seed, count))) {
      await sendAll(session, servers, batch);
      const settled = await settledComparison(session, browser, batch, servers.received);
      comparisons.push(...settled.comparisons);
      recordings.push({ plans: batch, words: [...settled.words], har: settled.har, listings: [...settled.listings] });
      progress(comparisons.length, count);
    }
    return { run: { browser, version: session.version, seed, comparisons }, recordings };
  } finally {
    await session.close();
    await servers.close();
  }
}

/** The certificate is trusted, the names resolve to this machine, and Chromium takes two of its ports for public ones. */
function browserOptions({ certificate, origins }: ConformanceServers): Partial<SessionOptions> {
  const publicPorts = [origins.public.app, origins.insecure.app].map((origin) => new URL(origin).port);
  return {
    chromiumArgs: [
      `--ignore-certificate-errors-spki-list=${certificate.publicKeyHash}`,
      `--host-resolver-rules=${TEST_HOSTS.map((host) => `MAP ${host} 127.0.0.1`).join(',')}`,
      `--ip-address-space-overrides=${publicPorts.map((port) => `127.0.0.1:${port}=public`).join(',')}`,
    ],
    firefoxPrefs: { 'network.dns.localDomains': TEST_HOSTS.join(',') },
  };
}

/** A page has one transport, and so has what it asks for. */
function batches(plans: readonly Plan[]): readonly (readonly Plan[])[] {
  return TRANSPORTS.flatMap((transport) => {
    const same = plans.filter((plan) => plan.transport === transport);
    return Array.from({ length: Math.ceil(same.length / BATCH) }, (_, index) =>
      same.slice(index * BATCH, (index + 1) * BATCH),
    );
  });
}
