import type { Browser } from '../../core/exchange.ts';
import { type GetContent, mayHaveBody } from './content.ts';
import { withContent } from './entry-copy.ts';
import { actualMethod } from './glimpse.ts';
import type { Interest } from './interest.ts';
import type { Outbox } from './outbox.ts';
import { pairUp } from './pairs.ts';
import { createRepeats, likenessOf, signatureOf, withBody } from './repeats.ts';
import { originOfUrl, type Ring, type RingRecord } from './ring.ts';
import type { Sender } from './sender.ts';

export interface DenialsHost {
  readonly browser: Browser;
  readonly now: () => number;
  readonly later: (milliseconds: number, then: () => void) => void;
  readonly ring: Ring;
  readonly outbox: Outbox;
  readonly sender: Sender;
  readonly interest: Interest;
  readonly idOf: (record: RingRecord) => string;
  /** Whether a fix that was tried may have changed this answer. */
  readonly isTried: (record: RingRecord) => boolean;
  /** Puts a record into the outbox. */
  readonly put: (record: RingRecord) => void;
  /** The same with all that may belong to it, and with so many requests that passed beside it. */
  readonly putWithParts: (record: RingRecord, siblings: number) => void;
  /** Looks for the request of a preflight that Firefox tells of alone. */
  readonly lookUp: (preflight: RingRecord) => void;
}

/** Decides of each denied request whether it is sent or counted, when, and with its body or before it. */
export interface Denials {
  readonly take: (record: RingRecord, getContent: GetContent | null) => void;
  /** What waits for its body waits no longer. */
  readonly hurry: () => void;
  /** What was denied before is forgotten. */
  readonly clear: () => void;
}

/**
 * Milliseconds. A body that comes later than this is sent after its row. Chromium has it within 10; Firefox never before 100, and is not
 * waited for. Where nobody looks on, or it is no news, one row with its body costs half.
 */
const BODY_WAIT = { watched: 20, unhurried: 500 };

export function createDenials(host: DenialsHost): Denials {
  const { browser, now, later, ring, outbox, sender, interest, idOf, put, putWithParts } = host;
  const repeats = createRepeats();
  /** Sends denials that wait for their bodies at leisure. */
  const awaiting = new Set<() => void>();

  const whole = (record: RingRecord, flush: () => void) => {
    const { glimpse: seen } = record;
    putWithParts(record, interest.siblingsLeft(originOfUrl(seen.url)));
    if (browser === 'firefox' && seen.preflight) host.lookUp(record);
    flush();
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

  const take = (record: RingRecord, getContent: GetContent | null) => {
    const { glimpse: seen } = record;
    // What came while a fix was tried is no repeat of what came without, however alike they look.
    const isTried = host.isTried(record);
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

  return {
    take,
    hurry: () => {
      for (const go of [...awaiting]) go();
    },
    clear: repeats.clear,
  };
}
