import { getHeader } from '../exchange.ts';
import { parseUrl } from '../parse-url.ts';
import type { ReportDenial, ReportExchange } from '../report-schema.ts';
import type { ExportedReport } from './gate.ts';

/**
 * HAR 1.2 of the findings' own exchanges, redacted, for any HAR viewer. What was found stands in the custom field `_clearance` of
 * the log; what other fields cannot say of an exchange, in that of its entry.
 * http://www.softwareishard.com/blog/har-12-spec/
 */
export function toHar(report: ExportedReport): string {
  const { denials, source, environment, ...rest } = report;
  const told = exchangesOf(denials).sort(byStart);
  const pages = [...new Set(denials.map(({ page }) => page))].filter((page) => page !== null);
  const reportsErrors =
    source.browser === 'chromium' &&
    (source.kind === 'session' || (source.creator?.startsWith('WebInspector') ?? false));
  const entries = told.map(({ denial, exchange }) =>
    entryOf(exchange, denial, pages.indexOf(denial.page ?? ''), reportsErrors),
  );
  const place = new Map(told.map((one, index) => [keyOf(one), index]));
  const log = {
    version: '1.2',
    creator: { name: 'Clearance', version: environment.extension ?? '' },
    ...(source.browser === 'other' ? {} : { browser: { name: source.browser, version: environment.browser ?? '' } }),
    pages: pages.map((page, index) => ({
      startedDateTime: entries[0]?.startedDateTime ?? UNKNOWN_TIME,
      id: `page_${index + 1}`,
      title: page,
      pageTimings: {},
    })),
    entries,
    comment: 'Only the requests of the findings. Secrets are masked.',
    _clearance: {
      ...rest,
      source,
      environment,
      // Of each denial's exchanges, which entries of this log they are.
      denials: denials.map(({ exchanges, ...denial }) => ({
        ...denial,
        exchanges: exchanges.map((exchange, index) => place.get(keyOf({ denial, exchange, index }))),
      })),
    },
  };
  return `${JSON.stringify({ log }, null, 2)}\n`;
}

/** The format wants a date for every entry. */
const UNKNOWN_TIME = '1970-01-01T00:00:00.000Z';

interface Told {
  readonly denial: Pick<ReportDenial, 'id' | 'startedDateTime' | 'page'>;
  readonly exchange: ReportExchange;
  /** Which of the denial's exchanges it is. */
  readonly index: number;
}

/** What makes two exchanges one: their index in the file they were read from. */
const keyOf = ({ denial, exchange: { entry }, index }: Told): string =>
  entry === null ? `${denial.id} ${index}` : `${entry}`;

/** Every exchange once, with the first denial that it belongs to. */
function exchangesOf(denials: readonly ReportDenial[]): Told[] {
  const told = new Map<string, Told>();
  for (const denial of denials) {
    for (const [index, exchange] of denial.exchanges.entries()) {
      const one = { denial, exchange, index };
      if (!told.has(keyOf(one))) told.set(keyOf(one), one);
    }
  }
  return [...told.values()];
}

const startOf = ({ denial, exchange }: Told): string =>
  exchange.startedDateTime ?? denial.startedDateTime ?? UNKNOWN_TIME;

const byStart = (a: Told, b: Told): number => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0);

/** What of an exchange the fields of the format cannot say. */
function beyondFormat(exchange: ReportExchange, denial: Told['denial']) {
  const { role, entry, provisional, startedDateTime, time, resourceType, request, response } = exchange;
  const { reportsErrors, fetchedViaServiceWorker, fixTried, storedResponse, initiator } = exchange;
  const rest = { reportsErrors, fetchedViaServiceWorker, fixTried, storedResponse, initiator };
  const bodies = { requestBody: bodyFacts(request.body), responseBody: bodyFacts(response?.body ?? null) };
  return { denial: denial.id, entry, role, provisional, startedDateTime, time, resourceType, ...rest, ...bodies };
}

const bodyFacts = (body: ReportExchange['request']['body']) =>
  body && { mimeType: body.mimeType, size: body.size, truncated: body.truncated, hasText: body.text !== null };

function entryOf(exchange: ReportExchange, denial: Told['denial'], page: number, reportsErrors: boolean) {
  const { request, response, role, error, provisional } = exchange;
  const time = exchange.time ?? 0;
  const resourceType = role === 'preflight' ? 'preflight' : exchange.resourceType;
  return {
    ...(page === -1 ? {} : { pageref: `page_${page + 1}` }),
    startedDateTime: exchange.startedDateTime ?? denial.startedDateTime ?? UNKNOWN_TIME,
    time,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: request.httpVersion,
      cookies: cookiesOf(request.cookies),
      headers: request.headers,
      queryString: queryOf(request.url),
      ...(request.body === null
        ? {}
        : { postData: { mimeType: request.body.mimeType, text: request.body.text ?? '' } }),
      // A size of 0 is Firefox's mark of a request that was never sent.
      headersSize: provisional ? 0 : -1,
      bodySize: request.body?.size ?? -1,
    },
    response: {
      status: response?.status ?? 0,
      statusText: response?.statusText ?? '',
      httpVersion: response?.httpVersion ?? '',
      cookies: cookiesOf(response?.cookies ?? []),
      headers: response?.headers ?? [],
      content: {
        size: response?.body?.size ?? 0,
        mimeType: response?.body?.mimeType ?? 'x-unknown',
        ...(response?.body?.text == null ? {} : { text: response.body.text }),
      },
      redirectURL: response?.redirectUrl ?? getHeader(response?.headers ?? [], 'location') ?? '',
      headersSize: -1,
      bodySize: -1,
      ...(reportsErrors || error !== null ? { _error: error } : {}),
    },
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    ...(resourceType === null ? {} : { _resourceType: resourceType }),
    // As Chromium writes them.
    ...(exchange.frames === undefined ? {} : { _webSocketMessages: exchange.frames }),
    ...(exchange.fixTried
      ? { comment: 'Captured while the fix was tried: these headers are not what was judged.' }
      : exchange.storedResponse
        ? { comment: 'The response is that of an earlier request, which the browser had stored.' }
        : {}),
    _clearance: beyondFormat(exchange, denial),
  };
}

/** Names only: values stay in the headers, masked. */
const cookiesOf = (names: readonly string[]) => names.map((name) => ({ name, value: '' }));

const queryOf = (url: string) => Array.from(parseUrl(url)?.searchParams ?? [], ([name, value]) => ({ name, value }));
