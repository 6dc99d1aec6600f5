import type { Changes } from '../session/stored.ts';

/** The part of a storage area that is used. */
export interface Storage {
  readonly get: (keys: string | null) => Promise<Record<string, unknown>>;
  readonly set: (items: Record<string, unknown>) => Promise<void>;
  readonly remove: (keys: string[]) => Promise<void>;
}

/** Writes changes one after the other; what comes while one is under way is written together, the latest value of each key. */
export interface Writer {
  /** Resolves when these changes are stored; rejects where storage refuses them. */
  readonly put: (changes: Changes) => Promise<void>;
}

export function createWriter(storage: Storage): Writer {
  let waiting = new Map<string, unknown>();
  let next: Promise<void> | null = null;
  let last: Promise<void> = Promise.resolve();

  const write = async () => {
    const items = Object.fromEntries(waiting);
    waiting = new Map();
    next = null;
    // A key that goes is set to null first, in one write with all that belongs to it: a background that is stopped
    // here leaves no half of a change.
    await storage.set(items);
    const gone = Object.keys(items).filter((key) => items[key] === null);
    if (gone.length > 0) await storage.remove(gone);
  };

  return {
    put: (changes) => {
      for (const [key, value] of Object.entries(changes)) waiting.set(key, value);
      if (next === null) {
        next = last.catch(() => undefined).then(write);
        last = next;
      }
      return next;
    },
  };
}
