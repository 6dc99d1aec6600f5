import type { Direction } from '../directions.ts';
import { candidatesOf, nearby } from './candidates.ts';
import type { CaptureHost, Reader } from './capture-host.ts';
import { mayHaveBody } from './content.ts';
import { type Content, withContent } from './entry-copy.ts';
import { createExperiments } from './experiments.ts';
import { createFixWindows } from './fix-windows.ts';
import { actualMethod, glimpse } from './glimpse.ts';
import { createHarSource } from './har-source.ts';
import { createInterest } from './interest.ts';
import { createLookup } from './lookup.ts';
import { createOutbox } from './outbox.ts';
import { newInHar, wasListed } from './overlap.ts';
import { createPages } from './pages.ts';
import { pairUp } from './pairs.ts';
import { createPause } from './pause.ts';
import { createRepeats, likenessOf, signatureOf, withBody } from './repeats.ts';
import { requestOf } from './request-of.ts';
import { createRing, originOfUrl, type RingRecord } from './ring.ts';
import { createSecondLook, isHalfTold } from './second-look.ts';
import { createSender } from './sender.ts';
import { isExplained, isSuspect } from './suspect.ts';

export type GetContent = () => Promise<Content | null>;

export interface Capture {
  /** A request has finished. `getContent` is called before this returns, or never. */
  readonly finished: (entry: unknown, getContent: GetContent) => void;
  /** What a HAR lists: from before the listener was there, or lost with the document that it was made by. */
  readonly listed: (entries: readonly unknown[], getContent: (entry: unknown) => Promise<Content | null>) => void;
  /** The tab shows another URL; `document`: when its new document began, null where it is the same document. */
  readonly navigated: (url: string, document: number | null) => void;
  readonly connected: () => void;
  readonly disconnected: () => void;
  /** Nothing can be told any more: nothing is looked at any more. */
  readonly stop: () => void;
  readonly direct: (message: Exclude<Direction, { type: 'look' }>) => void;
}

const RING_BYTES = 32 * 1024 * 1024;
/**
 * Milliseconds. A body that comes later than this is sent after its row. Chromium has it within 10; Firefox never before 100, and is not
 * waited for. Where nobody looks on, or it is no news, one row with its body costs half.
 */
const BODY_WAIT = { watched: 20, unhurried: 500 };
/** The files of an extension that was updated are gone. */
const UNREADABLE = 'Clearance was updated: close DevTools and open it again';

export function createCapture(host: CaptureHost): Capture {
  const { browser, now, later } = host;
  const ring = createRing(RING_BYTES);
  const outbox = createOutbox();
  const interest = createInterest();
  const repeats = createRepeats();
  const pages = createPages();
  const fixes = createFixWindows(now);
  let requests = 0;
  const pause = createPause(now);
  /** Sends denials that wait for their bodies at leisure. */
  const awaiting = new Set<() => void>();
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
      if (!experiments.claims(record)) deny(record, null);
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

  const deny = (record: RingRecord, getContent: GetContent | null) => {
    const { glimpse: seen } = record;
    // What came while a fix was tried is no repeat of what came without, however alike they look.
    const isTried = fixes.covers(record);
    const likeness = `${likenessOf(record.entry, seen)}${isTried ? '\nfix tried' : ''}`;
    const signature = signatureOf(seen, likeness);
    if (!isTried || !seen.preflight) interest.note(seen, actualMethod(record.entry, seen));
    const isFamiliar = repeats.isFamiliar(likeness);
    const flush = isFamiliar ? sender.flushFamiliar : sender.flush;
    if (getContent === null || !mayHaveBody(seen, browser)) {
      settle(record, signature, flush);
      return;
    }
    const goFirst = () => {
      awaiting.delete(goFirst);
      if (!record.sent && !record.counted && repeats.isEarly(signature)) whole(record, flush);
    };
    if (isFamiliar || !sender.isWatched()) {
      awaiting.add(goFirst);
      later(BODY_WAIT.unhurried, goFirst);
    } else if (browser === 'firefox') goFirst();
    else later(BODY_WAIT.watched, goFirst);
    void getContent()
      .catch(() => null)
      .then((content) => {
        awaiting.delete(goFirst);
        if (content !== null) record.entry = withContent(record.entry, content);
        const withText = withBody(signature, content?.text ?? null);
        if (!record.sent) settle(record, withText, flush);
        else if (content !== null) complete(record, withText, isFamiliar ? flush : sender.flushLate);
      });
  };

  /** Sends again, with its body, what was sent before the body came. */
  const complete = (record: RingRecord, signature: string, flush: () => void) => {
    repeats.repeatOf(signature);
    repeats.sent(signature, idOf(record));
    put(record);
    flush();
  };

  /** Decides between sending a denied request and counting it. */
  const settle = (record: RingRecord, signature: string, flush: () => void) => {
    const { glimpse: seen } = record;
    const of = repeats.repeatOf(signature);
    const partner = pairUp(record, ring);
    // What came after its counted actual is counted with it.
    if (seen.preflight && partner?.counted === true && browser !== 'firefox') return;
    if (of === null || partner?.sent === true) {
      repeats.sent(signature, idOf(record));
      whole(record, flush);
      return;
    }
    // The actual is what is counted. Where it gives no event its preflight stands for it.
    if (!seen.preflight || browser === 'firefox') {
      record.counted = true;
      outbox.repeat(of, seen.start || now());
    }
    sender.flushInTime();
  };

  const whole = (record: RingRecord, flush: () => void) => {
    const { glimpse: seen, entry } = record;
    putWithParts(record, interest.siblingsLeft(originOfUrl(seen.url)));
    if (browser === 'firefox' && seen.preflight) lookup.preflight(entry, seen);
    flush();
  };

  const notice = (record: RingRecord, getContent: GetContent | null) => {
    if (experiments.claims(record)) return;
    const { entry, glimpse: seen } = record;
    if (isSuspect(entry, seen, browser)) {
      deny(record, getContent);
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
        repeats.clear();
        interest.clear();
      }
      fixes.direct(message.fixed);
      experiments.direct(message.task);
      if (message.watched && !sender.isWatched()) for (const go of [...awaiting]) go();
      sender.watched(message.watched);
    },
  };
}
