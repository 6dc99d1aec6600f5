/** Whether capture is paused, and was when a request was sent: events may come after the pause in which they began. */
export interface Pause {
  readonly isOn: () => boolean;
  readonly set: (on: boolean) => void;
  /** Whether a request that began then, in milliseconds since the epoch, is left out. */
  readonly covers: (start: number) => boolean;
}

/** Pauses remembered; of older ones every event has come. */
const REMEMBERED = 20;

export function createPause(now: () => number): Pause {
  let began: number | null = null;
  let over: { readonly from: number; readonly to: number }[] = [];
  return {
    isOn: () => began !== null,
    set: (on) => {
      if (on === (began !== null)) return;
      if (began !== null) over = [...over, { from: began, to: now() }].slice(-REMEMBERED);
      began = on ? now() : null;
    },
    covers: (start) => began !== null || over.some(({ from, to }) => start >= from && start < to),
  };
}
