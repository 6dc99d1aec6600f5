import { parseUrl } from './parse-url.ts';
/** What an endpoint wants of a token, as the user declared it or an OpenAPI document says. */
export interface ScopeRequirement {
  /** Upper case; null: every method. */
  readonly method: string | null;
  /** `https://api.example`, or null: on every host. */
  readonly origin: string | null;
  /** A path with `{name}` or `*` for one segment and `**` for any rest: `/orders/{id}`, `/admin/**`. */
  readonly path: string;
  /** One of these sets must be had entirely. Empty, or an empty set in it: no scope is wanted. */
  readonly anyOf: readonly (readonly string[])[];
  /** Where it was declared, to be shown: `declared for POST /orders`. */
  readonly from: string;
}

/** Lines of a declaration that are understood, and what is wrong with the others. */
export interface DeclaredScopes {
  readonly requirements: readonly ScopeRequirement[];
  /** One sentence a line that is not understood: `line 3: …`. */
  readonly problems: readonly string[];
}

const LINE = /^(?:(?<method>[A-Za-z]{2,10}|\*)\s+)?(?<url>https?:\/\/\S+|\/\S*)\s+(?<scopes>\S.*)$/;
const MOST_LINES = 2_000;

/**
 * Requirements as a user writes them, one a line: `POST https://api.example/orders orders:write`, `/admin/** admin`,
 * `GET /orders/{id} orders:read | orders:admin` (`|` between alternatives; the method may be left out or `*`; a URL
 * without a host is for every host). Empty lines and those that begin with `#` do not count. Never throws.
 */
export function parseDeclaredScopes(text: string): DeclaredScopes {
  const requirements: ScopeRequirement[] = [];
  const problems: string[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/, MOST_LINES).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const { method, url, scopes } = LINE.exec(line)?.groups ?? {};
    const place = url === undefined ? null : placeOf(url);
    if (place === null || scopes === undefined) {
      problems.push(`line ${index + 1}: write METHOD URL SCOPES, as in POST /orders orders:write`);
      continue;
    }
    const verb = method === undefined || method === '*' ? null : method.toUpperCase();
    requirements.push({
      ...place,
      method: verb,
      anyOf: scopes.split('|').map((set) => set.split(/[\s,]+/).filter((scope) => scope !== '')),
      from: `declared for ${verb ?? 'any method'} ${url}`,
    });
  }
  return { requirements, problems };
}

/** Origin and path of a URL that may be without a host; braces and asterisks stay as they are. Null where it is none. */
export function placeOf(url: string): Pick<ScopeRequirement, 'origin' | 'path'> | null {
  const [, base, rest = '/'] = /^(https?:\/\/[^/?#]+)?(\/[^?#]*)?/i.exec(url) ?? [];
  if (base === undefined) return url.startsWith('/') ? { origin: null, path: rest } : null;
  const server = parseUrl(base);
  return server === null ? null : { origin: server.origin, path: rest };
}

/**
 * The requirement that speaks for a request, or null: one with its host before one for every host, then one with its
 * method, then the most concrete path, as OpenAPI has it. https://spec.openapis.org/oas/v3.1.0#path-templating-matching
 */
export function requirementFor(
  requirements: readonly ScopeRequirement[],
  request: { readonly method: string; readonly url: string },
): ScopeRequirement | null {
  const url = requirements.length === 0 ? null : parseUrl(request.url);
  if (url === null) return null;
  const { origin, pathname } = url;
  const segments = segmentsOf(pathname);
  const method = request.method.toUpperCase();
  const [best] = requirements
    .filter(
      (one) =>
        (one.origin === null || one.origin === origin) &&
        (one.method === null || one.method === method) &&
        matches(segmentsOf(one.path), segments),
    )
    .map((one) => ({ one, rank: rankOf(one) }))
    .sort((a, b) => compare(b.rank, a.rank));
  return best?.one ?? null;
}

/** A slash at the end does not count. */
const segmentsOf = (path: string): readonly string[] =>
  path
    .replace(/(?<!\/)\/+$/, '')
    .split('/')
    .map((segment) => decoded(segment));

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const isOpen = (segment: string): boolean => segment === '*' || /\{[^{}]*\}/.test(segment);

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  const rest = pattern.indexOf('**');
  const head = rest < 0 ? pattern : pattern.slice(0, rest);
  if (rest < 0 ? head.length !== path.length : path.length < head.length) return false;
  return head.every((segment, index) => segment === path[index] || (isOpen(segment) && path[index] !== ''));
}

const rankOf = ({ origin, method, path }: ScopeRequirement): readonly number[] => {
  const segments = segmentsOf(path);
  const concrete = segments.filter((segment) => !isOpen(segment) && segment !== '**').length;
  return [origin === null ? 0 : 1, segments.includes('**') ? 0 : 1, concrete, method === null ? 0 : 1];
};

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
