import type { Ask, Label, Recording } from './recording.ts';
import type { HeaderLine, Recorded } from './send.ts';

/** A page of a fixture and its one entry. */
export interface Recital {
  readonly page: { readonly title: string; readonly comment: string; readonly [name: string]: unknown };
  readonly entry: object;
}

interface Written {
  readonly log: { readonly pages: readonly { readonly id: string }[]; readonly entries: readonly object[] };
}

type Said = NonNullable<Ask['says']>;

const labelOf = ({ product, layer }: Recording, says: Said): Label => ({ product, layer, ...says });

/** What a page is called: `fires: RULE @ LAYER, CERTAINTY — how`, or `quiet: how`. */
export const titleOf = (recording: Recording, { says, how }: Ask): string =>
  says === null ? `quiet: ${how}` : `fires: ${promise(labelOf(recording, says))} — ${how}`;

const promise = ({ rule, layer, certainty }: Label): string => `${rule} @ ${layer}, ${certainty}`;

/** One exchange as a page that says what the answer is, who gave it, in which version, and where that is written. */
export function recite(recording: Recording, version: string, ask: Ask, recorded: Recorded): Recital {
  const { product, docs } = recording;
  const label = (says: Said): Label => labelOf(recording, says);
  const { says, unread, cause } = ask;
  const promised = says === null ? {} : { _product: label(says).product };
  const promisedUnread = unread ? { _unread: promise(label(unread)), _unreadProduct: label(unread).product } : {};
  return {
    page: {
      startedDateTime: recorded.startedDateTime,
      title: titleOf(recording, ask),
      comment: `Recorded from ${product}: ${version}.${says === null ? '' : ` What it means: ${ask.docs ?? docs}`}`,
      pageTimings: {},
      ...promised,
      ...(cause ? { _cause: cause } : {}),
      ...promisedUnread,
    },
    entry: entryOf(recorded, ask.body),
  };
}

const valueIn = (headers: readonly HeaderLine[], wanted: string): string =>
  headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';

function entryOf(
  { startedDateTime, method, url, sent, status, statusText, received, body }: Recorded,
  sentBody?: string,
) {
  const common = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 };
  const mimeType = valueIn(received, 'content-type');
  const postData =
    sentBody === undefined ? {} : { postData: { mimeType: valueIn(sent, 'content-type'), text: sentBody } };
  const request = {
    method,
    url,
    ...common,
    headers: sent,
    queryString: [],
    bodySize: sentBody?.length ?? 0,
    ...postData,
  };
  const content = { mimeType, size: body.length, text: body.toString('utf8') };
  const response = {
    status,
    statusText,
    ...common,
    headers: received,
    content,
    redirectURL: '',
    bodySize: body.length,
  };
  return { startedDateTime, time: 0, request, response, cache: {}, timings: { send: 0, wait: 0, receive: 0 } };
}

/**
 * The fixture's text. An exchange that a former recording has with no more than other dates, ids and counters stays as it was, so that
 * recording the same software again changes nothing.
 */
export function fixtureOf(recitals: readonly Recital[], former: string | null): string {
  const known = former === null ? new Map<string, Recital>() : recitalsIn(JSON.parse(former) as Written);
  const kept = recitals.map((recital) => {
    const before = known.get(nameOf(recital));
    return before !== undefined && steady(before) === steady(recital) ? before : recital;
  });
  const creator = {
    name: 'Clearance record',
    version: '1',
    comment: 'Made by npm run record from what real software answered; folders and ports of that machine are replaced.',
  };
  const pages = kept.map(({ page }, index) => ({ id: `page_${index + 1}`, ...page }));
  const entries = kept.map(({ entry }, index) => ({ pageref: `page_${index + 1}`, ...entry }));
  return `${JSON.stringify({ log: { version: '1.2', creator, pages, entries } }, null, 1)}\n`;
}

const nameOf = ({ page }: Recital): string => `${page.title}\n${page.comment}`;

function recitalsIn({ log }: Written): Map<string, Recital> {
  const recitals = log.pages.map(({ id: _, ...page }, index) => {
    const { pageref: __, ...entry } = log.entries[index] as { pageref?: string };
    return { page: page as Recital['page'], entry };
  });
  return new Map(recitals.map((recital) => [nameOf(recital), recital]));
}

/** Without what differs from one run to the next: numbers, names of days and months, long random words, the order of methods. */
const steady = ({ page: { startedDateTime: _, ...page }, entry }: Recital): string =>
  JSON.stringify({ page, entry })
    .replaceAll(/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g, '·')
    // Allow and its like are written in no order.
    .replaceAll(/\b[A-Z]{3,10}(?:, ?[A-Z]{3,10})+\b/g, (names) => names.split(/, ?/).sort().join())
    .replaceAll(/(?=[\w+/=%.-]*\d)[\w+/=%.-]{8,}|[\w+/=%-]{20,}/g, '·')
    .replaceAll(/\d+/g, '·');
