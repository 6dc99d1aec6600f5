import type { Direction } from '../directions.ts';
import { candidatesOf, nearby } from './candidates.ts';
import type { CaptureHost, Reader } from './capture-host.ts';
import type { GetContent } from './content.ts';
import { createDenials } from './denials.ts';
import type { Content } from './entry-copy.ts';
import { createExperiments } from './experiments.ts';
import { createFixWindows } from './fix-windows.ts';
import { glimpse } from './glimpse.ts';
import { createHarSource } from './har-source.ts';
import { createInterest } from './interest.ts';
import { createLookup } from './lookup.ts';
import { createOutbox } from './outbox.ts';
import { newInHar, wasListed } from './overlap.ts';
import { createPages } from './pages.ts';
import { pairUp } from './pairs.ts';
import { createPause } from './pause.ts';
import { requestOf } from './request-of.ts';
import { createRing, originOfUrl, type RingRecord } from './ring.ts';
import { createSecondLook, isHalfTold } from './second-look.ts';
import { createSender } from './sender.ts';
import { isExplained, isSuspect } from './suspect.ts';

export interface Capture {
  /** A request has finished. `getContent` is called before this returns, or never. */
  readonly finished: (entry: unknown, getContent: GetContent) => void;
  /** What a HAR lists: from before the listener was there, or lost with the document that it was made by. */
  readonly listed: (entries: readonly unknown[], getContent: (entry: unknown) => Promise<Content | null>) => void;
  /** The tab shows another URL; `document`: when its new document began, null where it is the same document. */
  readonly navigated: (url: string, document: number | null) => void;
  readonly connected: () => void;
  readonly disconnected: () => void;
  /** DevTools are being closed: what waits is told now. */
  readonly leave: () => void;
  /** Nothing can be told any more: nothing is looked at any more. */
  readonly stop: () => void;
  readonly direct: (message: Exclude<Direction, { type: 'look' }>) => void;
}

const RING_BYTES = 32 * 1024 * 1024;
/** The files of an extension that was updated are gone. */
const UNREADABLE = 'Clearance was updated: close DevTools and open it again';

export function createCapture(host: CaptureHost): Capture {
  const { browser, now, later } = host;
  const ring = createRing(RING_BYTES);
  const outbox = createOutbox();
  const interest = createInterest();
  const pages = createPages();
  const fixes = createFixWindows(now);
  let requests = 0;
  const pause = createPause(now);
  let stopped = false;
  let cleared = 0;
  const sender = createSender({
    outbox,
    hello: () => host.hello(requests),
    requests: () => requests,
    post: host.post,
    wake: host.wake,
    now,
    later,
  });

  const har = createHarSource(host.getHar, now, browser);
  const lookup = createLookup({
    now,
    later,
    har,
    onFound: ({ entry, seen }) => {
      const record = ring.add(seen, entry, 'har');
      if (!experiments.claims(record)) denials.take(record, null);
    },
  });

  const secondLook = createSecondLook({
    now,
    later,
    har,
    isWanted: (record) => !isExplained(nearby(record, ring)),
    onFound: (record, entry) => {
      record.entry = entry;
      put(record);
      sender.flush();
    },
  });

  const experiments = createExperiments(
    now,
    () =>
      host.experiment({
        entryOf: async (id) => {
          const record = ring.find((one) => idOf(one) === id);
          if (record === undefined) return 'gone';
          const request = await requestOf(record, ring, lookup.now);
          return request === null ? 'preflight' : { entry: request.entry };
        },
        urlOf: (id) => ring.find((one) => idOf(one) === id)?.glimpse.url ?? null,
        read: async (record) => {
          const exchange = readRecord(record, await host.reader());
          return 'skipped' in exchange ? null : exchange;
        },
      }),
    (result) => {
      outbox.result({ ...result, fixTried: fixes.since(result.at) });
      sender.flush();
    },
  );

  const idOf = ({ sequence }: RingRecord) => `${host.id}-${sequence}`;

  const put = (record: RingRecord) => {
    record.sent = true;
    const reader = host.reader();
    if (typeof reader === 'function') return void pack(record, reader);
    const release = outbox.hold();
    void reader
      .then((read) => pack(record, read))
      .catch(() => outbox.skip(record.sequence, UNREADABLE))
      .then(() => {
        release();
        sender.flush();
      });
  };

  const readRecord = (record: RingRecord, read: Reader) => {
    const page = pages.at(record.glimpse.start);
    const exchange = read(record.entry, { id: idOf(record), sequence: record.sequence, page });
    return 'skipped' in exchange || !fixes.covers(record) ? exchange : { ...exchange, fixTried: true as const };
  };

  const pack = (record: RingRecord, read: Reader) => {
    const exchange = readRecord(record, read);
    if (!('skipped' in exchange)) outbox.add(exchange);
    else if (exchange.skipped !== 'pending') outbox.skip(record.sequence, exchange.skipped);
  };

  /** Sends a record with all that may belong to it. */
  const putWithParts = (record: RingRecord, siblings: number) => {
    pairUp(record, ring);
    const found = candidatesOf(record, ring, siblings);
    put(record);
    for (const part of found.parts) put(part);
    for (const sibling of found.siblings) {
      interest.siblingSent(originOfUrl(sibling.glimpse.url));
      putWithParts(sibling, 0);
    }
  };

  const denials = createDenials({
    browser,
    now,
    later,
    ring,
    outbox,
    sender,
    interest,
    idOf,
    isTried: fixes.covers,
    put,
    putWithParts,
    lookUp: ({ entry, glimpse: seen }) => lookup.preflight(entry, seen),
  });

  const notice = (record: RingRecord, getContent: GetContent | null) => {
    if (experiments.claims(record)) return;
    const { entry, glimpse: seen } = record;
    if (isSuspect(entry, seen, browser)) {
      denials.take(record, getContent);
      if (isHalfTold(entry, seen)) secondLook.wait(record);
      return;
    }
    if (browser === 'firefox' && seen.preflight) lookup.preflight(entry, seen);
    const wanted = interest.wants(seen);
    if (wanted === null || record.sent) return;
    if (wanted === 'sibling') interest.siblingSent(originOfUrl(seen.url));
    putWithParts(record, 0);
    if (wanted === 'sibling') sender.flushSoon();
    else sender.flush();
  };

  return {
    finished: (entry, getContent) => {
      if (pause.isOn() || stopped) return;
      const seen = glimpse(entry);
      if (seen === null || pause.covers(seen.start) || wasListed(ring, seen)) return;
      requests += 1;
      har.event();
      const record = ring.add(seen, entry, 'event');
      lookup.event(seen);
      notice(record, getContent);
      sender.counted();
    },
    listed: (entries, getContent) => {
      if (pause.isOn() || stopped) return;
      for (const { entry, seen } of newInHar(ring, entries)) {
        if (pause.covers(seen.start)) continue;
        requests += 1;
        notice(ring.add(seen, entry, 'har'), () => getContent(entry));
      }
      sender.counted();
    },
    navigated: (url, document) => {
      pages.add(url, document ?? now());
      if (document === null) return;
      har.document();
      outbox.document(document);
      sender.flush();
    },
    connected: sender.connected,
    disconnected: () => {
      sender.disconnected();
      // Whoever ends a fix must hear that DevTools were closed.
      if (fixes.isOpen()) host.wake();
    },
    leave: () => {
      denials.hurry();
      sender.flushLast();
    },
    stop: () => {
      stopped = true;
    },
    direct: (message) => {
      if (message.type === 'saved') {
        sender.saved(message);
        return;
      }
      pause.set(message.paused);
      if (message.cleared !== cleared) {
        cleared = message.cleared;
        denials.clear();
        interest.clear();
      }
      fixes.direct(message.fixed);
      experiments.direct(message.task);
      if (message.watched && !sender.isWatched()) denials.hurry();
      sender.watched(message.watched);
    },
  };
}
