import type { Batch, CaptureMessage } from '../capture-protocol.ts';
import { clear, forgetCleared, undoClear } from './clear.ts';
import { markCleared, markTried } from './cleared.ts';
import { evict, remove } from './evict.ts';
import { beginExperiment, stopExperiment, takeResults } from './experiments.ts';
import type { Fix } from './fix.ts';
import { addRepeats, mergeExchanges } from './merge.ts';
import { takeFix } from './preflight-turn.ts';
import { type Case, EMPTY_SESSION, type Session, withMeta } from './session.ts';

/** What can happen to a session. Times are in milliseconds since the epoch. */
export type Happening =
  | { readonly type: 'hello'; readonly hello: Extract<CaptureMessage, { type: 'hello' }>; readonly at: number }
  | { readonly type: 'captured'; readonly capture: string; readonly batch: Batch; readonly preserveLog: boolean }
  | { readonly type: 'counted'; readonly capture: string; readonly requests: number }
  | { readonly type: 'clear'; readonly at: number }
  | { readonly type: 'undo-clear'; readonly at: number }
  | { readonly type: 'pause'; readonly on: boolean }
  | ({ readonly type: 'experiment' } & Parameters<typeof beginExperiment>[1])
  | { readonly type: 'stop-experiment' }
  | { readonly type: 'fix'; readonly fix: Fix | null; readonly problem: string | null }
  | { readonly type: 'closed'; readonly at: number }
  | { readonly type: 'storage-refused'; readonly reason: string | null };

/** Findings of closed DevTools are there again when these are reopened within so many milliseconds. */
export const KEPT_CLOSED = 10 * 60_000;
/** Lives of the devtools page that are remembered. */
const CAPTURES = 4;
const SKIPPED_KEPT = 50;

/** State in, happening, state out. The same object where nothing changed. */
export function fold(session: Session, happening: Happening): Session {
  switch (happening.type) {
    case 'hello':
      return greet(session, happening.hello, happening.at);
    case 'captured':
      return take(session, happening.capture, happening.batch, happening.preserveLog);
    case 'counted':
      return count(session, happening.capture, happening.requests);
    case 'clear':
      return clear(session, happening.at);
    case 'undo-clear':
      return undoClear(session, happening.at);
    case 'pause':
      return withMeta(session, { paused: happening.on });
    case 'experiment':
      return beginExperiment(session, happening);
    case 'stop-experiment':
      return stopExperiment(session);
    case 'fix':
      return takeFix(session, happening.fix, happening.problem);
    case 'closed':
      // Who carries an experiment out is gone.
      return withMeta(session, { closedAt: happening.at, task: null });
    case 'storage-refused':
      return withMeta(session, { storageError: happening.reason });
  }
}

function greet(session: Session, hello: Extract<CaptureMessage, { type: 'hello' }>, at: number): Session {
  const { closedAt } = session.meta;
  const start = closedAt !== null && at - closedAt > KEPT_CLOSED ? EMPTY_SESSION : forgetCleared(session, at);
  const { capture, browser, environment, requests } = hello;
  const known = start.meta.captures[capture];
  const captures = { ...start.meta.captures, [capture]: { batch: known?.batch ?? 0, requests } };
  // What is asked of DevTools that were opened again is what this life of theirs has seen.
  const since = known === undefined ? hello.since : (start.meta.since ?? hello.since);
  return withMeta(start, { browser, environment, since, closedAt: null, captures: latestCaptures(captures) });
}

/** The count of a forgotten life stays in the sum. */
function latestCaptures(captures: Session['meta']['captures']): Session['meta']['captures'] {
  const entries = Object.entries(captures);
  const [first, second] = entries;
  if (entries.length <= CAPTURES || first === undefined || second === undefined) return captures;
  const [, forgotten] = first;
  const [name, heir] = second;
  return Object.fromEntries([[name, { ...heir, requests: heir.requests + forgotten.requests }], ...entries.slice(2)]);
}

function count(session: Session, capture: string, requests: number): Session {
  const known = session.meta.captures[capture];
  if (known === undefined || known.requests === requests) return session;
  return withMeta(session, { captures: { ...session.meta.captures, [capture]: { ...known, requests } } });
}

function take(session: Session, capture: string, batch: Batch, preserveLog: boolean): Session {
  const known = session.meta.captures[capture] ?? { batch: 0, requests: 0 };
  if (batch.batch <= known.batch) return session;
  const merged = mergeExchanges(session, batch.exchanges);
  const { session: repeated, unplaced } = addRepeats(merged, batch.repeats);
  const marked = batch.exchanges.length + batch.repeats.length === 0 ? repeated : markTried(markCleared(repeated));
  const tried = takeResults(marked, batch.results);
  const { meta } = tried;
  const counted = withMeta(tried, {
    captures: { ...meta.captures, [capture]: { batch: batch.batch, requests: batch.requests } },
    evicted: meta.evicted + unplaced,
    lost: meta.lost + batch.lost,
    skipped: [...meta.skipped, ...batch.skipped].slice(-SKIPPED_KEPT),
  });
  return evict(preserveLog || batch.document === null ? counted : dropBefore(counted, batch.document));
}

/** A new document began: what earlier ones requested goes, as in the browser's own network panel. */
function dropBefore(session: Session, document: number): Session {
  const gone = new Set<Case>();
  for (const one of session.cases.values()) {
    const [first] = one.chain.hops;
    const start = (first.actual ?? first.preflight)?.startedDateTime ?? null;
    if (start !== null && start < document) gone.add(one);
  }
  const kept = remove(session, gone, false);
  const cases = new Map([...kept.cases].map(([id, one]) => [id, one.evicted === 0 ? one : { ...one, evicted: 0 }]));
  return withMeta({ ...kept, cases }, { evicted: 0, undo: null });
}
