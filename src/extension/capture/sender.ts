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
  readonly now: () => number;
  readonly later: (milliseconds: number, then: () => void) => void;
}

/** Brings the outbox to the background: over a connection that may end at any moment, each batch once. */
export interface Sender {
  /** Something new waits: sent at once while a panel looks on. */
  readonly flush: () => void;
  /** What waits is like several that were told: sent with the next new thing, or two seconds later. */
  readonly flushFamiliar: () => void;
  /** What waits completes what was told: sent with the next new thing, or a moment later; a longer one on a busy page. */
  readonly flushLate: () => void;
  /** What waits stands beside what was told: sent with the next new thing, or soon. */
  readonly flushSoon: () => void;
  /** What waits only counts: sent with the next thing, or at last within a second. */
  readonly flushInTime: () => void;
  /** What waits is sent now: there is no later. */
  readonly flushLast: () => void;
  readonly isWatched: () => boolean;
  /** Tells how many requests passed, where a panel looks on; within a second, at most every other, and never waking anyone up. */
  readonly counted: () => void;
  readonly connected: () => void;
  readonly disconnected: () => void;
  readonly saved: (message: Extract<Direction, { type: 'saved' }>) => void;
  readonly watched: (on: boolean) => void;
}

/** Milliseconds that something may wait for more to go with it: every message costs the browser as well. */
const WAIT = { late: 50, lateWhileBusy: 500, added: 250, counted: 1_000, unwatched: 500, familiar: 2_000 };
/** Milliseconds from one message to the next that only counts. */
const COUNTED_EVERY = 2_000;
/** So many batches within so many milliseconds are a busy page: the next new thing is not far. */
const BUSY = { batches: 3, within: 1_000 };

export function createSender({ outbox, hello, requests, post, wake, now, later }: SenderHost): Sender {
  let isConnected = false;
  let isWatched = false;
  let told = -1;
  let toldAt = Number.NEGATIVE_INFINITY;
  let isScheduled = false;
  /** When what waits is sent at last. */
  let due: number | null = null;
  /** Whether something waits that is sent at once, and whether anything does that a reader should see soon. */
  let goesAtOnce = false;
  let hasNews = false;
  /** When the latest batches were sent, oldest first. */
  const sentAt: number[] = [];

  const isBusy = () => {
    const [oldest] = sentAt;
    return sentAt.length === BUSY.batches && oldest !== undefined && now() - oldest < BUSY.within;
  };

  const send = () => {
    const batch = outbox.next(requests());
    if (batch === null) return;
    const isNews = hasNews;
    goesAtOnce = false;
    hasNews = false;
    told = batch.requests;
    toldAt = now();
    sentAt.push(toldAt);
    if (sentAt.length > BUSY.batches) sentAt.shift();
    if (isConnected) post({ type: 'captured', isNews, ...batch });
    else wake();
  };

  const sendWithin = (milliseconds: number) => {
    const at = now() + milliseconds;
    if (due !== null && due <= at) return;
    due = at;
    later(milliseconds, () => {
      if (due === at) due = null;
      send();
    });
  };

  const isUrgent = () => outbox.isFull() || (isWatched && goesAtOnce);
  const sendInTime = (milliseconds: number) => {
    if (isUrgent()) send();
    else if (outbox.isPending()) sendWithin(isWatched ? milliseconds : Math.max(milliseconds, WAIT.unwatched));
  };

  const tellCount = () => {
    if (!isConnected || !isWatched || told === requests()) return;
    told = requests();
    toldAt = now();
    post({ type: 'counted', requests: told });
  };
  /** What was sent meanwhile told the count as well. */
  const tellCountInTime = () => {
    isScheduled = false;
    // What waits tells the count as well.
    if (toldAt + COUNTED_EVERY <= now()) send();
    const wait = toldAt + COUNTED_EVERY - now();
    if (wait <= 0) tellCount();
    else tellCountIn(Math.min(wait, COUNTED_EVERY));
  };
  const tellCountIn = (milliseconds: number) => {
    isScheduled = true;
    later(milliseconds, tellCountInTime);
  };

  return {
    flush: () => {
      goesAtOnce = true;
      hasNews = true;
      sendInTime(WAIT.added);
    },
    flushFamiliar: () => sendInTime(WAIT.familiar),
    flushLate: () => {
      hasNews = true;
      sendInTime(isBusy() ? WAIT.lateWhileBusy : WAIT.late);
    },
    flushSoon: () => {
      hasNews = true;
      sendInTime(WAIT.added);
    },
    flushInTime: () => sendInTime(WAIT.counted),
    flushLast: () => {
      // Its acknowledgement would come too late.
      const underWay = outbox.unacknowledged();
      if (underWay !== null) outbox.saved(underWay.batch);
      send();
    },
    isWatched: () => isWatched,
    counted: () => {
      if (!isScheduled && isWatched && isConnected) tellCountIn(WAIT.counted);
    },
    connected: () => {
      isConnected = true;
      post(hello());
      const batch = outbox.unacknowledged();
      if (batch !== null) post({ type: 'captured', isNews: true, ...batch });
      else send();
    },
    disconnected: () => {
      isConnected = false;
      isWatched = false;
      if (outbox.isPending()) wake();
    },
    saved: ({ batch }) => {
      outbox.saved(batch);
      sendInTime(WAIT.added);
    },
    watched: (on) => {
      if (on && !isWatched) send();
      isWatched = on;
      tellCount();
    },
  };
}
