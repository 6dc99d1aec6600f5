import { fieldsOf } from './glimpse.ts';
import { originOfUrl, type RingRecord } from './ring.ts';

/** When a fix was tried in this tab, and on whose answers: what was under way then shows headers that were not judged. */
export interface FixWindows {
  /** The origin whose answers are changed from now on; null: none any more. */
  readonly direct: (target: string | null) => void;
  readonly isOpen: () => boolean;
  /** Whether the rules may have changed this answer. */
  readonly covers: (record: Pick<RingRecord, 'glimpse' | 'entry'>) => boolean;
  /** Whether one was tried at any time since, in milliseconds since the epoch. */
  readonly since: (start: number) => boolean;
}

interface Window {
  readonly target: string;
  readonly from: number;
  to: number;
}

/** Milliseconds: clocks of entries and of the extension differ, and an answer may take a moment to be told. */
const SLACK = 100;
const REMEMBERED = 32;

export function createFixWindows(now: () => number): FixWindows {
  let windows: readonly Window[] = [];
  let current: Window | null = null;
  return {
    direct: (target) => {
      if (current?.target === target) return;
      if (current !== null) current.to = now();
      current = target === null ? null : { target, from: now(), to: Number.POSITIVE_INFINITY };
      if (current !== null) windows = [...windows.slice(1 - REMEMBERED), current];
    },
    isOpen: () => current !== null,
    covers: ({ glimpse: { url, start }, entry }) => {
      if (windows.length === 0) return false;
      const origin = originOfUrl(url);
      const time = fieldsOf(entry)?.time;
      const end = start + (typeof time === 'number' ? time : 0);
      return windows.some(({ target, from, to }) => target === origin && start <= to + SLACK && end >= from - SLACK);
    },
    since: (start) => windows.some(({ to }) => to + SLACK >= start),
  };
}
