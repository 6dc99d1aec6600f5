import type { Browser } from '../../core/exchange.ts';

/**
 * The HAR, asked for with care: it takes the browser a while to make, and while Firefox makes it, its network monitor
 * is blind: requests that begin or end meanwhile are missing from events and from its own panel. So it is asked in
 * quiet moments alone: the longer the answer will take, the longer the page must have been quiet before.
 */
export interface HarSource {
  /** A request gave an event. */
  readonly event: () => void;
  /** A new document began, and with it a new HAR. */
  readonly document: () => void;
  /** When it may be asked for, in milliseconds since the epoch; null: not before a new document begins. */
  readonly quietAt: () => number | null;
  /** Its entries; none where it cannot be had. Who asks while it is made gets the same. */
  readonly ask: () => Promise<readonly unknown[]>;
}

/** Milliseconds without an event that count as quiet. */
const QUIET = 1_000;
/**
 * What asking may cost: `longest`, milliseconds in all; `cost`, milliseconds an entry until a first answer was measured;
 * `quiet`, how many times as long as that the page must have been quiet.
 */
const LIMITS = {
  // Blind meanwhile: the longer, the surer it must be that nothing happens.
  firefox: { longest: 600, cost: 1.5, quiet: 3 },
  // Busy, and nothing is lost.
  other: { longest: 4_000, cost: 0.2, quiet: 0 },
} as const;

export function createHarSource(
  getHar: () => Promise<readonly unknown[]>,
  now: () => number,
  browser: Browser,
): HarSource {
  const limits = browser === 'firefox' ? LIMITS.firefox : LIMITS.other;
  let lastEvent = Number.NEGATIVE_INFINITY;
  let known = 0;
  let cost: number = limits.cost;
  let underWay: Promise<readonly unknown[]> | null = null;

  const ask = async (): Promise<readonly unknown[]> => {
    const asked = now();
    const entries = await getHar().catch(() => []);
    underWay = null;
    known = entries.length;
    if (entries.length > 0) cost = (now() - asked) / entries.length;
    return entries;
  };

  return {
    event: () => {
      lastEvent = now();
      known += 1;
    },
    document: () => {
      known = 0;
      // A browser that was busy once would else never be asked again.
      cost = Math.max(limits.cost, cost / 2);
    },
    quietAt: () => {
      const predicted = known * cost;
      return predicted > limits.longest ? null : lastEvent + Math.max(QUIET, predicted * limits.quiet);
    },
    ask: () => {
      underWay ??= ask();
      return underWay;
    },
  };
}
