import { type Browser, type Exchange, getHeader } from '../exchange.ts';
import { relevantExchanges, type Unread } from '../relevant.ts';
import type { Environment, Source } from '../report-schema.ts';
import { systemFromUserAgent, versionFromUserAgent } from '../user-agent.ts';
import { withRequestHeaders } from './entry-sketch.ts';
import { exchangeFromEntry, tellsErrors } from './exchange-from-entry.ts';
import { readHeaders } from './headers.ts';
import { browserOf, browserVersionOf, creatorOf, type Log } from './log.ts';
import { type Pages, pageFinder } from './pages.ts';
import { headersOf, mayShowCredentials, type Passed, passed } from './passed.ts';

export interface Collected {
  readonly exchanges: readonly Exchange[];
  readonly source: Source;
  readonly environment: Partial<Environment>;
}

/** The exchanges of a file as its entries come, one by one. */
export interface Collector {
  /** `text`: the entry as it stands in the file, where all of it is wanted from the start null. */
  readonly add: (entry: unknown, text: string | null) => void;
  /** True where the sketch of an entry (`sketchEntry`) tells enough of it; false: it is to be parsed and added. */
  readonly pass: (sketch: unknown, text: string) => boolean;
  /** An entry that cannot even be parsed. */
  readonly skip: (reason: string) => void;
  /** `log`: what the whole file says of itself. */
  readonly end: (log: Log) => Collected;
}

/**
 * @param head what the file says of itself before its entries; null where it does not say who made it: then the entries wait
 *   for its end
 * @param wants `relevant`: what can be no part of a denial is hardly looked at (`relevantExchanges`)
 */
export function collectExchanges(head: Log | null, wants: 'all' | 'relevant'): Collector {
  const waiting: { readonly raw: unknown; readonly text: string | null; readonly entry: number }[] = [];
  const skipped: Source['skipped'] = [];
  const all: (Exchange | Unread)[] = [];
  const pageOf = new Map<Exchange, string>();
  let entries = 0;
  let reportsErrors = false;
  let carriesCredentials = false;
  let userAgent: string | null = null;

  const read = (raw: unknown, entry: number, browser: Browser, pages: Pages) => {
    const pageref = pagerefOf(raw);
    const page = pages.urlOf(pageref);
    const exchange = exchangeFromEntry(raw, {
      id: `e${entry}`,
      sequence: entry,
      entry,
      browser,
      page,
      sanitised: false,
    });
    if (page === null && pageref !== null && !('skipped' in exchange)) pageOf.set(exchange, pageref);
    return exchange;
  };

  // A function of its own, so that what is kept holds the text and not what was parsed from it.
  const unread = (known: Passed, text: string | null, entry: number, browser: Browser, pages: Pages): Unread => ({
    passed: known,
    read: () => readable(read(JSON.parse(text ?? 'null'), entry, browser, pages)),
  });

  /** True where nothing more is to be learned of an entry that passed. */
  const isSpent = (raw: unknown): boolean => carriesCredentials || !mayShowCredentials(raw);

  const convert = (raw: unknown, text: string | null, entry: number, browser: Browser, pages: Pages) => {
    const known = wants === 'relevant' && text !== null ? passed(raw) : null;
    const exchange = known !== null && isSpent(raw) ? null : read(raw, entry, browser, pages);
    if (exchange !== null && 'skipped' in exchange) {
      skipped.push({ entry, reason: exchange.skipped });
      return;
    }
    look(raw, exchange, pages);
    if (known === null && exchange !== null) all.push(exchange);
    else if (known !== null) all.push(unread(known, text, entry, browser, pages));
  };

  /** What an entry tells of the others. */
  const look = (raw: unknown, exchange: Exchange | null, pages: Pages) => {
    const pageref = pagerefOf(raw);
    if (pageref !== null && pages.urlOf(pageref) === null) pages.see(raw);
    reportsErrors ||= tellsErrors(raw);
    carriesCredentials ||= exchange !== null && hasCredentials(exchange);
    userAgent ??= getHeader(exchange?.request.headers ?? readHeaders(headersOf(raw)).headers, 'user-agent');
  };

  const early = head && { browser: browserOf(head), pages: pageFinder(head.pages) };
  return {
    add(raw, text) {
      if (early) convert(raw, text, entries++, early.browser, early.pages);
      else waiting.push({ raw, text, entry: entries++ });
    },
    pass(sketch, text) {
      if (early === null || wants === 'all') return false;
      const pageref = pagerefOf(sketch);
      const isPageKnown = pageref === null || early.pages.urlOf(pageref) !== null;
      const isEnough = carriesCredentials && userAgent !== null && isPageKnown && tellsErrors(sketch);
      const raw = isEnough ? sketch : withRequestHeaders(sketch);
      const known = passed(raw);
      if (known === null || !isSpent(raw)) return false;
      look(raw, null, early.pages);
      all.push(unread(known, text, entries++, early.browser, early.pages));
      return true;
    },
    skip(reason) {
      skipped.push({ entry: entries++, reason });
    },
    end(log) {
      const { browser, pages } = early ?? { browser: browserOf(log), pages: pageFinder(log.pages) };
      for (const { raw, text, entry } of waiting) convert(raw, text, entry, browser, pages);
      pages.learn(log.pages);
      const sanitised = log.creator.name === 'WebInspector' && all.length > 0 && !carriesCredentials;
      const tells = log.creator.name === 'WebInspector' && reportsErrors;
      const told = (exchange: Exchange): Exchange => {
        const page = pages.urlOf(pageOf.get(exchange) ?? null) ?? exchange.page;
        if (page === exchange.page && !sanitised && (!tells || exchange.reportsErrors)) return exchange;
        return { ...exchange, page, sanitised, reportsErrors: exchange.reportsErrors || tells };
      };
      const whole = all.map((one) => {
        if (!('passed' in one)) return told(one);
        const again = () => {
          const exchange = one.read();
          return exchange && told(exchange);
        };
        return { passed: one.passed, read: again };
      });
      skipped.sort((a, b) => a.entry - b.entry);
      const agent = browser === 'other' ? null : userAgent;
      return {
        exchanges:
          wants === 'relevant' ? relevantExchanges(whole) : whole.flatMap((one) => ('passed' in one ? [] : [one])),
        source: { kind: 'har', creator: creatorOf(log), browser, entries, skipped, sanitised },
        environment: {
          browser: browserVersionOf(log) ?? (agent && versionFromUserAgent(agent)),
          os: agent && systemFromUserAgent(agent),
        },
      };
    },
  };
}

const readable = (read: Exchange | { readonly skipped: string }): Exchange | null => ('skipped' in read ? null : read);

function pagerefOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null || !('pageref' in entry)) return null;
  return typeof entry.pageref === 'string' ? entry.pageref : null;
}

/** Chromium leaves credentials out by default and does not say so: a file of its own without any cannot be told from one that had none. */
const hasCredentials = ({ request, response }: Exchange): boolean =>
  request.cookies.length > 0 ||
  getHeader(request.headers, 'authorization') !== null ||
  getHeader(request.headers, 'cookie') !== null ||
  (response !== null && getHeader(response.headers, 'set-cookie') !== null);
