import type { Task } from '../../core/variant.ts';
import type { ExperimentResult } from '../capture-protocol.ts';
import type { RingRecord } from './ring.ts';

/** A request of our own that is on its way: by it our own are told from the page's. */
export interface Sending {
  /** URLs it may be seen at, without fragment: its own, and those it is redirected to. */
  readonly urls: Set<string>;
  readonly method: string;
  readonly since: number;
  /** When the page knew what came of it; null while it waits. */
  until: number | null;
  readonly seen: RingRecord[];
}

/** What one request came to, as far as the page tells. */
export type Result = Omit<ExperimentResult, 'fixTried'>;

/** What carries out a task; it is loaded with the first one. */
export type Run = (task: Task, controls: RunControls) => Promise<void>;

export interface RunControls {
  /** Requests like this one that the browser tells from now on are the experiment's. */
  readonly expect: (url: string, method: string) => Sending;
  readonly isStopped: () => boolean;
  readonly report: (result: Result) => void;
}

/** Experiments on denied requests, one at a time. */
export interface Experiments {
  /** The task as the background has it now; null stops the one under way. */
  readonly direct: (task: Task | null) => void;
  /** True where this request is the experiment's own: no denial, whatever came of it. */
  readonly claims: (record: RingRecord) => boolean;
}

/** Clocks of page and extension differ by rounding. */
const CLOCK_SLACK = 50;
/** The browser may tell of requests long after the page: so many are remembered. */
const REMEMBERED = 64;

export function createExperiments(
  now: () => number,
  load: () => Promise<Run>,
  report: (result: Result) => void,
): Experiments {
  let current = 0;
  let sendings: Sending[] = [];

  const begin = async (task: Task) => {
    const isStopped = () => current !== task.serial;
    const run = await load();
    await run(task, {
      expect: (url, method) => {
        const sending = { urls: new Set([url]), method, since: now() - CLOCK_SLACK, until: null, seen: [] };
        sendings = [...sendings.slice(1 - REMEMBERED), sending];
        return sending;
      },
      isStopped,
      report: (result) => !isStopped() && report(result),
    });
  };

  /** What broke off is said of every request that is still awaited, so that nobody waits for ever. */
  const fail = ({ serial, variants }: Task, error: unknown) => {
    if (current !== serial) return;
    const said = `It could not be sent: ${error instanceof Error ? error.message : String(error)}`.slice(0, 1_000);
    for (const index of variants.keys()) report({ serial, index, at: now(), status: null, said, exchanges: [] });
  };

  return {
    direct: (task) => {
      if (task === null) {
        current = 0;
      } else if (task.serial !== current) {
        current = task.serial;
        void begin(task).catch((error: unknown) => fail(task, error));
      }
    },
    claims: (record) => {
      const sending = sendings.find((one) => isOf(one, record));
      if (sending === undefined) return false;
      sending.seen.push(record);
      // Nor is it evidence beside another request.
      record.sent = true;
      record.paired = true;
      if (record.glimpse.redirect !== null) sending.urls.add(record.glimpse.redirect);
      return true;
    },
  };
}

/** Each sending has one request a URL, and one preflight: what else is like it is the page's own. */
function isOf({ urls, method: sent, since, until, seen }: Sending, { glimpse }: RingRecord): boolean {
  const { url, method, preflight, start } = glimpse;
  if (!urls.has(url) || !(preflight || method === sent || urls.size > 1)) return false;
  if (start < since || (until !== null && start > until + CLOCK_SLACK)) return false;
  return !seen.some(({ glimpse: other }) => other.url === url && other.preflight === preflight);
}
