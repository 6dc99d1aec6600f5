import type { Denial } from './denial.ts';
import type { Exchange } from './exchange.ts';
import type { ReportExchange } from './report-schema.ts';

/** Characters of a body that a report of a file shows; a session has cut it as its user wants it. */
const EXCERPT = 4096;

/** ISO 8601 in UTC from milliseconds since the epoch; null where there is none. */
export function dateTime(milliseconds: number | null): string | null {
  if (milliseconds === null || Math.abs(milliseconds) > 8.64e15) return null;
  return new Date(milliseconds).toISOString();
}

/** Every exchange of a denial in the order in which the browser came to them. */
export function exchangesOf({ hops }: Denial): ReportExchange[] {
  return hops.flatMap(({ preflight, actual }, index) => [
    ...(preflight === null ? [] : [exchangeOf(preflight, 'preflight')]),
    ...(actual === null ? [] : [exchangeOf(actual, index < hops.length - 1 ? 'hop' : 'actual')]),
  ]);
}

function exchangeOf(exchange: Exchange, role: ReportExchange['role']): ReportExchange {
  const { request, response } = exchange;
  const limit = exchange.entry === null ? Number.POSITIVE_INFINITY : EXCERPT;
  return {
    role,
    entry: exchange.entry,
    startedDateTime: dateTime(exchange.startedDateTime),
    time: exchange.time,
    resourceType: exchange.resourceType,
    error: exchange.error,
    provisional: exchange.provisional,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: request.httpVersion,
      headers: request.headers.map((header) => ({ ...header })),
      cookies: [...request.cookies],
      body: bodyOf(request.body, limit),
    },
    response: response && {
      status: response.status,
      statusText: response.statusText,
      httpVersion: response.httpVersion,
      headers: response.headers.map((header) => ({ ...header })),
      cookies: [...response.cookies],
      body: bodyOf(response.body, limit),
    },
  };
}

function bodyOf(body: Exchange['request']['body'], limit: number): ReportExchange['request']['body'] {
  if (body === null) return null;
  const cut = body.text !== null && body.text.length > limit;
  return { ...body, text: cut ? (body.text?.slice(0, limit) ?? null) : body.text, truncated: body.truncated || cut };
}
