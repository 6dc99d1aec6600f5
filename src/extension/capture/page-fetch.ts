import * as v from 'valibot';
import type { FetchCall } from '../../core/experiment-call.ts';

/** What a page was told of a request that it sent. */
export type PageAnswer =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'refused'; readonly said: string };

export interface PageFetchHost {
  /** Runs an expression in the inspected page, or in the frame of that URL; null where it cannot. */
  readonly evaluate: (expression: string, frameUrl?: string) => Promise<unknown>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Names what is parked in the page, so that it meets nothing of the page's own. */
  readonly key: () => string;
  readonly isStopped: () => boolean;
}

/** Milliseconds. */
const PATIENCE = 20_000;
const ASK_EVERY = 50;

/**
 * Calls `fetch` in the page and parks what came of it there: an expression's promise is not waited for in either browser.
 * `cache: 'reload'` goes around the preflight cache in both.
 */
const SEND = `(call, key, patience) => {
  const parked = { done: null, abort: new AbortController() };
  Object.defineProperty(globalThis, key, { value: parked, configurable: true });
  const { url, method, headers, body, credentials } = call;
  const signal = AbortSignal.any([parked.abort.signal, AbortSignal.timeout(patience)]);
  try {
    fetch(url, { method, headers, body, credentials, cache: 'reload', signal }).then(
      (response) => {
        parked.done = { status: response.status };
        return response.arrayBuffer().catch(() => undefined);
      },
      (error) => { parked.done = { said: String(error).slice(0, 300) }; },
    );
  } catch (error) {
    parked.done = { said: String(error).slice(0, 300) };
  }
  return true;
}`;

const TAKE = `(key, stop) => {
  const parked = globalThis[key];
  if (parked === undefined) return { said: 'the page was left' };
  if (stop) parked.abort.abort();
  if (parked.done !== null || stop) delete globalThis[key];
  return parked.done;
}`;

const Parked = v.union([
  v.object({ status: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999)) }),
  v.object({ said: v.pipe(v.string(), v.maxLength(300)) }),
]);

/** An expression that calls a function with arguments that are data, whatever they hold. */
const calling = (source: string, ...args: readonly unknown[]): string =>
  `(${source})(${args.map((argument) => JSON.stringify(argument)).join(', ')})`;

/** Sends a request from the page, or from its frame of that URL, and resolves with what the page was told. */
export async function fetchInPage(
  { evaluate, wait, key, isStopped }: PageFetchHost,
  { limits: _, ...call }: FetchCall,
  frameUrl?: string,
): Promise<PageAnswer> {
  const name = key();
  const begun = await evaluate(calling(SEND, call, name, PATIENCE), frameUrl);
  if (begun !== true) return { kind: 'refused', said: 'The page could not be asked to send it.' };
  for (let waited = 0; waited < PATIENCE + 1_000; waited += ASK_EVERY) {
    await wait(ASK_EVERY);
    const stopped = isStopped();
    const parsed = v.safeParse(Parked, await evaluate(calling(TAKE, name, stopped), frameUrl));
    if (parsed.success) {
      const { output } = parsed;
      return 'status' in output ? { kind: 'answered', status: output.status } : { kind: 'refused', said: output.said };
    }
    if (stopped) return { kind: 'refused', said: 'It was stopped.' };
  }
  return { kind: 'refused', said: 'The page did not say what came of it.' };
}
