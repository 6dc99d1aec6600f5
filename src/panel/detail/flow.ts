import type { ReportDenial, ReportExchange } from '../../core/report-schema.ts';
import { target } from '../rows.ts';
import { tookWords } from '../time.ts';
import { words } from '../words.ts';
import { isHandedOver } from './handed-over.ts';

/**
 * What became of a station of the request: `pass` went on, `redirect` sent it elsewhere, `stop` ended it, `unsent` was
 * never reached, `unseen` happened out of sight.
 */
export type Mark = 'start' | 'pass' | 'redirect' | 'stop' | 'unsent' | 'unseen';

export interface Station {
  readonly id: string;
  readonly mark: Mark;
  /** `Preflight`, `PUT`. */
  readonly title: string;
  /** The status, where one was received. */
  readonly status: string | null;
  /** What there is to say beside it. */
  readonly note: string | null;
  /** Position in the denial's exchanges, or null where none was captured. */
  readonly exchange: number | null;
}

/** The page's host; a page that is not known is named so. */
function pageStation(denial: ReportDenial): Station {
  const from = denial.request.origin ?? denial.page;
  const host = from === null ? '' : target(from).host;
  return {
    id: 'page',
    mark: 'start',
    title: words('page'),
    status: null,
    note: host || (from === 'null' ? words('opaqueOrigin') : words('pageUnknown')),
    exchange: null,
  };
}

/** The last preflight failed where a check on it did, or where nothing good came back. */
export function preflightFailed(denial: ReportDenial): boolean {
  const preflight = denial.exchanges.findLast((exchange) => exchange.role === 'preflight');
  if (!preflight) return false;
  const onPreflight = (check: { on: string; outcome: string }) => check.on === 'preflight' && check.outcome === 'fail';
  return (
    preflight.response === null ||
    preflight.response.status < 200 ||
    preflight.response.status > 299 ||
    denial.comparison.some(onPreflight) ||
    (denial.cors?.steps.some(onPreflight) ?? false)
  );
}

function answer(exchange: ReportExchange): Pick<Station, 'status' | 'note'> {
  return {
    status: exchange.response ? String(exchange.response.status) : null,
    note: exchange.response ? tookWords(exchange.time) : (exchange.error ?? words('noAnswer')),
  };
}

function location(exchange: ReportExchange): string | null {
  const value = exchange.response?.headers.find((header) => header.name.toLowerCase() === 'location')?.value;
  return value === undefined ? null : words('redirectsTo', value);
}

function preflightMark(denial: ReportDenial, isLast: boolean): Mark {
  return isLast && preflightFailed(denial) ? 'stop' : 'pass';
}

/** The exchange itself: refused, unanswered, never sent because its preflight failed, or answered but kept from the script. */
function actualStation(denial: ReportDenial, exchange: ReportExchange, index: number): Station {
  const station = { id: `exchange-${index}`, title: exchange.request.method, exchange: index };
  if (exchange.response === null && preflightFailed(denial)) {
    return { ...station, mark: 'unsent', status: null, note: words('neverSent') };
  }
  const hidden = denial.blockedBy === 'browser' && exchange.response !== null;
  return { ...station, mark: 'stop', ...answer(exchange), ...(hidden ? { note: words('hiddenFromScript') } : {}) };
}

/** The way a request took, in order: page, preflight, redirects, the request itself. */
export function flowOf(denial: ReportDenial): readonly Station[] {
  const lastPreflight = denial.exchanges.findLastIndex((exchange) => exchange.role === 'preflight');
  const stations: Station[] = [pageStation(denial)];
  const worker = { mark: 'pass', title: words('serviceWorker'), status: null } as const;
  // What it fetched for that, if anything, is not known.
  if (denial.exchanges.some(({ role, fetchedViaServiceWorker }) => role === 'actual' && fetchedViaServiceWorker)) {
    stations.push({ ...worker, id: 'service-worker', note: words('gaveAnswer'), exchange: null });
  }
  if (lastPreflight < 0 && denial.preflightNote !== null) {
    stations.push({
      id: 'preflight',
      mark: 'unseen',
      title: words('preflight'),
      status: null,
      note: words('notCaptured'),
      exchange: null,
    });
  }
  denial.exchanges.forEach((exchange, index) => {
    const id = `exchange-${index}`;
    if (exchange.role === 'preflight') {
      const mark = preflightMark(denial, index === lastPreflight);
      stations.push({ id, mark, title: words('preflight'), ...answer(exchange), exchange: index });
    } else if (isHandedOver(denial.exchanges, index)) {
      stations.push({ ...worker, id, note: words('passedOn'), exchange: index });
    } else if (exchange.role === 'hop') {
      const status = exchange.response ? String(exchange.response.status) : null;
      stations.push({
        id,
        mark: 'redirect',
        title: words('redirect'),
        status,
        note: location(exchange),
        exchange: index,
      });
    } else {
      stations.push(actualStation(denial, exchange, index));
    }
  });
  if (!denial.exchanges.some((exchange) => exchange.role === 'actual')) {
    stations.push({
      id: 'actual',
      mark: 'unsent',
      title: denial.request.method,
      status: null,
      note: words(preflightFailed(denial) ? 'neverSent' : 'notCaptured'),
      exchange: null,
    });
  }
  return stations;
}

/** The flow in one line, for the folded part. */
export function flowSummary(denial: ReportDenial): string {
  const { method } = denial.request;
  const stopped = denial.exchanges.findLast((exchange) => exchange.role === 'preflight');
  if (stopped && preflightFailed(denial)) {
    const took = tookWords(stopped.time);
    return took === null ? words('stoppedAtPreflight') : words('stoppedAtPreflightAfter', took);
  }
  const actual = denial.exchanges.findLast((exchange) => exchange.role === 'actual');
  const status = actual?.response ? String(actual.response.status) : null;
  if (denial.blockedBy === 'network') return words('noConnection', method);
  if (status === null) return words('unanswered', method);
  if (denial.blockedBy === 'browser') return words('answeredButHidden', status);
  if (denial.cors?.blocked === false) return words('corsPassedThenRefused', method, status);
  return denial.cors === null ? words('sameOriginRefused', status) : words('refusedWith', method, status);
}
