import type { Browser, Origin } from './exchange.ts';
import { getHeader, type Header } from './exchange.ts';
import { changesState } from './experiment.ts';
import { originOf } from './fetch/origin.ts';
import { parseUrl } from './parse-url.ts';
import { actualHeaders, preflightHeaders } from './policy-headers.ts';
import { policyValues } from './policy-values.ts';
import type { ReportDenial, ReportExchange } from './report-schema.ts';

/** What a browser calls the kind of a request. https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/declarativeNetRequest/ResourceType */
export type RequestType = 'xmlhttprequest' | 'script' | 'image' | 'font' | 'stylesheet' | 'media' | 'ping';

/** The fix as this browser can try it: for one page's origin and one target alone. */
export interface TryPlan {
  readonly isPossible: true;
  /** The origin whose answers are changed. */
  readonly target: Origin;
  /** The origin whose requests are. */
  readonly origin: Origin;
  /** What the browser is told to answer to preflights, and to everything else. */
  readonly preflight: readonly Header[];
  readonly answer: readonly Header[];
  readonly types: readonly RequestType[];
  /** What the user must know before: one sentence each. */
  readonly limits: readonly string[];
}

/** Why it cannot be tried here, in a sentence or two. */
export interface NoTry {
  readonly isPossible: false;
  readonly why: string;
}

/**
 * Whether the headers that a denial's target should answer can be tried in this browser, and with which rules. Null where
 * CORS is not what is to be repaired. What a browser lets no extension change is said before anything is tried.
 */
export function planTry(denial: ReportDenial, browser: Browser): TryPlan | NoTry | null {
  const { policy, cors, request } = denial;
  if (policy === null || cors === null) return null;
  const why = refusalToTry(denial, browser);
  if (why !== null) return { isPossible: false, why };
  const target = originOf(request.url);
  const { origin } = request;
  if (target === null || origin === null) return null;
  const types = typesOf(denial.exchanges);
  return {
    isPossible: true,
    target,
    origin,
    // A preflight that passed must not be remembered when the fix is off again.
    preflight: preflightHeaders({ ...policy, maxAge: 0 }, origin).filter(isNotVary),
    answer: actualHeaders(policy, origin).filter(isNotVary),
    types,
    limits: limitsOf(denial),
  };
}

/** What caches are told concerns no browser's check. */
const isNotVary = ({ name }: Header): boolean => name !== 'Vary';

function refusalToTry({ policy, cors, request, exchanges, blockedBy }: ReportDenial, browser: Browser): string | null {
  if (browser !== 'chromium' && browser !== 'firefox') return 'This browser was not measured.';
  if (policy === null || !policyValues(policy).origins.includes(request.origin ?? ''))
    return `The page has no origin that a server could allow${request.origin === 'null' ? ' (null)' : ''}. Give it one first.`;
  const rules = new Set(cors?.violations.map(({ rule }) => rule));
  const preflight = exchanges.findLast(({ role }) => role === 'preflight');
  const status = preflight?.response?.status ?? null;
  if (rules.has('preflight-redirect') || (status !== null && status >= 300 && status < 400))
    return 'The preflight is redirected, and neither browser lets an extension change that: the server must answer it itself.';
  if (rules.has('preflight-status') || (status !== null && (status < 200 || status > 299)))
    return `The preflight is answered with ${status ?? 'an error'}, and neither browser lets an extension change a status: the server must answer it with 204.`;
  if (rules.has('redirect-with-userinfo'))
    return 'It is redirected to a URL with a user name in it, which no header makes a browser follow.';
  if (rules.has('scheme-not-http')) return 'It is redirected to something that is not HTTP, which no header changes.';
  if (rules.has('local-network-access'))
    return 'The browser keeps the page from the local network, which is a permission of its own: no header changes that.';
  const hops = exchanges.filter(({ role }) => role === 'hop');
  const urls = [...hops, ...exchanges.filter(({ role }) => role === 'actual')].map((one) => originOf(one.request.url));
  if (hops.length > 0 && new Set([...urls, originOf(request.url)]).size > 1)
    return 'It is redirected to another origin. From there on the browser calls the origin of the request null, which no policy allows.';
  // Of what a service worker fetched the page's own entry stands first, as a hop that redirects nowhere.
  const isHandedOver = hops.some(({ response }) => response === null || response.status < 300 || response.status > 399);
  if (isHandedOver || exchanges.some(({ fetchedViaServiceWorker }) => fetchedViaServiceWorker === true))
    return "The page's service worker sends it, and requests of a service worker belong to no tab: a rule for this tab alone does not reach them.";
  if (exchanges.some(({ request: { url } }) => /^wss?:/i.test(url))) return 'A WebSocket asks for no CORS headers.';
  if (blockedBy === 'network')
    return 'The connection fails before any header is looked at: there is nothing that a header could repair.';
  return null;
}

const TYPES: Readonly<Record<string, RequestType>> = {
  script: 'script',
  worker: 'script',
  image: 'image',
  font: 'font',
  stylesheet: 'stylesheet',
  style: 'stylesheet',
  media: 'media',
  audio: 'media',
  video: 'media',
  track: 'media',
  ping: 'ping',
  beacon: 'ping',
};

/** As Chromium names it, else as the request itself does; preflights and EventSource are of the kind of a script's request. */
function typesOf(exchanges: readonly ReportExchange[]): readonly RequestType[] {
  const actual = exchanges.findLast(({ role }) => role !== 'preflight');
  const named = actual?.resourceType ?? getHeader(actual?.request.headers ?? [], 'Sec-Fetch-Dest') ?? '';
  const type = TYPES[named.toLowerCase()];
  return type === undefined ? ['xmlhttprequest'] : ['xmlhttprequest', type];
}

function limitsOf({ request: { method }, status, exchanges }: ReportDenial): readonly string[] {
  const limits: string[] = [];
  const wasSent = exchanges.some(({ role, response }) => role !== 'preflight' && response !== null);
  if (changesState(method) && !wasSent)
    limits.push(`So far no ${method} has reached the server. With the fix it does, and what it changes there is real.`);
  if (status >= 400)
    limits.push(`The server's own ${status} stays: with the fix the page can read it, and what it says.`);
  if (exchanges.some(({ initiator }) => initiator?.worker === true))
    limits.push('A worker sent it: the fix reaches workers of this page, not those that several pages share.');
  return limits;
}

/** The host of an origin as browsers grant it: no pattern of theirs names a port in both browsers. */
function hostPattern(origin: Origin): string | null {
  const url = parseUrl(origin);
  return url === null || !/^https?:$/.test(url.protocol) ? null : `${url.protocol}//${url.hostname}/*`;
}

/** What must be granted: rules change nothing without access to the target, and to the page that asks it. */
export const hostsOf = ({ target, origin }: Pick<TryPlan, 'target' | 'origin'>): readonly string[] => [
  ...new Set([target, origin].flatMap((one) => hostPattern(one) ?? [])),
];
