import * as v from 'valibot';
import {
  type Awake,
  type CaptureMessage,
  CaptureMessageSchema,
  CommandSchema,
  type Direction,
  type Patch,
} from '../protocol.ts';
import { bytesOf, evict, LIMITS } from '../session/evict.ts';
import { fold, type Happening, KEPT_CLOSED } from '../session/fold.ts';
import { type Known, knownOf, patchFor } from '../session/patch.ts';
import { EMPTY_SESSION, type Session, withMeta } from '../session/session.ts';
import { changesBetween, readSessions } from '../session/stored.ts';
import { createWriter, type Storage } from './writer.ts';

/** What the background needs of the world, so that it can be tested, and killed, without a browser. */
export interface HubHost {
  /** Shared by all tabs, and gone with the browser. */
  readonly storage: Storage;
  readonly settings: Storage;
  /** Names this life of the background. */
  readonly instance: string;
  readonly now: () => number;
  readonly later: (milliseconds: number, then: () => void) => void;
  readonly isTabOpen: (tabId: number) => Promise<boolean>;
  /** Tells of a defect of our own. */
  readonly report: (error: unknown) => void;
}

/** One end of a port: what comes in, and that it ended. */
export interface Link {
  readonly receive: (message: unknown) => void;
  readonly ended: () => void;
}

export interface Hub {
  readonly capture: (tabId: number, post: (message: Direction) => void) => Link;
  readonly panel: (tabId: number, post: (message: Patch) => void) => Link;
}

interface Capture {
  readonly post: (message: Direction) => void;
  /** Names the life of the devtools page, once it has said hello. */
  id: string | null;
}

interface Panel {
  readonly post: (message: Patch) => void;
  known: Known;
  isFresh: boolean;
  isGreeted: boolean;
  isScheduled: boolean;
}

interface Tab {
  session: Session;
  /** As storage had it when this life of the background began. */
  loaded: Session | null;
  readonly captures: Set<Capture>;
  readonly panels: Set<Panel>;
}

/** `storage.session` holds ten megabytes for all tabs together. */
const ALL_TABS = 9_000_000;
/** Denials in one patch: what a frame can bear. */
const PATCH = 100;
const FRAME = 16;
/** Pages connect at once when the background starts; who has not by then is closed. */
const SWEEP_AFTER = 15_000;
const CLOSING = 1_000;

export const AWAKE: Awake = { type: 'awake' };

export function createHub(host: HubHost): Hub {
  const { storage, settings, now, later, report } = host;
  const tabs = new Map<number, Tab>();
  const writer = createWriter(storage);
  let preserveLog = true;
  let serial = 0;

  const tabOf = (tabId: number): Tab => {
    const known = tabs.get(tabId);
    if (known !== undefined) return known;
    const tab: Tab = { session: EMPTY_SESSION, loaded: null, captures: new Set(), panels: new Set() };
    tabs.set(tabId, tab);
    return tab;
  };

  const load = async () => {
    const { preserveLog: stored } = await settings.get('preserveLog');
    preserveLog = typeof stored === 'boolean' ? stored : true;
    const { sessions, stale } = readSessions(await storage.get(null));
    if (stale.length > 0) await storage.remove([...stale]);
    for (const [tabId, session] of sessions) {
      const tab = tabOf(tabId);
      tab.session = session;
      tab.loaded = session;
    }
  };
  const ready = load().catch(report);

  /** After all that came before it. What fails here fails alone. */
  const inTurn = (work: () => void) => void ready.then(work).catch(report);

  const change = (tabId: number, after: Session): Promise<void> => {
    const tab = tabOf(tabId);
    const before = tab.session;
    if (after === before) return writer.put({});
    serial += 1;
    tab.session = withMeta(after, { revision: `${host.instance}.${serial}` });
    const { paused, clears } = tab.session.meta;
    if (paused !== before.meta.paused || clears !== before.meta.clears) direct(tab);
    for (const panel of tab.panels) schedule(tab, panel, FRAME);
    return save(tabId, before);
  };

  const apply = (tabId: number, happening: Happening): Promise<void> => {
    const saved = change(tabId, fold(tabOf(tabId).session, happening));
    shareRoom();
    return saved;
  };

  const save = async (tabId: number, before: Session) => {
    const tab = tabOf(tabId);
    try {
      await writer.put(changesBetween(tabId, before, tab.session));
    } catch {
      await saveLess(tabId, before);
    }
  };

  /** Storage refused: once more with half of it, and where that is refused as well the user is told. */
  const saveLess = async (tabId: number, before: Session) => {
    const tab = tabOf(tabId);
    tab.session = evict(tab.session, { ...LIMITS, bytes: bytesOf(tab.session) / 2 });
    const gone = changesBetween(tabId, before, null);
    const storageError = await writer.put({ ...gone, ...changesBetween(tabId, null, tab.session) }).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    tab.session = fold(tab.session, { type: 'storage-refused', reason: storageError });
    for (const panel of tab.panels) schedule(tab, panel, FRAME);
  };

  /** The tab that holds most makes room for the others. */
  const shareRoom = () => {
    const sizes = [...tabs].map(([tabId, { session }]) => ({ tabId, session, bytes: bytesOf(session) }));
    const excess = sizes.reduce((sum, { bytes }) => sum + bytes, 0) - ALL_TABS;
    const [largest] = sizes.sort((a, b) => b.bytes - a.bytes);
    if (excess <= 0 || largest === undefined) return;
    void change(largest.tabId, evict(largest.session, { ...LIMITS, bytes: largest.bytes - excess })).catch(report);
  };

  const direct = (tab: Tab) => {
    const { paused, clears } = tab.session.meta;
    const watched = tab.panels.size > 0;
    for (const capture of tab.captures) capture.post({ type: 'direction', paused, watched, cleared: clears });
  };

  const schedule = (tab: Tab, panel: Panel, milliseconds: number) => {
    if (panel.isScheduled || !panel.isGreeted) return;
    panel.isScheduled = true;
    later(milliseconds, () => {
      panel.isScheduled = false;
      if (!tab.panels.has(panel)) return;
      const options = { full: panel.isFresh, preserveLog, at: now(), most: PATCH };
      const { patch, known, isComplete } = patchFor(tab.session, panel.known, options);
      panel.known = known;
      panel.isFresh = false;
      panel.post(patch);
      if (!isComplete) schedule(tab, panel, 0);
    });
  };

  const drop = (tabId: number) => {
    const tab = tabOf(tabId);
    tabs.delete(tabId);
    return writer.put(changesBetween(tabId, tab.session, null));
  };

  const sweep = () => {
    for (const [tabId, { session, captures, panels }] of tabs) {
      if (captures.size > 0 || panels.size > 0 || session === EMPTY_SESSION) continue;
      const { closedAt } = session.meta;
      if (closedAt === null) void apply(tabId, { type: 'closed', at: now() }).catch(report);
      else if (now() - closedAt > KEPT_CLOSED) void drop(tabId).catch(report);
    }
  };
  later(SWEEP_AFTER, () => inTurn(sweep));

  const hear = (tabId: number, capture: Capture, message: CaptureMessage) => {
    if (message.type === 'hello') {
      capture.id = message.capture;
      void apply(tabId, { type: 'hello', hello: message, at: now() }).catch(report);
      direct(tabOf(tabId));
      return;
    }
    const { id } = capture;
    if (id === null) return;
    if (message.type === 'counted') {
      void apply(tabId, { type: 'counted', capture: id, requests: message.requests }).catch(report);
      return;
    }
    const { type: _, ...batch } = message;
    const saved = () => capture.post({ type: 'saved', batch: batch.batch });
    try {
      apply(tabId, { type: 'captured', capture: id, batch, preserveLog }).then(saved, report);
    } catch (error) {
      // A batch that cannot be taken in would come again for ever.
      report(error);
      saved();
    }
  };

  const capture: Hub['capture'] = (tabId, post) => {
    const one: Capture = { post, id: null };
    inTurn(() => void tabOf(tabId).captures.add(one));
    return {
      receive: (message) => {
        const parsed = v.safeParse(CaptureMessageSchema, message);
        if (parsed.success) inTurn(() => hear(tabId, one, parsed.output));
        else report(new Error(`not understood from the devtools page: ${v.summarize(parsed.issues)}`));
      },
      ended: () =>
        inTurn(() => {
          const tab = tabOf(tabId);
          tab.captures.delete(one);
          if (tab.captures.size > 0) return;
          void apply(tabId, { type: 'closed', at: now() }).catch(report);
          later(CLOSING, () => {
            if (tab.captures.size === 0)
              void host.isTabOpen(tabId).then((isOpen) => (isOpen ? undefined : drop(tabId)), report);
          });
        }),
    };
  };

  const panel: Hub['panel'] = (tabId, post) => {
    const one: Panel = { post, known: new Map(), isFresh: true, isGreeted: false, isScheduled: false };
    const obey = (command: v.InferOutput<typeof CommandSchema>) => {
      const tab = tabOf(tabId);
      switch (command.type) {
        case 'hello': {
          const { loaded } = tab;
          const has =
            command.revision === undefined
              ? null
              : [tab.session, loaded].find((s) => s?.meta.revision === command.revision);
          one.isGreeted = true;
          one.isFresh = has == null;
          one.known = has == null ? new Map() : knownOf(has);
          schedule(tab, one, 0);
          return;
        }
        case 'clear':
        case 'undo-clear':
          void apply(tabId, { type: command.type, at: now() }).catch(report);
          return;
        case 'pause':
          void apply(tabId, { type: 'pause', on: command.on }).catch(report);
          return;
        case 'preserve-log':
          preserveLog = command.on;
          void settings.set({ preserveLog }).catch(report);
          for (const each of tabs.values()) for (const other of each.panels) schedule(each, other, FRAME);
      }
    };
    inTurn(() => {
      const tab = tabOf(tabId);
      tab.panels.add(one);
      direct(tab);
    });
    return {
      receive: (message) => {
        const parsed = v.safeParse(CommandSchema, message);
        if (parsed.success) inTurn(() => obey(parsed.output));
        else report(new Error(`not understood from the panel: ${v.summarize(parsed.issues)}`));
      },
      ended: () =>
        inTurn(() => {
          const tab = tabOf(tabId);
          tab.panels.delete(one);
          direct(tab);
        }),
    };
  };

  return { capture, panel };
}
