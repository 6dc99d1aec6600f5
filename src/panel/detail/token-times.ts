import { getHeader } from '../../core/exchange.ts';
import type { ReportCredential, ReportDenial } from '../../core/report-schema.ts';
import { inWords } from '../../core/server-clock.ts';
import { instant } from '../rows.ts';
import { words } from '../words.ts';

/** A token's life against the request's moment. Milliseconds since the epoch; null where a claim is absent. */
export interface TokenTimes {
  readonly issued: number | null;
  readonly notBefore: number | null;
  readonly expires: number | null;
  readonly request: number;
  /** True when `request` is the server's own clock (its Date header), false when it is the browser's. */
  readonly byServer: boolean;
}

/** A NumericDate claim in milliseconds. https://www.rfc-editor.org/rfc/rfc7519#section-2 */
function numericDate(claims: ReportCredential['claims'], name: string): number | null {
  const value = claims?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value * 1000 : null;
}

/** The moment that decides about the denial's tokens: the server's Date, else when the request began. */
function momentOf(denial: ReportDenial): { readonly request: number; readonly byServer: boolean } | null {
  const answered = denial.exchanges.findLast((exchange) => exchange.role !== 'preflight' && exchange.response !== null);
  const headers = answered?.response?.headers ?? [];
  const server = instant(getHeader(headers, 'date'));
  // A cached answer's Date is when it was made, its Age how long ago that was.
  const age = Number(getHeader(headers, 'age') ?? 0);
  if (server !== null) return { request: server + (age > 0 ? age * 1000 : 0), byServer: true };
  const request = instant(denial.startedDateTime);
  return request === null ? null : { request, byServer: false };
}

/** The times of a credential, or null where it has none or the request's moment is unknown. */
export function tokenTimes(credential: ReportCredential, denial: ReportDenial): TokenTimes | null {
  const issued = numericDate(credential.claims, 'iat');
  const notBefore = numericDate(credential.claims, 'nbf');
  const expires = numericDate(credential.claims, 'exp');
  const moment = momentOf(denial);
  if (!moment || (issued === null && notBefore === null && expires === null)) return null;
  return { issued, notBefore, expires, ...moment };
}

/** `31 minutes`; milliseconds in. */
const lengthWords = (length: number): string => inWords(length / 1000);

/** What the times come to, in words. */
export function timesSentence({ issued, notBefore, expires, request, byServer }: TokenTimes): string {
  const whose = words(byServer ? 'byServerClock' : 'byBrowserClock');
  if (expires !== null && request >= expires) return words('expiredBefore', lengthWords(request - expires), whose);
  if (notBefore !== null && request < notBefore) return words('notValidYet', lengthWords(notBefore - request), whose);
  if (expires !== null) return words('notExpired', lengthWords(expires - request), whose);
  if (issued !== null) return words('issuedBefore', lengthWords(request - issued), whose);
  return words('validSince', lengthWords(request - (notBefore ?? request)), whose);
}

/** A moment on the time line, 0 to 100. */
export interface Place {
  readonly name: 'issued' | 'notBefore' | 'request' | 'expires';
  readonly time: number;
  readonly at: number;
}

/** Room left on both ends, and the least that two moments keep apart, in percent. */
const MARGIN = 6;
const LEAST_GAP = 5;

/**
 * Where the moments stand on the line: to scale, except that different moments never fall together, so that a token of
 * five minutes still shows as a band when the request came a week later.
 */
export function placesOf({ issued, notBefore, expires, request }: TokenTimes): readonly Place[] {
  const known: { name: Place['name']; time: number }[] = [{ name: 'request', time: request }];
  if (issued !== null) known.push({ name: 'issued', time: issued });
  if (notBefore !== null && notBefore !== issued) known.push({ name: 'notBefore', time: notBefore });
  if (expires !== null) known.push({ name: 'expires', time: expires });
  known.sort((a, b) => a.time - b.time);
  const first = known[0]?.time ?? request;
  const span = (known.at(-1)?.time ?? request) - first;
  const room = 100 - 2 * MARGIN;
  const scaled = known.map((moment) => ({
    ...moment,
    at: MARGIN + (span === 0 ? room / 2 : ((moment.time - first) / span) * room),
  }));
  for (let i = 1; i < scaled.length; i++) {
    const before = scaled[i - 1];
    const here = scaled[i];
    if (before && here && here.time !== before.time) here.at = Math.max(here.at, before.at + LEAST_GAP);
  }
  for (let i = scaled.length - 1; i > 0; i--) {
    const before = scaled[i - 1];
    const here = scaled[i];
    if (!before || !here) continue;
    here.at = Math.min(here.at, 100 - MARGIN);
    if (here.time !== before.time) before.at = Math.min(before.at, here.at - LEAST_GAP);
  }
  return scaled;
}
