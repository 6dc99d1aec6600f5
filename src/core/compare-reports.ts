import type { HeaderList, Json } from './exchange.ts';
import { groupBy } from './group-by.ts';
import type { Report, ReportCredential, ReportDenial, ReportExchange } from './report-schema.ts';
import { urlShape } from './url-shape.ts';

/** One thing that differs between two requests. Null: that side has none. */
export interface Difference {
  readonly part: 'request' | 'claims' | 'answer' | 'cors' | 'verdict';
  /** `header authorization`, `claim scope`, `status`. */
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A request as one of two reports tells it: a denial, or a request that passed beside one. */
export interface Compared {
  /** Null: it passed. */
  readonly denial: ReportDenial | null;
  readonly exchange: ReportExchange;
  /** Its own, where one was captured. */
  readonly preflight: ReportExchange | null;
  readonly credentials: readonly ReportCredential[];
}

/** The same request in both reports, or in one of them. */
export interface Pair {
  readonly method: string;
  /** The URL where path segments that are numbers or ids stand for all their like. */
  readonly shape: string;
  readonly before: Compared | null;
  readonly after: Compared | null;
  readonly differences: readonly Difference[];
  readonly outcome: 'cleared' | 'refused-now' | 'both-refused' | 'only-before' | 'only-after';
}

/**
 * What differs between the requests of two reports: before and after, one account and another, one program and another. Requests are
 * paired by method and URL shape; what passed is taken from the reports' evidence.
 */
export function compareReports(before: Report, after: Report): readonly Pair[] {
  const [left, right] = [requestsOf(before), requestsOf(after)];
  const keys = [...new Set([...left.keys(), ...right.keys()])];
  const pairs = keys.flatMap((key) => pairsOf(left.get(key) ?? [], right.get(key) ?? []));
  return pairs.sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
}

const ORDER: readonly Pair['outcome'][] = ['cleared', 'refused-now', 'both-refused', 'only-before', 'only-after'];

const keyOf = ({ exchange }: Compared): string => `${exchange.request.method} ${shapeOf(exchange.request.url)}`;

/** Segments that name one of many: numbers, UUIDs, long ids, and what is masked. */
const ID = /^(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27}|(?=.*\d)[\w-]{16,}|\[[\w-]+:\d+\])$/i;

/** A URL without values: its query's names stay, and its ids are all alike. */
function shapeOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  const path = pathname.split('/').map((segment) => (ID.test(decoded(segment)) ? ':id' : segment));
  return urlShape(`${origin}${path.join('/')}${/\?[^#]*/.exec(url)?.[0] ?? ''}`);
}

/** A mask in a path is percent-encoded. */
const decoded = (segment: string): string => segment.replace(/%5b/gi, '[').replace(/%5d/gi, ']').replace(/%3a/gi, ':');

function requestsOf({ denials, evidence }: Report): ReadonlyMap<string, readonly Compared[]> {
  const refused = denials.flatMap((denial): readonly Compared[] => {
    const exchange = denial.exchanges.findLast(({ role }) => role === 'actual') ?? denial.exchanges.at(-1);
    return exchange === undefined
      ? []
      : [
          {
            denial,
            exchange: asAsked(exchange, denial),
            preflight: preflightOf(denial.exchanges),
            credentials: denial.credentials,
          },
        ];
  });
  const passed = (evidence?.siblings ?? [])
    .flatMap(({ chains }) => chains)
    .flatMap(({ exchanges, credentials }): readonly Compared[] => {
      const exchange = exchanges.findLast(({ role }) => role === 'actual');
      return exchange === undefined ? [] : [{ denial: null, exchange, preflight: preflightOf(exchanges), credentials }];
    });
  return groupBy([...refused, ...passed], keyOf);
}

const preflightOf = (exchanges: readonly ReportExchange[]): ReportExchange | null =>
  exchanges.findLast(({ role }) => role === 'preflight') ?? null;

/** A preflight that stands alone stands for the request it was for. */
const asAsked = (exchange: ReportExchange, { request }: ReportDenial): ReportExchange =>
  exchange.role === 'actual'
    ? exchange
    : { ...exchange, request: { ...exchange.request, method: request.method, url: request.url } };

/** Refused ones come first on each side: what was refused here and passed there is what is looked for. */
function pairsOf(left: readonly Compared[], right: readonly Compared[]): readonly Pair[] {
  const anyRefused = [...left, ...right].some(({ denial }) => denial !== null);
  if (!anyRefused) return [];
  const before = chosen(left);
  const after = chosen(right);
  const one = before ?? after;
  if (one === null) return [];
  return [
    {
      method: one.exchange.request.method,
      shape: shapeOf(one.exchange.request.url),
      before,
      after,
      differences: before && after ? differencesOf(before, after) : [],
      outcome: outcomeOf(before, after),
    },
  ];
}

/** Of several like requests the last refused one, else the last. */
const chosen = (all: readonly Compared[]): Compared | null =>
  all.findLast(({ denial }) => denial !== null) ?? all.at(-1) ?? null;

/** A denial that a later try cleared stands for that try. */
const isRefused = ({ denial }: Compared): boolean => denial !== null && denial.outcome === 'refused';

function outcomeOf(before: Compared | null, after: Compared | null): Pair['outcome'] {
  if (after === null) return 'only-before';
  if (before === null) return 'only-after';
  if (isRefused(before) && isRefused(after)) return 'both-refused';
  return isRefused(after) ? 'refused-now' : 'cleared';
}

function differencesOf(before: Compared, after: Compared): readonly Difference[] {
  const [a, b] = [before.exchange, after.exchange];
  const [answered, answeredAfter] = [a.response?.headers ?? [], b.response?.headers ?? []];
  return [
    ...differing('request', [['url', a.request.url, b.request.url]]),
    ...ofHeaders('request', a.request.headers, b.request.headers, (name) => !isNoise(name)),
    ...differing('request', [['cookies', namesOf(a.request.cookies), namesOf(b.request.cookies)]]),
    ...ofClaims(before.credentials, after.credentials),
    ...ofPreflights(before.preflight, after.preflight),
    ...differing('answer', [['status', statusOf(a), statusOf(b)]]),
    ...ofHeaders('cors', answered, answeredAfter, isCors),
    ...ofHeaders('answer', answered, answeredAfter, (name) => !isCors(name) && !isNoise(name)),
    ...differing('verdict', [
      ['verdict', verdictOf(before), verdictOf(after)],
      ['cause', before.denial?.diagnoses[0]?.title ?? null, after.denial?.diagnoses[0]?.title ?? null],
    ]),
  ];
}

/** A preflight is answered from the browser's cache as well: that one is not captured says nothing. */
function ofPreflights(before: ReportExchange | null, after: ReportExchange | null): readonly Difference[] {
  if (before === null || after === null) return [];
  const status = differing('cors', [['preflight status', statusOf(before), statusOf(after)]]);
  const headers = ofHeaders('cors', before.response?.headers ?? [], after.response?.headers ?? [], isCors);
  return [...status, ...headers.map((one) => ({ ...one, name: `preflight ${one.name}` }))];
}

type Named = readonly [name: string, before: string | null, after: string | null];

const differing = (part: Difference['part'], values: readonly Named[]): readonly Difference[] =>
  values.flatMap(([name, before, after]) => (before === after ? [] : [{ part, name, before, after }]));

function ofHeaders(
  part: Difference['part'],
  before: HeaderList,
  after: HeaderList,
  counts: (name: string) => boolean,
): readonly Difference[] {
  const [left, right] = [valuesOf(before), valuesOf(after)];
  const names = [...new Set([...left.keys(), ...right.keys()])].filter(counts);
  return differing(
    part,
    names.map((name) => [`header ${name}`, left.get(name) ?? null, right.get(name) ?? null]),
  );
}

function valuesOf(headers: HeaderList): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    const known = values.get(key);
    values.set(key, known === undefined ? value : `${known}, ${value}`);
  }
  return values;
}

const isCors = (name: string): boolean =>
  name.startsWith('access-control-') || name === 'vary' || name === 'timing-allow-origin';

/** What differs in every two answers, and tells nothing. */
const NOISE = new Set(
  `date age expires last-modified etag content-length connection keep-alive server-timing x-runtime x-response-time
  x-request-id x-correlation-id x-amzn-trace-id x-amz-cf-id x-amz-request-id x-amz-id-2 cf-ray traceparent tracestate
  if-none-match if-modified-since priority report-to nel alt-svc sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform`.split(
    /\s+/,
  ),
);
const isNoise = (name: string): boolean => NOISE.has(name) || name.startsWith(':');

const namesOf = (names: readonly string[]): string | null => (names.length === 0 ? null : [...names].sort().join(', '));

const statusOf = ({ response, error }: ReportExchange): string =>
  response === null ? (error ?? 'no answer') : `${response.status} ${response.statusText}`.trim();

const verdictOf = ({ denial }: Compared): string =>
  denial === null ? 'passed' : denial.outcome === 'cleared' ? 'passed later' : `refused by the ${denial.blockedBy}`;

/** Claims change with every sign-in without meaning anything. */
const FLEETING = new Set(['iat', 'nbf', 'jti', 'auth_time', 'at_hash', 'c_hash', 'nonce', 'uti', 'rh', 'aio', 'sid']);

function ofClaims(before: readonly ReportCredential[], after: readonly ReportCredential[]): readonly Difference[] {
  const [left, right] = [claimsOf(before), claimsOf(after)];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].filter((name) => !FLEETING.has(name));
  return differing(
    'claims',
    names.map((name) => [`claim ${name}`, textOf(left[name]), textOf(right[name])]),
  );
}

const claimsOf = (credentials: readonly ReportCredential[]): Readonly<Record<string, Json>> =>
  credentials.find(({ claims }) => claims !== null)?.claims ?? {};

const textOf = (value: Json | undefined): string | null =>
  value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);
