import type { Denial } from './denial.ts';
import { type Exchange, getHeader, hasHeader } from './exchange.ts';
import { parseUrl } from './parse-url.ts';
import type { Fact } from './report-schema.ts';

/** Headers by which requests of one page differ without meaning to. */
const PLAIN =
  /^(?:host|connection|content-length|user-agent|accept(?:-.*)?|referer|origin|sec-.*|cookie|pragma|cache-control|dnt|te|priority|if-.*|authorization|content-type|x-request-id|traceparent|:.*)$/i;

/**
 * What the requests that passed say of the one that was refused: a pattern instead of a guess. Each fact names a request
 * that passed and how it differs; empty where nothing near it did.
 */
export function siblingPatterns(denial: Denial): readonly Fact[] {
  const { actual } = denial;
  if (actual === null) return [];
  const passed = denial.siblings.flatMap(({ hops }) => hops.at(-1)?.actual ?? []);
  const path = pathOf(actual.request.url);
  const same = passed.filter(({ request }) => pathOf(request.url) === path);
  const twin = same.find(({ request }) => request.method === actual.request.method);
  const facts: (Fact | null)[] = [
    twin === undefined ? readOnly(actual, same) : differs(actual, twin),
    sameToken(actual, passed),
    pageForData(actual, passed),
  ];
  return facts.flatMap((fact) => fact ?? []);
}

const pathOf = (url: string): string => parseUrl(url)?.pathname ?? url;
const nameOf = ({ request }: Exchange): string => `sibling ${request.method} ${pathOf(request.url)}`;
const passedWith = ({ response }: Exchange): string => `passed with ${response?.status ?? 'no status'}`;

/** GET passes and writing is refused. */
function readOnly(actual: Exchange, same: readonly Exchange[]): Fact | null {
  const read = same.find(({ request }) => request.method === 'GET');
  if (read === undefined || actual.request.method === 'GET') return null;
  return { where: nameOf(read), saw: `${passedWith(read)}: reading is allowed, ${actual.request.method} is not` };
}

/** The same call passed once: refused only with cookies, or only with one header more. */
function differs(actual: Exchange, twin: Exchange): Fact | null {
  if (actual.request.cookies.length > 0 && twin.request.cookies.length === 0)
    return { where: nameOf(twin), saw: `${passedWith(twin)} without cookies: it is refused only with them` };
  const more = actual.request.headers.filter(({ name }) => !PLAIN.test(name) && !hasHeader(twin.request.headers, name));
  const [only, ...others] = more;
  if (only !== undefined && others.length === 0)
    return {
      where: nameOf(twin),
      saw: `${passedWith(twin)} without ${only.name}: it is refused only with that header`,
    };
  const before = (twin.startedDateTime ?? 0) <= (actual.startedDateTime ?? 0);
  return { where: nameOf(twin), saw: `the same call ${passedWith(twin)} ${before ? 'before' : 'afterwards'}` };
}

/** The same token passes elsewhere on this host: it is accepted, and lacks a right for this endpoint. */
function sameToken(actual: Exchange, passed: readonly Exchange[]): Fact | null {
  const tokens = new Set(actual.credentials.flatMap((one) => keyOf(one) ?? []));
  if (tokens.size === 0) return null;
  const other = passed.find(
    (one) =>
      pathOf(one.request.url) !== pathOf(actual.request.url) &&
      one.credentials.some((each) => tokens.has(keyOf(each) ?? '')),
  );
  return other === undefined ? null : { where: nameOf(other), saw: `${passedWith(other)} with the same token` };
}

/** Without a key no two credentials can be compared but by their claims. */
function keyOf({ fingerprint, claims, where }: Exchange['credentials'][number]): string | null {
  if (where.startsWith('request cookie')) return null;
  return fingerprint ?? (claims === null ? null : JSON.stringify(claims));
}

/** HTML where the API speaks JSON: a layer in front of it answered. */
function pageForData(actual: Exchange, passed: readonly Exchange[]): Fact | null {
  const typeOf = ({ response }: Exchange): string => getHeader(response?.headers ?? [], 'content-type') ?? '';
  if (!/html/i.test(typeOf(actual))) return null;
  const data = passed.find((one) => /json/i.test(typeOf(one)));
  if (data === undefined) return null;
  return {
    where: nameOf(data),
    saw: 'answered JSON, and this answer is a page: a layer in front of the API may have made it',
  };
}
