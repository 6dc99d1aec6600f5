import { bytesOf, evict, LIMITS } from '../session/evict.ts';
import { fold, type Happening, KEPT_CLOSED } from '../session/fold.ts';
import { EMPTY_SESSION, type Session, withMeta } from '../session/session.ts';
import { changesBetween, readSessions } from '../session/stored.ts';
import { createWriter, type Storage } from './writer.ts';

export interface SessionsHost {
  /** Shared by all tabs, and gone with the browser. */
  readonly storage: Storage;
  /** Names this life of the background. */
  readonly instance: string;
  readonly now: () => number;
  /** Tells of every change of a session, before it is stored. `isNews`: whether a reader should see it at once. */
  readonly onChange: (tabId: number, before: Session, after: Session, isNews: boolean) => void;
}

/** The sessions of all tabs, in memory and in storage. */
export interface Sessions {
  /** Reads what an earlier life of the background stored. To be awaited before all else. */
  readonly load: () => Promise<void>;
  readonly get: (tabId: number) => Session;
  /** The tabs that have one. */
  readonly tabs: () => readonly number[];
  /** As storage had it when this life of the background began. */
  readonly loaded: (tabId: number) => Session | null;
  /** Resolves when the outcome is stored, or storage has refused it for good. Throws what the fold throws. */
  readonly apply: (tabId: number, happening: Happening, isNews?: boolean) => Promise<void>;
  readonly drop: (tabId: number) => Promise<void>;
  /** Closes the sessions that `isOpen` does not know, and drops those that are closed for long. */
  readonly sweep: (isOpen: (tabId: number) => boolean) => Promise<void>;
}

/** `storage.session` holds ten megabytes for all tabs together. */
const ALL_TABS = 9_000_000;

/** One tab's session, and how far storage has it. */
interface Held {
  session: Session;
  /** What storage will hold when all that is under way is written. */
  queued: Session | null;
  /** What storage holds for certain. */
  stored: Session | null;
  /** Counts refusals: what was made ready before one no longer fits what storage holds. */
  refusals: number;
}

export function createSessions({ storage, instance, now, onChange }: SessionsHost): Sessions {
  const tabs = new Map<number, Held>();
  const writer = createWriter(storage);
  let loaded: ReadonlyMap<number, Session> = new Map();
  let serial = 0;

  const get = (tabId: number) => tabs.get(tabId)?.session ?? EMPTY_SESSION;

  const replace = (tabId: number, after: Session, isNews = true): Held => {
    const before = get(tabId);
    const held = tabs.get(tabId) ?? { session: before, queued: null, stored: null, refusals: 0 };
    tabs.set(tabId, held);
    serial += 1;
    held.session = withMeta(after, { revision: `${instance}.${serial}` });
    onChange(tabId, before, held.session, isNews);
    return held;
  };

  /** Brings storage to the session as it is now. */
  const store = async (tabId: number, held: Held): Promise<void> => {
    const { session, refusals } = held;
    const changes = changesBetween(tabId, held.queued, session);
    held.queued = session;
    try {
      await writer.put(changes);
      if (held.refusals === refusals) held.stored = session;
    } catch (error) {
      held.refusals += 1;
      held.queued = held.stored;
      throw error;
    }
  };

  const change = async (tabId: number, after: Session, isNews: boolean): Promise<void> => {
    // What is unchanged may still be on its way to storage.
    if (after === get(tabId)) return writer.put({}).catch(() => undefined);
    const held = replace(tabId, after, isNews);
    const wasRefused = after.meta.storageError !== null;
    try {
      await store(tabId, held);
      if (wasRefused) await store(tabId, tellRefusal(tabId, null));
    } catch {
      if (!wasRefused) await storeLess(tabId);
    }
  };

  /** Storage refused: once more with half of it. Where that is refused as well the user is told, and nothing more goes. */
  const storeLess = async (tabId: number) => {
    const less = evict(get(tabId), { ...LIMITS, bytes: bytesOf(get(tabId)) / 2 });
    await store(tabId, replace(tabId, less)).catch((error: unknown) => {
      tellRefusal(tabId, error instanceof Error ? error.message : String(error));
    });
  };

  const tellRefusal = (tabId: number, reason: string | null) =>
    replace(tabId, fold(get(tabId), { type: 'storage-refused', reason }));

  /** The tab that holds most makes room for the others. */
  const shareRoom = async () => {
    const sizes = [...tabs].map(([tabId, { session }]) => ({ tabId, session, bytes: bytesOf(session) }));
    const excess = sizes.reduce((sum, { bytes }) => sum + bytes, 0) - ALL_TABS;
    const [largest] = sizes.sort((a, b) => b.bytes - a.bytes);
    if (excess <= 0 || largest === undefined) return;
    await change(largest.tabId, evict(largest.session, { ...LIMITS, bytes: largest.bytes - excess }), true);
  };

  const apply = async (tabId: number, happening: Happening, isNews = true) => {
    const saved = change(tabId, fold(get(tabId), happening), isNews);
    await Promise.all([saved, shareRoom()]);
  };

  const drop = async (tabId: number) => {
    const held = tabs.get(tabId);
    if (held === undefined) return;
    tabs.delete(tabId);
    await writer.put(changesBetween(tabId, held.queued, null));
  };

  return {
    load: async () => {
      const read = readSessions(await storage.get(null));
      loaded = read.sessions;
      for (const [tabId, session] of loaded)
        tabs.set(tabId, { session, queued: session, stored: session, refusals: 0 });
      if (read.stale.length > 0) await storage.remove([...read.stale]);
    },
    get,
    tabs: () => [...tabs.keys()],
    loaded: (tabId) => loaded.get(tabId) ?? null,
    apply,
    drop,
    sweep: async (isOpen) => {
      for (const [tabId, { session }] of tabs) {
        if (isOpen(tabId)) continue;
        const { closedAt } = session.meta;
        if (closedAt === null) await apply(tabId, { type: 'closed', at: now() });
        else if (now() - closedAt > KEPT_CLOSED) await drop(tabId);
      }
    },
  };
}
