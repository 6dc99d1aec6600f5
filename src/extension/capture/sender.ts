import type { CaptureMessage } from '../capture-protocol.ts';
import type { Direction } from '../directions.ts';
import type { Outbox } from './outbox.ts';

type Hello = Extract<CaptureMessage, { type: 'hello' }>;

export interface SenderHost {
  readonly outbox: Outbox;
  readonly hello: () => Hello;
  readonly requests: () => number;
  readonly post: (message: CaptureMessage) => void;
  /** Connects where the background is asleep; `connected` is then told. */
  readonly wake: () => void;
  readonly later: (milliseconds: number, then: () => void) => void;
}

/** Brings the outbox to the background: over a connection that may end at any moment, each batch once. */
export interface Sender {
  /** Sends what waits, if nothing is under way. */
  readonly flush: () => void;
  /** Tells how many requests passed, where a panel looks on; at most once a second, and never waking anyone up. */
  readonly counted: () => void;
  readonly connected: () => void;
  readonly disconnected: () => void;
  readonly saved: (message: Extract<Direction, { type: 'saved' }>) => void;
  readonly watched: (on: boolean) => void;
}

const COUNTED_EVERY = 1_000;

export function createSender({ outbox, hello, requests, post, wake, later }: SenderHost): Sender {
  let isConnected = false;
  let isWatched = false;
  let told = -1;
  let isScheduled = false;

  const flush = () => {
    const batch = outbox.next(requests());
    if (batch === null) return;
    told = batch.requests;
    if (isConnected) post({ type: 'captured', ...batch });
    else wake();
  };

  const tellCount = () => {
    isScheduled = false;
    if (!isConnected || !isWatched || told === requests()) return;
    told = requests();
    post({ type: 'counted', requests: told });
  };

  return {
    flush,
    counted: () => {
      if (isScheduled || !isWatched || !isConnected) return;
      isScheduled = true;
      later(COUNTED_EVERY, tellCount);
    },
    connected: () => {
      isConnected = true;
      post(hello());
      const batch = outbox.unacknowledged();
      if (batch !== null) post({ type: 'captured', ...batch });
      else flush();
    },
    disconnected: () => {
      isConnected = false;
      isWatched = false;
      if (outbox.isPending()) wake();
    },
    saved: ({ batch }) => {
      outbox.saved(batch);
      flush();
    },
    watched: (on) => {
      isWatched = on;
      tellCount();
    },
  };
}
