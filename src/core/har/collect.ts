import { type Browser, type Exchange, getHeader } from '../exchange.ts';
import { isSuspect } from '../relevant.ts';
import type { Environment, Source } from '../report-schema.ts';
import { systemFromUserAgent, versionFromUserAgent } from '../user-agent.ts';
import { exchangeFromEntry, tellsErrors } from './exchange-from-entry.ts';
import { browserOf, browserVersionOf, creatorOf, type Log } from './log.ts';
import { type Pages, pageFinder } from './pages.ts';

export interface Collected {
  readonly exchanges: readonly Exchange[];
  readonly source: Source;
  readonly environment: Partial<Environment>;
}

/** The exchanges of a file as its entries come, one by one. */
export interface Collector {
  readonly add: (entry: unknown) => void;
  /** An entry that cannot even be parsed. */
  readonly skip: (reason: string) => void;
  /** `log`: what the whole file says of itself. */
  readonly end: (log: Log) => Collected;
}

/**
 * @param head what the file says of itself before its entries; null where it does not say who made it: then the entries wait
 *   for its end
 * @param keepsBodies whether bodies of exchanges that can be no part of a denial stay
 */
export function collectExchanges(head: Log | null, keepsBodies: boolean): Collector {
  const waiting: unknown[] = [];
  const skipped: Source['skipped'] = [];
  const exchanges: Exchange[] = [];
  const pageOf = new Map<Exchange, string>();
  let entries = 0;
  let reportsErrors = false;
  let carriesCredentials = false;
  let userAgent: string | null = null;

  const convert = (raw: unknown, entry: number, browser: Browser, pages: Pages) => {
    const pageref = pagerefOf(raw);
    const page = pages.urlOf(pageref);
    const read = exchangeFromEntry(raw, { id: `e${entry}`, sequence: entry, entry, browser, page, sanitised: false });
    if ('skipped' in read) {
      skipped.push({ entry, reason: read.skipped });
      return;
    }
    const exchange = keepsBodies ? read : lean(read);
    exchanges.push(exchange);
    if (page === null && pageref !== null) {
      pages.see(raw);
      pageOf.set(exchange, pageref);
    }
    reportsErrors ||= tellsErrors(raw);
    carriesCredentials ||= hasCredentials(exchange);
    userAgent ??= getHeader(exchange.request.headers, 'user-agent');
  };

  const early = head && { browser: browserOf(head), pages: pageFinder(head.pages) };
  return {
    add(raw) {
      if (early) convert(raw, entries++, early.browser, early.pages);
      else waiting[entries++] = raw;
    },
    skip(reason) {
      skipped.push({ entry: entries++, reason });
    },
    end(log) {
      const { browser, pages } = early ?? { browser: browserOf(log), pages: pageFinder(log.pages) };
      for (const [entry, raw] of waiting.entries()) if (entry in waiting) convert(raw, entry, browser, pages);
      pages.learn(log.pages);
      const sanitised = log.creator.name === 'WebInspector' && exchanges.length > 0 && !carriesCredentials;
      const tells = log.creator.name === 'WebInspector' && reportsErrors;
      const told = exchanges.map((exchange) => {
        const page = pages.urlOf(pageOf.get(exchange) ?? null) ?? exchange.page;
        if (page === exchange.page && !sanitised && (!tells || exchange.reportsErrors)) return exchange;
        return { ...exchange, page, sanitised, reportsErrors: exchange.reportsErrors || tells };
      });
      skipped.sort((a, b) => a.entry - b.entry);
      const agent = browser === 'other' ? null : userAgent;
      return {
        exchanges: told,
        source: { kind: 'har', creator: creatorOf(log), browser, entries, skipped, sanitised },
        environment: {
          browser: browserVersionOf(log) ?? (agent && versionFromUserAgent(agent)),
          os: agent && systemFromUserAgent(agent),
        },
      };
    },
  };
}

function pagerefOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null || !('pageref' in entry)) return null;
  return typeof entry.pageref === 'string' ? entry.pageref : null;
}

/** Bodies of what passed are no evidence, and most of a file. */
function lean(exchange: Exchange): Exchange {
  if (isSuspect(exchange)) return exchange;
  const { request, response } = exchange;
  return {
    ...exchange,
    request: { ...request, body: request.body && { ...request.body, text: null } },
    response: response && { ...response, body: response.body && { ...response.body, text: null } },
  };
}

/** Chromium leaves credentials out by default and does not say so: a file of its own without any cannot be told from one that had none. */
const hasCredentials = ({ request, response }: Exchange): boolean =>
  request.cookies.length > 0 ||
  getHeader(request.headers, 'authorization') !== null ||
  getHeader(request.headers, 'cookie') !== null ||
  (response !== null && getHeader(response.headers, 'set-cookie') !== null);
