import type { Changes } from '../protocol.ts';
import { changesFor, type Sent } from '../session/changes.ts';
import type { Session } from '../session/session.ts';

export interface FeedHost {
  readonly post: (changes: Changes) => void;
  /** The state to show. */
  readonly session: () => Session;
  readonly preserveLog: () => boolean;
  readonly scopes: () => string;
  readonly now: () => number;
  readonly later: (milliseconds: number, then: () => void) => void;
}

/** What one panel is told: after its hello all there is, then what changes, at most once a frame, and rarely what is no news. */
export interface PanelFeed {
  /** `has`: the state that the panel shows already, null where it shows none. */
  readonly greet: (has: Session | null) => void;
  readonly changed: (isNews: boolean) => void;
  readonly close: () => void;
}

/** Cases in one message: what a frame can bear. The rest follows at once. */
const MOST = 100;
/** Milliseconds from one message to the next: with news, and without. */
const FRAME = 16;
const NO_NEWS = 2_000;

export function createPanelFeed({ post, session, preserveLog, scopes, now, later }: FeedHost): PanelFeed {
  let sent: Sent = new Map();
  let isFresh = true;
  let isGreeted = false;
  /** When the next message goes; null where none is due. */
  let due: number | null = null;
  let isClosed = false;
  let toldAt = Number.NEGATIVE_INFINITY;

  const tell = () => {
    due = null;
    if (isClosed) return;
    toldAt = now();
    const told = changesFor(session(), sent, {
      full: isFresh,
      preserveLog: preserveLog(),
      scopes: scopes(),
      most: MOST,
    });
    ({ sent } = told);
    isFresh = false;
    post(told.changes);
    if (told.changes.revision === undefined) schedule(0);
  };

  const schedule = (milliseconds: number) => {
    const at = now() + milliseconds;
    if (!isGreeted || (due !== null && due <= at)) return;
    due = at;
    later(milliseconds, () => {
      if (due === at) tell();
    });
  };

  return {
    greet: (has) => {
      isGreeted = true;
      isFresh = has === null;
      sent = has?.cases ?? new Map();
      schedule(0);
    },
    // A clock that was set back holds nothing up.
    changed: (isNews) => {
      const apart = isNews ? FRAME : NO_NEWS;
      schedule(Math.min(apart, Math.max(0, toldAt + apart - now())));
    },
    close: () => {
      isClosed = true;
    },
  };
}
