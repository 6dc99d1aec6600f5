import { createDeque, type Deque } from './deque.ts';
import { withoutRequestBody } from './entry-copy.ts';
import { fieldsOf, type Glimpse } from './glimpse.ts';

/** One finished request, kept as it came until the ring needs its place. */
export interface RingRecord {
  /** Order of capture, from 0. */
  readonly sequence: number;
  readonly glimpse: Glimpse;
  readonly source: 'event' | 'har';
  /** As the browser gave it; without its request body where the ring was full. */
  entry: unknown;
  /** True once an event and its copy in the HAR have been recognised as one. */
  matched: boolean;
  /** True once it was sent to the background. */
  sent: boolean;
  /** True once it was counted as a repeat instead. */
  counted: boolean;
  /** On a preflight: true once an actual request took it as its own; on an actual: once it has one. */
  paired: boolean;
  /** The other of such a pair. */
  partner: RingRecord | null;
}

export interface Ring {
  readonly add: (glimpse: Glimpse, entry: unknown, source: RingRecord['source']) => RingRecord;
  /** The newest records of a URL, newest first. */
  readonly byUrl: (url: string, count: number) => readonly RingRecord[];
  /** The newest records of a URL that a HAR told of, newest first. */
  readonly listed: (url: string, count: number) => readonly RingRecord[];
  /** The newest records that redirect to a URL, newest first. */
  readonly byRedirect: (url: string, count: number) => readonly RingRecord[];
  /** The newest records of an origin, newest first. */
  readonly byOrigin: (origin: string, count: number) => readonly RingRecord[];
  /** A record that is held, looked for among all. */
  readonly find: (isWanted: (record: RingRecord) => boolean) => RingRecord | undefined;
  /** Requests that began earlier than this may have been forgotten; in milliseconds since the epoch. */
  readonly reach: () => number;
  readonly size: () => number;
  /** Estimate of what the records hold. */
  readonly bytes: () => number;
}

/** What an entry costs beside its texts: objects for timings, cookies, headers. */
const ENTRY_BYTES = 1_000;
const HEADER_BYTES = 80;
/** A request body from this size on is given up before any record is. */
const OVERSIZED = 16_384;

interface Held {
  readonly record: RingRecord;
  bytes: number;
  bodyBytes: number;
  dropped: boolean;
}

/**
 * The latest requests, whatever became of them, in memory alone and bounded by bytes: first the largest request bodies
 * go, oldest first, then whole records, oldest first.
 */
export function createRing(maxBytes: number): Ring {
  const records = createDeque<Held>();
  const oversized = createDeque<Held>();
  const urls = new Map<string, Deque<RingRecord>>();
  const listed = new Map<string, Deque<RingRecord>>();
  const redirects = new Map<string, Deque<RingRecord>>();
  const origins = new Map<string, Deque<RingRecord>>();
  let bytes = 0;
  let sequence = 0;
  let reach = Number.NEGATIVE_INFINITY;

  const dropBody = (held: Held) => {
    if (held.dropped || held.bodyBytes === 0) return;
    held.record.entry = withoutRequestBody(held.record.entry);
    held.bytes -= held.bodyBytes;
    bytes -= held.bodyBytes;
    held.bodyBytes = 0;
  };

  const dropOldest = () => {
    const held = records.shift();
    if (held === undefined) return;
    held.dropped = true;
    reach = Math.max(reach, held.record.glimpse.start || reach);
    bytes -= held.bytes;
    // The oldest record of all is the oldest of each list that it is on.
    const { source, glimpse } = held.record;
    const { url, redirect } = glimpse;
    unlist(urls, url);
    if (source === 'har') unlist(listed, url);
    unlist(origins, originOfUrl(url));
    if (redirect !== null) unlist(redirects, redirect);
  };

  const shrink = () => {
    while (bytes > maxBytes) {
      const largest = oversized.shift();
      if (largest === undefined) break;
      dropBody(largest);
    }
    while (bytes > maxBytes && records.size() > 0) dropOldest();
  };

  return {
    add: (glimpse, entry, source) => {
      const marks = { matched: false, sent: false, counted: false, paired: false, partner: null };
      const record: RingRecord = { sequence, glimpse, source, entry, ...marks };
      sequence += 1;
      const held: Held = { record, ...weigh(entry), dropped: false };
      records.push(held);
      if (held.bodyBytes >= OVERSIZED) oversized.push(held);
      bytes += held.bytes;
      enlist(urls, glimpse.url, record);
      if (source === 'har') enlist(listed, glimpse.url, record);
      enlist(origins, originOfUrl(glimpse.url), record);
      if (glimpse.redirect !== null) enlist(redirects, glimpse.redirect, record);
      shrink();
      return record;
    },
    byUrl: (url, count) => urls.get(url)?.latest(count) ?? [],
    listed: (url, count) => listed.get(url)?.latest(count) ?? [],
    byRedirect: (url, count) => redirects.get(url)?.latest(count) ?? [],
    byOrigin: (origin, count) => origins.get(origin)?.latest(count) ?? [],
    find: (isWanted) => records.latest(records.size()).find(({ record }) => isWanted(record))?.record,
    reach: () => reach,
    size: records.size,
    bytes: () => bytes,
  };
}

/** Scheme and authority, as text: cheaper than a parse, and the same for all URLs of one origin. */
export function originOfUrl(url: string): string {
  const slash = url.indexOf('/', url.indexOf('//') + 2);
  const end = slash < 0 ? url.search(/[?#]/) : slash;
  return end < 0 ? url : url.slice(0, end);
}

function enlist(lists: Map<string, Deque<RingRecord>>, key: string, record: RingRecord): void {
  let deque = lists.get(key);
  if (deque === undefined) {
    deque = createDeque();
    lists.set(key, deque);
  }
  deque.push(record);
}

function unlist(lists: Map<string, Deque<RingRecord>>, key: string): void {
  const deque = lists.get(key);
  deque?.shift();
  if (deque?.size() === 0) lists.delete(key);
}

function weigh(entry: unknown): { readonly bytes: number; readonly bodyBytes: number } {
  const fields = fieldsOf(entry);
  const request = fieldsOf(fields?.request);
  const body = fieldsOf(request?.postData)?.text;
  const bodyBytes = typeof body === 'string' ? body.length : 0;
  const bytes =
    ENTRY_BYTES + bodyBytes + weighHeaders(request?.headers) + weighHeaders(fieldsOf(fields?.response)?.headers);
  return { bytes, bodyBytes };
}

function weighHeaders(headers: unknown): number {
  if (!Array.isArray(headers)) return 0;
  let bytes = 0;
  for (const header of headers) {
    const fields = fieldsOf(header);
    bytes += HEADER_BYTES + lengthOf(fields?.name) + lengthOf(fields?.value);
  }
  return bytes;
}

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);
