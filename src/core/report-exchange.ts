import type { Chain } from './chain.ts';
import { type Exchange, getHeader, type Response } from './exchange.ts';
import type { ReportExchange } from './report-schema.ts';

/** Characters of a body that a report of a file shows; a session has cut it as its user wants it. */
const EXCERPT = 4096;

/** ISO 8601 in UTC from milliseconds since the epoch; null where there is none. */
export function dateTime(milliseconds: number | null): string | null {
  if (milliseconds === null || Math.abs(milliseconds) > 8.64e15) return null;
  return new Date(milliseconds).toISOString();
}

/** Every exchange of a request in the order in which the browser came to them. */
export function exchangesOf({ hops }: Chain): ReportExchange[] {
  return hops.flatMap(({ preflight, actual }, index) => [
    ...(preflight === null ? [] : [exchangeOf(preflight, 'preflight')]),
    ...(actual === null ? [] : [exchangeOf(actual, index < hops.length - 1 ? 'hop' : 'actual')]),
  ]);
}

export function exchangeOf(exchange: Exchange, role: ReportExchange['role']): ReportExchange {
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
    reportsErrors: exchange.reportsErrors,
    ...(exchange.fetchedViaServiceWorker ? { fetchedViaServiceWorker: true } : {}),
    ...(exchange.frames === undefined ? {} : { frames: exchange.frames.map((frame) => ({ ...frame })) }),
    ...(exchange.fixTried ? { fixTried: true as const } : {}),
    ...(exchange.storedResponse ? { storedResponse: true as const } : {}),
    ...(exchange.initiator === null ? {} : { initiator: { ...exchange.initiator } }),
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
      ...redirectOf(response),
      body: bodyOf(response.body, limit),
    },
  };
}

const redirectOf = ({ redirectUrl, headers }: Response) =>
  redirectUrl === null || redirectUrl === getHeader(headers, 'Location') ? {} : { redirectUrl };

function bodyOf(body: Exchange['request']['body'], limit: number): ReportExchange['request']['body'] {
  if (body === null) return null;
  const cut = body.text !== null && body.text.length > limit;
  return { ...body, text: cut ? (body.text?.slice(0, limit) ?? null) : body.text, truncated: body.truncated || cut };
}
