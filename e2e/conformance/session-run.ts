import { launchSession } from '../drivers/launch.ts';
import type { BrowserName, SessionOptions } from '../drivers/session.ts';
import type { Comparison } from './compare.ts';
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
  readonly plans: readonly Plan[];
  progress(done: number, of: number): void;
}

/** Runs scenarios in a real browser and compares what the panel has with what the engine said. */
export async function runConformance(options: RunOptions): Promise<{ run: Run; recordings: readonly Recording[] }> {
  const { browser, extensionDir, plans, progress } = options;
  const all = batches(plans);
  // Batches of one transport have origins of their own: what an earlier one left there (workers, caches) is not met again.
  const rounds = Math.max(...all.map(({ round }) => round + 1));
  const sets = await Promise.all(Array.from({ length: rounds }, () => startServers()));
  const session = await launchSession(browser, { extensionDir, ...browserOptions(sets) });
  try {
    const comparisons: Comparison[] = [];
    const recordings: Recording[] = [];
    for (const { plans: batch, round } of all) {
      const servers = sets[round];
      if (servers === undefined) throw new Error(`no servers for round ${round}`);
      await sendAll(session, servers, batch);
      const settled = await settledComparison(session, browser, batch, servers.received);
      comparisons.push(...settled.comparisons);
      recordings.push({ plans: batch, words: [...settled.words], har: settled.har, listings: [...settled.listings] });
      progress(comparisons.length, plans.length);
    }
    return { run: { browser, version: session.version, comparisons }, recordings };
  } finally {
    await session.close();
    for (const servers of sets) await servers.close();
  }
}

/** The certificates are trusted, the names resolve to this machine, and Chromium takes some of its ports for public ones. */
function browserOptions(sets: readonly ConformanceServers[]): Partial<SessionOptions> {
  const publicPorts = sets
    .flatMap(({ origins }) => [origins.public, origins.insecure, origins.granted, origins.named])
    .map(({ app }) => app)
    .map((origin) => new URL(origin).port);
  const hashes = sets.map(({ certificate }) => certificate.publicKeyHash);
  return {
    chromiumArgs: [
      `--ignore-certificate-errors-spki-list=${hashes.join(',')}`,
      `--host-resolver-rules=${TEST_HOSTS.map((host) => `MAP ${host} 127.0.0.1`).join(',')}`,
      `--ip-address-space-overrides=${publicPorts.map((port) => `127.0.0.1:${port}=public`).join(',')}`,
    ],
    chromiumGrants: sets
      .flatMap(({ origins }) => [origins.granted.app, origins.named.app])
      .map((origin) => ({ origin, permissions: ['local-network-access'] })),
    firefoxPrefs: { 'network.dns.localDomains': TEST_HOSTS.join(',') },
  };
}

/** A page has one transport, and so has what it asks for. */
function batches(plans: readonly Plan[]): readonly { readonly plans: readonly Plan[]; readonly round: number }[] {
  return TRANSPORTS.flatMap((transport) => {
    const same = plans.filter((plan) => plan.transport === transport);
    return Array.from({ length: Math.ceil(same.length / BATCH) }, (_, round) => ({
      plans: same.slice(round * BATCH, (round + 1) * BATCH),
      round,
    }));
  });
}
