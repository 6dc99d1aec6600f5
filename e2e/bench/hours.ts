import { API, chromiumEntry, chromiumNeverSent, chromiumPreflight } from '../../src/extension/fixture/entries.ts';
import { createWorld } from '../../src/extension/fixture/world.ts';
import type { Patch } from '../../src/extension/protocol.ts';
import { type Random, random } from '../conformance/random.ts';

/** `storage.session` holds so much for all tabs: https://developer.chrome.com/docs/extensions/reference/api/storage#property-session */
export const QUOTA = 10_485_760;

export interface HoursPlan {
  readonly requests: number;
  readonly hours: number;
  /** Of a hundred requests. */
  readonly deniedPercent: number;
  /** Times that the browser stops the background meanwhile. */
  readonly kills: number;
  readonly seed: number;
  /** Requests between two looks at the clock. */
  readonly step: number;
  /** Bytes in use after garbage was collected, where that can be asked for. */
  readonly heap: () => number;
  readonly say: (line: string) => void;
}

export interface Hours {
  readonly requests: number;
  readonly denied: number;
  readonly hours: number;
  readonly kills: number;
  /** What the panel says at the end. */
  readonly told: {
    readonly requests: number;
    readonly denials: number;
    readonly evicted: number;
    readonly kept: number;
  };
  /** Of the denials met once, by the number of their request: the oldest that is kept, and the latest that is not. */
  readonly oldestKept: number;
  readonly latestForgotten: number;
  /** Bytes in storage: the most there ever were. */
  readonly stored: number;
  /** Writes that storage refused. */
  readonly refused: number;
  /** Bytes in use, at equal distances in time. */
  readonly heaps: readonly number[];
  /** Processor milliseconds a request. */
  readonly cpu: number;
  readonly errors: number;
}

const LOOKS = 16;
const none = async () => null;

interface LongDayRequest {
  readonly path: string;
  readonly entries: readonly unknown[];
}

/** One request of a long day: most pass; of the denied ones half are the same few again, half are met once. */
function requestOf(n: number, at: number, denied: boolean, choose: Random): LongDayRequest {
  const kind = denied ? choose.below(4) : 4;
  const path =
    [`/often/${choose.below(20)}`, '/often/expired', `/once/${n}`, `/once/${n}`, `/orders/${n % 5_000}`][kind] ?? '';
  const url = `${API}${path}`;
  if (kind === 3) {
    const preflight = chromiumPreflight({ url, status: 403, at: at + 1, requestId: `7.${n}` });
    return { path, entries: [preflight, chromiumNeverSent({ url, at })] };
  }
  const status = !denied ? 200 : kind === 1 ? 401 : 403;
  return { path, entries: [chromiumEntry({ url, status, at, ...(status === 403 ? { body: SCOPE } : {}) })] };
}

const SCOPE = '{"error":"insufficient_scope","error_description":"orders:write is required"}';

/**
 * A long day with DevTools and the panel open, by a clock of its own: the DevTools page, the background and the panel's diagnosis as
 * they are, and a storage that refuses more than its quota.
 */
export async function liveHours(plan: HoursPlan): Promise<Hours> {
  const { requests, hours, deniedPercent, kills, seed, step, heap, say } = plan;
  const choose = random(seed);
  const world = createWorld();
  world.storage.quota = QUOTA;
  let last: Patch['session'] | null = null;
  const shown = new Map<string, string>();
  const take = ({ full, denials, removed, session }: Patch) => {
    if (full) shown.clear();
    for (const id of removed) shown.delete(id);
    for (const { id, request } of denials) shown.set(id, new URL(request.url).pathname);
    last = session;
  };
  let panel = world.panel(take);
  panel.send({ type: 'hello', version: 2 });

  const between = (hours * 3_600_000) / requests;
  const heaps: number[] = [];
  const started = performance.now();
  const once: string[] = [];
  const begin = process.cpuUsage();
  let denied = 0;
  for (let n = 0; n < requests; n += 1) {
    const isDenied = choose.below(10_000) < deniedPercent * 100;
    if (isDenied) denied += 1;
    const { entries, path } = requestOf(n, Math.round(n * between), isDenied, choose);
    for (const entry of entries) world.capture().finished(entry, none);
    if (path.startsWith('/once/')) once.push(path);
    if ((n + 1) % step === 0) await world.settle(step * between);
    if (kills > 0 && (n + 1) % Math.ceil(requests / (kills + 1)) === 0) {
      world.kill();
      panel = world.panel(take);
      panel.send({ type: 'hello', version: 2 });
    }
    if ((n + 1) % Math.ceil(requests / LOOKS) === 0) {
      heaps.push(heap());
      const done = (n + 1) / requests;
      const left = ((performance.now() - started) / 1_000) * (1 / done - 1);
      say(`${done * hours} h: ${(world.storage.bytes / 1e6).toFixed(1)} MB stored; ${left.toFixed(0)} s left`);
    }
  }
  await world.settle(60_000);
  const { user, system } = process.cpuUsage(begin);
  const session: Patch['session'] | null = last;
  if (session === null) throw new Error('the panel was told nothing');
  const kept = new Set(shown.values());
  return {
    requests,
    denied,
    hours,
    kills,
    told: sum(session, shown.size),
    oldestKept: Math.min(...once.filter((path) => kept.has(path)).map(numberOf)),
    latestForgotten: Math.max(0, ...once.filter((path) => !kept.has(path)).map(numberOf)),
    stored: world.storage.most,
    refused: world.storage.refusals,
    heaps,
    cpu: (user + system) / 1_000 / requests,
    errors: world.errors.length,
  };
}

const numberOf = (path: string): number => Number(path.split('/').at(-1));

const sum = ({ requests, denials, evicted }: Patch['session'], kept: number) => ({ requests, denials, evicted, kept });
