import type { Browser, Origin } from './exchange.ts';
import { ownHeaders } from './experiment.ts';
import type { RepeatableRequest } from './export/repeatable.ts';
import { isSameOrigin, originOf } from './fetch/origin.ts';
import type { NoTry } from './plan-try.ts';
import type { ReportDenial } from './report-schema.ts';

/** The preflight that can be tested alone, as the browser would send it. */
export interface PreflightPlan {
  readonly isPossible: true;
  readonly target: Origin;
  readonly origin: Origin;
  readonly method: string;
  /** Names of the headers that it asks for, lower case, in order. */
  readonly headers: readonly string[];
}

/** Whether the preflight of a denied request can be sent from here alone. Null where no browser sends one. */
export function planPreflight(denial: ReportDenial, browser: Browser): PreflightPlan | NoTry | null {
  const { request, exchanges } = denial;
  const target = originOf(request.url);
  const { origin } = request;
  if (target === null || !/^https?:/.test(target) || (origin !== null && isSameOrigin(origin, target))) return null;
  const why = refusal(origin, browser, exchanges);
  if (why !== null || origin === null) return { isPossible: false, why: why ?? '' };
  return { isPossible: true, target, origin, method: request.method, headers: headersOf(denial) };
}

/** As the browser asked for them; where it asked for none, those that the page set. */
function headersOf(denial: ReportDenial): readonly string[] {
  const preflight = denial.exchanges.find(({ role }) => role === 'preflight');
  const asked = preflight?.request.headers.find(({ name }) => name.toLowerCase() === 'access-control-request-headers');
  return preflight === undefined ? [...ownHeaders(denial)].sort() : namesOf(asked?.value ?? '');
}

/** `a, B` as the browser sends it. https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names */
export const namesOf = (typed: string): readonly string[] => [
  ...new Set(typed.split(/[\s,]+/).flatMap((name) => (name === '' ? [] : [name.toLowerCase()]))),
];

function refusal(origin: Origin | null, browser: Browser, exchanges: ReportDenial['exchanges']): string | null {
  if (browser !== 'chromium' && browser !== 'firefox') return 'This browser was not measured.';
  if (origin === null || !/^https?:/.test(origin))
    return 'The page has no origin that a rule of the browser could name.';
  if (exchanges.some(({ fetchedViaServiceWorker }) => fetchedViaServiceWorker === true))
    return "The page's service worker sends its requests, and those belong to no tab: a rule for this tab alone does not reach them.";
  return null;
}

/** The same preflight, to be sent outside of a browser. */
export function preflightRequest(
  { url, origin }: ReportDenial['request'],
  { method, headers }: Pick<PreflightPlan, 'method' | 'headers'>,
): RepeatableRequest {
  return {
    method: 'OPTIONS',
    url,
    headers: [
      ...(origin === null ? [] : [{ name: 'Origin', value: origin }]),
      { name: 'Access-Control-Request-Method', value: method },
      ...(headers.length === 0 ? [] : [{ name: 'Access-Control-Request-Headers', value: headers.join(',') }]),
    ],
    body: null,
  };
}
