import * as v from 'valibot';
import { type CaptureMessage, CaptureMessageSchema } from '../capture-protocol.ts';
import type { Direction } from '../directions.ts';
import { PROTOCOL_VERSION } from '../port-name.ts';
import { type Changes, type Command, CommandSchema } from '../protocol.ts';
import { isTestOver } from '../session/preflight-turn.ts';
import type { Meta } from '../session/session.ts';
import { parseSettings, SETTINGS_KEY, type Settings } from '../settings.ts';
import { createFixes, type FixBrowser } from './fixes.ts';
import { createPanelFeed, type PanelFeed } from './panel-feed.ts';
import { createSessions } from './sessions.ts';
import type { Storage } from './writer.ts';

/** What the background needs of the world, so that it can be tested, and killed, without a browser. */
export interface HubHost {
  /** Shared by all tabs, and gone with the browser. */
  readonly storage: Storage;
  readonly settings: Storage;
  /** Tells of the settings as a page changed them. */
  readonly onSettings: (listener: (settings: Settings) => void) => void;
  /** Names this life of the background. */
  readonly instance: string;
  readonly now: () => number;
  readonly later: (milliseconds: number, then: () => void) => void;
  readonly isTabOpen: (tabId: number) => Promise<boolean>;
  readonly fixing: FixBrowser;
  /** Tells of a defect of our own. */
  readonly report: (error: unknown) => void;
}

/** Our end of a port: what comes in, and that it ended. */
export interface Link {
  readonly receive: (message: unknown) => void;
  readonly ended: () => void;
}

/** Brings together the devtools pages that capture and the panels that show, for all tabs. */
export interface Hub {
  readonly capture: (tabId: number, post: (message: Direction) => void) => Link;
  readonly panel: (tabId: number, post: (message: Changes) => void) => Link;
  /** The user said no to access to the hosts of a fix. */
  readonly declined: (tabId: number) => void;
  /** Access to hosts was granted or taken away. */
  readonly hostsChanged: () => void;
}

interface Capture {
  readonly post: (message: Direction) => void;
  /** Names the life of the devtools page, once it has said hello. */
  id: string | null;
}

interface Ends {
  readonly captures: Set<Capture>;
  readonly panels: Set<PanelFeed>;
}

/** Milliseconds. Pages connect at once when the background starts; who has not by then is closed. */
const SWEEP_AFTER = 15_000;
const CLOSING = 1_000;
/** What was granted may be asked for in a moment. */
const GRANTED = 5_000;

/** The origin whose answers are changed, or are about to be; null where none are. */
const fixedBy = ({ fix }: Meta): string | null =>
  fix === null || fix.state === 'asking' || fix.test !== undefined ? null : fix.target;

export function createHub(host: HubHost): Hub {
  const { storage, settings, onSettings, instance, now, later, isTabOpen, fixing, report } = host;
  const ends = new Map<number, Ends>();
  let preserveLog = true;
  let scopes = '';

  const endsOf = (tabId: number): Ends => {
    const known = ends.get(tabId) ?? { captures: new Set(), panels: new Set() };
    ends.set(tabId, known);
    return known;
  };

  const sessions = createSessions({
    storage,
    instance,
    now,
    onChange: (tabId, before, after, isNews) => {
      const { paused, clears, task } = before.meta;
      const now = after.meta;
      const isDirected = paused === now.paused && clears === now.clears && task?.serial === now.task?.serial;
      if (!isDirected || fixedBy(before.meta) !== fixedBy(now)) direct(tabId);
      for (const panel of endsOf(tabId).panels) panel.changed(isNews);
      if (isTestOver(now) && !isTestOver(before.meta)) inTurn(() => fixes.end(tabId));
    },
  });

  const fixes = createFixes({
    browser: fixing,
    now,
    session: sessions.get,
    tabs: sessions.tabs,
    set: (tabId, fix, problem) => sessions.apply(tabId, { type: 'fix', fix, problem }),
  });

  const take = (changed: Settings) => {
    if (changed.scopes === scopes) return;
    ({ scopes } = changed);
    for (const { panels } of ends.values()) for (const panel of panels) panel.changed(true);
  };
  onSettings((changed) => inTurn(() => take(changed)));

  const readSettings = async () => {
    const { preserveLog: stored } = await settings.get('preserveLog');
    if (typeof stored === 'boolean') preserveLog = stored;
    take(parseSettings((await settings.get(SETTINGS_KEY))[SETTINGS_KEY]));
  };
  /** What cannot be read is as at first, and keeps nothing else from being read. */
  const load = async () => {
    for (const read of [readSettings, sessions.load, fixes.tidy]) await read().catch(report);
  };
  const ready = load();

  /** Does its work after all that came before. What fails here fails alone. */
  const inTurn = (work: () => void | Promise<void>) => void ready.then(work).catch(report);

  const direct = (tabId: number) => {
    const { meta } = sessions.get(tabId);
    const { paused, clears: cleared, task } = meta;
    const { captures, panels } = endsOf(tabId);
    const watched = panels.size > 0;
    for (const { post } of captures) post({ type: 'direction', paused, watched, cleared, task, fixed: fixedBy(meta) });
  };

  const hear = async (tabId: number, capture: Capture, message: CaptureMessage) => {
    switch (message.type) {
      case 'hello':
        // The page of a version that was updated away; its panel is told so, and what it sends is not understood.
        if (message.version !== PROTOCOL_VERSION) {
          report(new Error(`A devtools page of version ${message.version} said hello to version ${PROTOCOL_VERSION}.`));
          return;
        }
        capture.id = message.capture;
        direct(tabId);
        await sessions.apply(tabId, { type: 'hello', hello: message, at: now() });
        return;
      case 'counted':
        if (capture.id === null) return;
        await sessions.apply(tabId, { type: 'counted', capture: capture.id, requests: message.requests }, false);
        return;
      case 'captured': {
        if (capture.id === null) return;
        const { type, isNews, ...batch } = message;
        // What cannot be taken in is reported, and acknowledged all the same: it would come again for ever.
        await sessions.apply(tabId, { type, capture: capture.id, batch, preserveLog }, isNews).catch(report);
        capture.post({ type: 'saved', batch: batch.batch });
      }
    }
  };

  const obey = async (tabId: number, feed: PanelFeed, command: Command) => {
    switch (command.type) {
      case 'hello': {
        const states = [sessions.get(tabId), sessions.loaded(tabId)];
        const { revision } = command;
        feed.greet(states.find((state) => revision !== undefined && state?.meta.revision === revision) ?? null);
        return;
      }
      case 'clear':
      case 'undo-clear':
        await sessions.apply(tabId, { type: command.type, at: now() });
        return;
      case 'pause':
        await sessions.apply(tabId, { type: 'pause', on: command.on });
        return;
      case 'look':
        for (const { post } of endsOf(tabId).captures) post({ type: 'look' });
        return;
      case 'experiment':
      case 'stop-experiment':
        await sessions.apply(tabId, command);
        return;
      case 'try-fix':
        await fixes.begin(tabId, command.denial, command.plan, command.ask);
        return;
      case 'end-fix':
        await fixes.end(tabId);
        return;
      case 'preserve-log':
        preserveLog = command.on;
        for (const { panels } of ends.values()) for (const panel of panels) panel.changed(true);
        await settings.set({ preserveLog });
    }
  };

  const closed = async (tabId: number) => {
    await sessions.apply(tabId, { type: 'closed', at: now() });
    await fixes.end(tabId);
    later(CLOSING, () =>
      inTurn(async () => {
        if (endsOf(tabId).captures.size === 0 && !(await isTabOpen(tabId))) await sessions.drop(tabId);
      }),
    );
  };

  const sweep = async () => {
    const isOpen = (tabId: number) => endsOf(tabId).captures.size > 0;
    for (const tabId of sessions.tabs()) if (!isOpen(tabId)) await fixes.end(tabId);
    await sessions.sweep(isOpen);
  };
  later(SWEEP_AFTER, () => inTurn(sweep));

  return {
    declined: (tabId) => inTurn(() => fixes.end(tabId)),
    hostsChanged: () => {
      inTurn(fixes.hostsChanged);
      later(GRANTED, () => inTurn(fixes.giveBack));
    },
    capture: (tabId, post) => {
      const capture: Capture = { post, id: null };
      inTurn(() => void endsOf(tabId).captures.add(capture));
      return {
        receive: (message) =>
          inTurn(async () => {
            const parsed = v.safeParse(CaptureMessageSchema, message);
            if (parsed.success) await hear(tabId, capture, parsed.output);
            else report(new Error(`A message of the devtools page was not understood: ${v.summarize(parsed.issues)}`));
          }),
        ended: () =>
          inTurn(async () => {
            endsOf(tabId).captures.delete(capture);
            if (endsOf(tabId).captures.size === 0) await closed(tabId);
          }),
      };
    },
    panel: (tabId, post) => {
      const feed = createPanelFeed({
        post,
        session: () => sessions.get(tabId),
        preserveLog: () => preserveLog,
        scopes: () => scopes,
        now,
        later,
      });
      inTurn(() => {
        endsOf(tabId).panels.add(feed);
        direct(tabId);
      });
      return {
        receive: (message) =>
          inTurn(async () => {
            const parsed = v.safeParse(CommandSchema, message);
            if (parsed.success) await obey(tabId, feed, parsed.output);
            else report(new Error(`A message of the panel was not understood: ${v.summarize(parsed.issues)}`));
          }),
        ended: () =>
          inTurn(() => {
            feed.close();
            endsOf(tabId).panels.delete(feed);
            direct(tabId);
          }),
      };
    },
  };
}
