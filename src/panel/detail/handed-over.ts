import type { ReportExchange } from '../../core/report-schema.ts';

/**
 * Whether this is the page's own request that its service worker fetched in turn, which Chromium tells as two: it was sent nowhere else,
 * and the next is the same request.
 */
export function isHandedOver(exchanges: readonly ReportExchange[], index: number): boolean {
  const one = exchanges[index];
  const next = exchanges.slice(index + 1).find(({ role }) => role !== 'preflight');
  if (one?.role !== 'hop' || next === undefined) return false;
  const isRedirect = one.response !== null && one.response.status >= 300 && one.response.status < 400;
  return !isRedirect && next.request.url === one.request.url && next.request.method === one.request.method;
}
