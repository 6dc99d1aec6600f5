import type { Patch } from '../protocol.ts';
import type { Declared } from '../session/diagnosed.ts';
import { knownOf, NOTHING_KNOWN, patchFor } from '../session/patch.ts';
import type { Session } from '../session/session.ts';

export interface FeedHost {
  readonly post: (patch: Patch) => void;
  /** The state to show. */
  readonly session: () => Session;
  readonly preserveLog: () => boolean;
  readonly declared: () => Declared;
  readonly now: () => number;
  readonly later: (milliseconds: number, then: () => void) => void;
}

/** What one panel is told: after its hello all there is, then what changes, at most once a frame. */
export interface PanelFeed {
  /** `has`: the state that the panel shows already, null where it shows none. */
  readonly greet: (has: Session | null) => void;
  readonly changed: () => void;
  readonly close: () => void;
}

/** Denials in one patch: what a frame can bear. The rest follows at once. */
const PATCH = 100;
/** Milliseconds. */
const FRAME = 16;

export function createPanelFeed({ post, session, preserveLog, declared, now, later }: FeedHost): PanelFeed {
  let known = NOTHING_KNOWN;
  let isFresh = true;
  let isGreeted = false;
  let isScheduled = false;
  let isClosed = false;

  const tell = () => {
    isScheduled = false;
    if (isClosed) return;
    const told = patchFor(session(), known, {
      full: isFresh,
      preserveLog: preserveLog(),
      declared: declared(),
      at: now(),
      most: PATCH,
    });
    known = told.known;
    isFresh = false;
    post(told.patch);
    if (!told.isComplete) schedule(0);
  };

  const schedule = (milliseconds: number) => {
    if (isScheduled || !isGreeted) return;
    isScheduled = true;
    later(milliseconds, tell);
  };

  return {
    greet: (has) => {
      isGreeted = true;
      isFresh = has === null;
      known = has === null ? NOTHING_KNOWN : knownOf(has, declared());
      schedule(0);
    },
    changed: () => schedule(FRAME),
    close: () => {
      isClosed = true;
    },
  };
}
