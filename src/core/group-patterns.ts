import { groupBy } from './group-by.ts';
import { median } from './median.ts';
import { parseUrl } from './parse-url.ts';
import { dateTime } from './report-exchange.ts';
import type { Pattern } from './report-pattern-schema.ts';
import type { Group, ReportDenial } from './report-schema.ts';
import { tokenKey } from './same-token.ts';
import { inWords } from './server-clock.ts';
import { urlShape } from './url-shape.ts';

/** A denial of a group with the requests that it stands for. */
export interface Occurrence {
  readonly denial: ReportDenial;
  /** Itself, and those that were just like it. */
  readonly count: number;
  /** When the latest of the others began, in milliseconds since the epoch; null where it stands for itself alone. */
  readonly last: number | null;
}

/** Fewer times is someone who tries again. */
const LOOP = 5;
/** Milliseconds: a page that asks more rarely looks whether something has changed. */
const LOOP_PAUSE = 60_000;
/** Loops that are told one by one. */
const LOOPS_TOLD = 3;
/** Paths of a host, so that one may speak of the whole of it. */
const WHOLE_HOST = 3;
const OTHER_ENDPOINTS = 2;

/**
 * Groups with what their denials show together: the moment from which on a request was refused that had passed, a page that
 * repeats one refused request or renews its token in vain, and whether a whole host refuses or a single endpoint.
 */
export function withPatterns(groups: readonly Group[], occurrences: ReadonlyMap<string, Occurrence>): Group[] {
  const hosts = new Map(
    [...groupBy([...occurrences.values()], ({ denial }) => originOf(denial))].map(
      ([origin, some]) => [origin, hostOf(some)] as const,
    ),
  );
  return groups.map((group) => {
    const own = group.denials.flatMap((id) => occurrences.get(id) ?? []);
    const [first] = own;
    const host = first && hosts.get(originOf(first.denial));
    const found =
      first === undefined || host === undefined
        ? []
        : [burst(group, own), ...loops(group, own, host), extent(first, own, host)];
    const patterns = found.flatMap((pattern) => pattern ?? []);
    const { patterns: _, ...rest } = group;
    return patterns.length === 0 ? rest : { ...rest, patterns };
  });
}

/** All that was refused at one host, counted once. */
interface Host {
  readonly count: number;
  /** Those that have not passed since, by method and URL. */
  readonly refused: ReadonlyMap<string, readonly Occurrence[]>;
  readonly hasCleared: boolean;
  readonly refusedPaths: ReadonlySet<string>;
  readonly passedPaths: ReadonlySet<string>;
}

const hostOf = (some: readonly Occurrence[]): Host => ({
  count: sumOf(some),
  refused: groupBy(some.filter(isRefused), ({ denial }) => seen(denial).key),
  hasCleared: !some.every(isRefused),
  refusedPaths: new Set(some.map(({ denial }) => seen(denial).path)),
  passedPaths: new Set(some.flatMap(({ denial }) => denial.siblings.map(({ path }) => path))),
});

const isRefused = ({ denial }: Occurrence): boolean => denial.outcome === 'refused';

/** What is asked of a denial again and again, read once. */
interface Seen {
  readonly origin: string;
  readonly path: string;
  readonly key: string;
  /** Milliseconds since the epoch; null where unknown. */
  readonly at: number | null;
  readonly token: string | null;
}

const known = new WeakMap<ReportDenial, Seen>();

function seen(denial: ReportDenial): Seen {
  const before = known.get(denial);
  if (before !== undefined) return before;
  const { method, url } = denial.request;
  const parsed = parseUrl(url);
  const at = denial.startedDateTime === null ? Number.NaN : Date.parse(denial.startedDateTime);
  const read = {
    origin: parsed?.origin ?? '',
    path: parsed?.pathname ?? url,
    key: `${method} ${urlShape(url)}`,
    at: Number.isNaN(at) ? null : at,
    token: denial.credentials.flatMap((one) => (one.kind === 'csrf' ? [] : (tokenKey(one) ?? []))).join(' ') || null,
  };
  known.set(denial, read);
  return read;
}

const originOf = (denial: ReportDenial): string => seen(denial).origin;

const about = (
  pattern: Pattern['pattern'],
  { request }: ReportDenial,
  rest: Omit<Pattern, 'pattern' | 'method' | 'path'>,
): Pattern => ({
  pattern,
  method: request.method,
  path: parseUrl(request.url)?.pathname ?? request.url,
  ...rest,
});

const sumOf = (some: readonly Occurrence[]): number => some.reduce((sum, { count }) => sum + count, 0);

const byTime = (some: readonly Occurrence[]): readonly Occurrence[] =>
  [...some].sort((a, b) => (seen(a.denial).at ?? 0) - (seen(b.denial).at ?? 0));

/** What passed until a moment, and was refused from then on: one finding, with that moment. */
function burst({ rule, count }: Group, own: readonly Occurrence[]): Pattern | null {
  const [first] = byTime(own);
  if (first === undefined || count < 2) return null;
  const at = seen(first.denial).at;
  const passed = (first.denial.patterns ?? [])
    .filter(({ pattern }) => pattern === 'passed-before' || pattern === 'token-passed')
    .map((pattern) => ({ ...pattern, when: Date.parse(pattern.at ?? '') }))
    .filter(({ when }) => at !== null && when <= at)
    .sort((a, b) => b.when - a.when)[0];
  if (passed === undefined || at === null) return null;
  const why = rule === 'token-expired' ? ', and the token expired in between' : '';
  const what = passed.pattern === 'token-passed' ? 'passed with the same token' : 'passed';
  return {
    pattern: 'burst',
    method: passed.method,
    path: passed.path,
    says: `${what} ${before(at - passed.when)}; ${count} requests were refused from then on${why}`,
    at: dateTime(at),
    count,
  };
}

/** `4 seconds before the first refusal`. */
const before = (milliseconds: number): string =>
  `${milliseconds < 1000 ? 'just' : inWords(milliseconds / 1000)} before the first refusal`;

/** The same request refused again and again: as it was, or each time with a new token. Of many the busiest, and how many more. */
function loops(group: Group, own: readonly Occurrence[], host: Host): readonly Pattern[] {
  const refused = groupBy(own.filter(isRefused), ({ denial }) => seen(denial).key);
  const found = [...refused].flatMap(([key, some]) => {
    const sorted = byTime(some);
    // What a new token was refused for may be another cause than the old one's.
    const all = byTime(host.refused.get(key) ?? []);
    const renewals = all.at(-1) === sorted.at(-1) ? refreshLoop(all) : null;
    const times = refused.size === 1 ? Math.max(group.count, sumOf(some)) : sumOf(some);
    return renewals ?? retryLoop(sorted, times) ?? [];
  });
  if (found.length <= LOOPS_TOLD + 1) return found;
  const busiest = found.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
  return [...busiest.slice(0, LOOPS_TOLD), furtherLoops(busiest.slice(LOOPS_TOLD))];
}

function furtherLoops(others: readonly Pattern[]): Pattern {
  const times = others.reduce((sum, { count }) => sum + (count ?? 0), 0);
  return {
    pattern: 'retry-loop',
    method: null,
    path: null,
    says: `${others.length} further requests are repeated as well, ${times} times in all`,
    at: others.flatMap(({ at }) => at ?? []).sort()[0] ?? null,
    count: times,
  };
}

/** 401, a token is issued, 401 again. */
function refreshLoop(sorted: readonly Occurrence[]): Pattern | null {
  const renewed = sorted.filter(({ denial }, index) => {
    const last = sorted[index - 1]?.denial;
    if (last === undefined) return false;
    const [now, then] = [seen(denial), seen(last)];
    const issued = denial.patterns?.find(({ pattern }) => pattern === 'after-renewal')?.at ?? null;
    const isIssuedSince = issued !== null && Date.parse(issued) >= (then.at ?? Number.POSITIVE_INFINITY);
    return isIssuedSince || (now.token !== null && then.token !== null && now.token !== then.token);
  });
  const [first] = sorted;
  if (first === undefined || renewed.length === 0) return null;
  const times = renewed.length === 1 ? 'once' : `${renewed.length} times`;
  const again = renewed.length === 1 ? 'refused again' : 'refused again each time';
  const count = sumOf(sorted);
  return about('refresh-loop', first.denial, {
    says: `was refused ${count} times; its token was renewed ${times} in between, and it was ${again}: a new token does not help, so look at what the token is for and what it may do`,
    at: dateTime(seen(first.denial).at),
    count,
  });
}

/** The same refused request again and again. */
function retryLoop(sorted: readonly Occurrence[], count: number): Pattern | null {
  const [first] = sorted;
  if (first === undefined || count < LOOP) return null;
  const starts = sorted.flatMap(({ denial, last }) => [seen(denial).at ?? [], last ?? []].flat()).sort((a, b) => a - b);
  const begin = starts[0];
  const end = starts.at(-1);
  if (begin === undefined || end === undefined) return null;
  const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? start));
  const pause = starts.length >= count ? median(gaps) : (end - begin) / (count - 1);
  if (pause > LOOP_PAUSE) return null;
  const tokens = new Set(sorted.map(({ denial }) => seen(denial).token));
  const same = tokens.size === 1 && !tokens.has(null) ? ' with the same token' : '';
  const often = pause < 1000 ? 'several times a second' : `about every ${inWords(pause / 1000)}`;
  return about('retry-loop', first.denial, {
    says: `was sent ${count} times${same}, ${often}, and refused every time: the page repeats it, which does not help`,
    at: dateTime(begin),
    count,
  });
}

/** Every endpoint of the host, or only this one. */
function extent(first: Occurrence, own: readonly Occurrence[], host: Host): Pattern | null {
  const { refusedPaths, passedPaths } = host;
  const paths = new Set(own.map(({ denial }) => seen(denial).path));
  if (passedPaths.size === 0 && refusedPaths.size >= WHOLE_HOST && paths.size >= WHOLE_HOST && !host.hasCleared)
    return {
      pattern: 'whole-host',
      method: null,
      path: null,
      says: `${refusedPaths.size} different paths of this host were asked for, and none passed: it is about the caller or the whole host, not about one endpoint`,
      at: null,
      count: host.count,
    };
  if (refusedPaths.size !== 1) return null;
  const others = [...passedPaths].filter((path) => !refusedPaths.has(path));
  if (others.length < OTHER_ENDPOINTS) return null;
  return about('one-endpoint', first.denial, {
    says: `is the only path of this host that was refused; ${others.length} others passed`,
    at: null,
    count: null,
  });
}
