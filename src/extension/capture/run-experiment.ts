import type { Browser, Exchange } from '../../core/exchange.ts';
import { experimentCall, type FetchCall, preflightCall } from '../../core/experiment-call.ts';
import { exchangeFromEntry } from '../../core/har/exchange-from-entry.ts';
import type { Redacted } from '../../core/redact.ts';
import type { Task, Variant } from '../../core/variant.ts';
import type { Run, RunControls, Sending } from './experiments.ts';
import { type Glimpse, withoutFragment } from './glimpse.ts';
import { fetchInPage, type PageFetchHost } from './page-fetch.ts';
import type { RingRecord } from './ring.ts';

export interface RunHost extends Omit<PageFetchHost, 'isStopped'> {
  readonly browser: Browser;
  readonly now: () => number;
  /** The raw entry of the request behind an exchange; `gone`: held no more, `preflight`: only its preflight was captured. */
  readonly entryOf: (exchange: string) => Promise<{ readonly entry: unknown } | 'gone' | 'preflight'>;
  /** Its URL without fragment, or that of its preflight; null where it is held no more. */
  readonly urlOf: (exchange: string) => string | null;
  /** URLs of the inspected page's frames, as far as they can be asked. */
  readonly frames: () => Promise<readonly string[]>;
  readonly read: (record: RingRecord) => Promise<Redacted<Exchange> | null>;
}

/** Where a request is sent from; or why it cannot be. */
type Place = { readonly frameUrl?: string } | { readonly reason: string };

const GONE = 'Its data is held no more: DevTools were closed since, or too much has passed. Send it from the page.';
const PREFLIGHT_ONLY = 'Only its preflight was captured, so what to send is not known. Send it from the page.';
const NOT_HTTP = 'It is no HTTP request that a page can send with fetch.';

/** Carries out one experiment: one request at a time, each as the page would send it. */
export function createRun(host: RunHost): Run {
  return async (task, controls) => {
    const place = await placeFor(host, task);
    const callOf = task.preflight === undefined ? await callsAgain(host, task) : callsPreflight(host, task);
    for (const [index, variant] of task.variants.entries()) {
      if (controls.isStopped()) return;
      const at = host.now();
      const refuse = (said: string) =>
        controls.report({ serial: task.serial, index, at, status: null, said, unsent: true, exchanges: [] });
      const call = callOf(variant);
      if (typeof call === 'string') {
        refuse(call);
        continue;
      }
      if ('reason' in place) {
        refuse(place.reason);
        continue;
      }
      const sending = controls.expect(withoutFragment(call.url), call.method);
      const answer = await fetchInPage({ ...host, isStopped: controls.isStopped }, call, place.frameUrl);
      sending.until = host.now();
      const isPreflight = task.preflight !== undefined;
      await settle(
        host,
        sending,
        ({ preflight }) => (isPreflight ? preflight : answer.kind === 'refused' || !preflight),
        controls,
      );
      const exchanges = (await Promise.all(sending.seen.map(host.read))).filter((one) => one !== null);
      const said = [...(answer.kind === 'refused' ? [answer.said] : []), ...call.limits].join(' ');
      const status = answer.kind === 'answered' ? answer.status : null;
      controls.report({ serial: task.serial, index, at, status, said, exchanges });
    }
  };
}

/** The call for each variant of a denied request, or why there is none. */
async function callsAgain(host: RunHost, task: Task): Promise<(variant: Variant) => FetchCall | string> {
  const exchange = await rawExchange(host, task);
  return (variant) => (typeof exchange === 'string' ? exchange : (experimentCall(exchange, variant) ?? NOT_HTTP));
}

/** The call before which the browser sends the preflight that is wanted. */
function callsPreflight({ urlOf }: RunHost, { exchange, preflight }: Task): () => FetchCall | string {
  const url = exchange === null ? null : urlOf(exchange);
  return () => (url === null || preflight === undefined ? GONE : (preflightCall(url, preflight) ?? NOT_HTTP));
}

async function rawExchange(host: RunHost, { exchange }: Task): Promise<Exchange | string> {
  if (exchange === null) return GONE;
  const held = await host.entryOf(exchange);
  if (held === 'gone') return GONE;
  if (held === 'preflight') return PREFLIGHT_ONLY;
  const context = { id: exchange, sequence: 0, entry: 0, browser: host.browser, page: null, sanitised: false };
  const made = exchangeFromEntry(held.entry, context);
  return 'skipped' in made ? GONE : made;
}

/** The page itself where it has the request's origin, else a frame of it that has. */
async function placeFor({ evaluate, frames, browser }: RunHost, { origin, preflight }: Task): Promise<Place> {
  const top = await evaluate('self.origin');
  if (origin === null || top === origin) return {};
  for (const frameUrl of await frames()) {
    if (
      URL.canParse(frameUrl) &&
      new URL(frameUrl).origin === origin &&
      (await evaluate('self.origin', frameUrl)) === origin
    )
      return { frameUrl };
  }
  const where = typeof top === 'string' ? top : 'another page';
  const reason =
    browser === 'firefox'
      ? `It was sent from ${origin}, the tab shows ${where}, and Firefox lets an extension ask only the topmost page.`
      : `It was sent from ${origin}, and the tab shows ${where} with no frame of that origin.`;
  const instead = preflight === undefined ? 'Paste the fetch call into the console there.' : 'Use the cURL line.';
  return { reason: `${reason} ${instead}` };
}

/** Milliseconds that the network API may lag behind the page. */
const LAG = 1_000;
const LAST_PARTS = 150;
const LOOK_EVERY = 25;

/** Waits until the browser has told of the request, as far as it tells. */
async function settle(
  { wait }: RunHost,
  { seen }: Sending,
  isAwaited: (glimpse: Glimpse) => boolean,
  { isStopped }: RunControls,
): Promise<void> {
  const isTold = () => seen.some(({ glimpse }) => isAwaited(glimpse));
  for (let waited = 0; waited < LAG && !isTold() && !isStopped(); waited += LOOK_EVERY) await wait(LOOK_EVERY);
  await wait(LAST_PARTS);
}
