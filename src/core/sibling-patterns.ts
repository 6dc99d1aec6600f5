import type { Denial } from './denial.ts';
import { type Exchange, getHeader, type Header, hasHeader } from './exchange.ts';
import { pathOf } from './path-of.ts';
import { dateTime } from './report-exchange.ts';
import type { Pattern } from './report-pattern-schema.ts';
import type { Fact } from './report-schema.ts';
import { tokenKey } from './same-token.ts';
import { inWords } from './server-clock.ts';
import { isTokenRequest } from './token-request.ts';
import { numericDate } from './token-times.ts';

/** Headers by which requests of one page differ without meaning to. */
const PLAIN =
  /^(?:host|connection|content-length|user-agent|accept(?:-.*)?|referer|origin|sec-.*|cookie|pragma|cache-control|dnt|te|priority|if-.*|content-type|x-request-id|traceparent|:.*)$/i;

/** Milliseconds after which a new token has nothing to do with a request any more. */
const RENEWED_WITHIN = 60_000;

/**
 * What the requests beside it say of the one that was refused: a pattern instead of a guess. Each names a request and how
 * it differs; empty where nothing near it passed and no redirect led to it.
 */
export function siblingPatterns(denial: Denial): readonly Pattern[] {
  const before = known.get(denial);
  if (before !== undefined) return before;
  const patterns = patternsOf(denial);
  known.set(denial, patterns);
  return patterns;
}

/** The report and several rules ask for the same. */
const known = new WeakMap<Denial, readonly Pattern[]>();

function patternsOf(denial: Denial): readonly Pattern[] {
  const { actual } = denial;
  if (actual === null) return [];
  const passed = denial.siblings.flatMap(({ hops }) => hops.at(-1)?.actual ?? []);
  const path = pathOf(actual.request);
  const same = passed.filter((one) => pathOf(one.request) === path);
  const twin = nearest(
    actual,
    same.filter(({ request }) => request.method === actual.request.method),
  );
  const patterns: (Pattern | null)[] = [
    twin === null ? readOnly(actual, same) : differs(actual, twin),
    sameToken(actual, passed),
    pageForData(actual, passed),
    redirected(denial, actual),
    renewed(denial, actual, passed),
  ];
  return patterns.flatMap((pattern) => pattern ?? []);
}

/** The same as facts of a diagnosis. */
export const patternFacts = (denial: Denial): readonly Fact[] =>
  siblingPatterns(denial).map(({ pattern, method, path, says }) => ({
    where: `${pattern === 'after-redirect' ? 'hop 1' : 'sibling'} ${method} ${path}`,
    saw: says,
  }));

const passedWith = ({ response }: Exchange): string => `passed with ${response?.status ?? 'no status'}`;
const startOf = ({ startedDateTime }: Exchange): number => startedDateTime ?? 0;

const told = (pattern: Pattern['pattern'], exchange: Exchange, says: string): Pattern => ({
  pattern,
  method: exchange.request.method,
  path: pathOf(exchange.request),
  says,
  at: dateTime(exchange.startedDateTime),
  count: null,
});

/** The last one before the refused request, else the first after it. */
function nearest(actual: Exchange, some: readonly Exchange[]): Exchange | null {
  const sorted = [...some].sort((a, b) => startOf(a) - startOf(b));
  return sorted.findLast((one) => startOf(one) <= startOf(actual)) ?? sorted[0] ?? null;
}

/** GET passes and writing is refused. */
function readOnly(actual: Exchange, same: readonly Exchange[]): Pattern | null {
  const read = nearest(
    actual,
    same.filter(({ request }) => request.method === 'GET'),
  );
  if (read === null || actual.request.method === 'GET' || actual.request.method === 'HEAD') return null;
  return told('write-refused', read, `${passedWith(read)}: reading is allowed, ${actual.request.method} is not`);
}

/** The same call passed once: refused only with or without cookies, or one header. */
function differs(actual: Exchange, twin: Exchange): Pattern {
  const cookies = [actual.request.cookies.length > 0, twin.request.cookies.length > 0];
  const more = headersBeyond(actual, twin);
  const fewer = headersBeyond(twin, actual);
  // Of several differences none is known to be the one that matters.
  if (more.length + fewer.length === 0 && cookies[0] !== cookies[1])
    return cookies[0]
      ? told('only-with-cookies', twin, `${passedWith(twin)} without cookies: it is refused only with them`)
      : told('only-without-cookies', twin, `${passedWith(twin)} with cookies: it is refused only without them`);
  const [only, ...others] = [...more, ...fewer];
  if (only !== undefined && others.length === 0 && cookies[0] === cookies[1])
    return more.length > 0
      ? told('only-with-header', twin, `${passedWith(twin)} without ${only.name}: it is refused only with that header`)
      : told(
          'only-without-header',
          twin,
          `${passedWith(twin)} with ${only.name}: it is refused only without that header`,
        );
  const before = startOf(twin) <= startOf(actual);
  return told(
    before ? 'passed-before' : 'passed-afterwards',
    twin,
    `the same call ${passedWith(twin)} ${before ? `${howLong(twin, actual)}before` : 'afterwards'}`,
  );
}

const headersBeyond = ({ request }: Exchange, other: Exchange): readonly Header[] =>
  other.sanitised || other.provisional
    ? []
    : request.headers.filter(({ name }) => !PLAIN.test(name) && !hasHeader(other.request.headers, name));

/** `4 seconds `, '' where it is less than one. */
function howLong(from: Exchange, to: Exchange): string {
  const seconds = (startOf(to) - startOf(from)) / 1000;
  return from.startedDateTime === null || to.startedDateTime === null || seconds < 1 ? '' : `${inWords(seconds)} `;
}

/** The same token passes elsewhere on this host: it is accepted, and lacks a right for this endpoint, or has expired since. */
function sameToken(actual: Exchange, passed: readonly Exchange[]): Pattern | null {
  const tokens = new Map(actual.credentials.map((one) => [tokenKey(one), one]));
  tokens.delete(null);
  if (tokens.size === 0) return null;
  const path = pathOf(actual.request);
  const other = nearest(
    actual,
    passed.filter((one) => pathOf(one.request) !== path && one.credentials.some((each) => tokens.has(tokenKey(each)))),
  );
  if (other === null) return null;
  const used = other.credentials.find((each) => tokens.has(tokenKey(each)));
  const exp = numericDate(used?.claims?.exp);
  const isBetween = exp !== null && startOf(other) < exp * 1000 && exp * 1000 <= startOf(actual);
  const since = isBetween ? `, ${howLong(other, actual)}before; it has expired in between` : '';
  return told('token-passed', other, `${passedWith(other)} with the same token${since}`);
}

/** HTML where the API speaks JSON: a layer in front of it answered. */
function pageForData(actual: Exchange, passed: readonly Exchange[]): Pattern | null {
  const typeOf = ({ response }: Exchange): string => getHeader(response?.headers ?? [], 'content-type') ?? '';
  if (!/html/i.test(typeOf(actual))) return null;
  const data = passed.find((one) => /json/i.test(typeOf(one)));
  if (data === undefined) return null;
  return told(
    'page-for-data',
    data,
    'answered JSON, and this answer is a page: a layer in front of the API may have made it',
  );
}

/** Refused after a redirect: what was asked for is not what was refused. */
function redirected({ hops }: Denial, actual: Exchange): Pattern | null {
  const [first] = hops;
  if (hops.length < 2 || first.actual?.response == null) return null;
  const { request } = first.actual;
  const { status } = first.actual.response;
  if (status < 300 || status > 399) return null;
  const became =
    request.method === actual.request.method ? '' : `, on the way ${request.method} became ${actual.request.method}`;
  const lost =
    hasHeader(request.headers, 'Authorization') && !hasHeader(actual.request.headers, 'Authorization')
      ? ', and Authorization was dropped'
      : '';
  return told(
    'after-redirect',
    first.actual,
    `was redirected with ${status}; what was refused is ${actual.request.method} ${pathOf(actual.request)}${became}${lost}`,
  );
}

/** 401, a new token, 401 again: the age of the token was not the reason. */
function renewed({ renewal }: Denial, actual: Exchange, passed: readonly Exchange[]): Pattern | null {
  const before = [...passed.filter(({ request }) => isTokenRequest(request)), ...(renewal ? [renewal] : [])].filter(
    (one) => startOf(one) <= startOf(actual) && startOf(one) >= startOf(actual) - RENEWED_WITHIN,
  );
  const last = nearest(actual, before);
  if (last === null || isTokenRequest(actual.request)) return null;
  return told(
    'after-renewal',
    last,
    `${passedWith(last)} ${howLong(last, actual)}before: a token had just been issued, and this request was refused all the same`,
  );
}
