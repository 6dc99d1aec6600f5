import { secretNameKind } from '../credentials/secret-names.ts';
import { publishedForm } from '../credentials/token-prefixes.ts';
import { isMask, type MaskKind, mask, outsideMasks } from './mask.ts';
import { isRandom, SHORTEST } from './randomness.ts';
import { decoded, maskEmails, scrubText, type TextRules } from './scrub-text.ts';
import { settled } from './settled.ts';
import { maskEscapes, maskShapes } from './token-shapes.ts';

/**
 * URLs keep their text, piece by piece: what is not masked stays as the wire had it, so that redacted URLs still compare equal
 * and still parse. https://url.spec.whatwg.org/#url-parsing
 */

/** `capture`: values of secret names and secret values. `export`: every value of a parameter. */
export type Gate = 'capture' | 'export';

/** URLs inside parameters of URLs: deeper ones are masked whole. */
const DEEPEST = 3;

/** An absolute, scheme-relative or relative URL without its secrets. */
export const redactUrl = (url: string, gate: Gate, depth = 0): string =>
  settled(url, (text) => redactOnce(text, gate, depth));

function redactOnce(given: string, gate: Gate, depth: number): string {
  if (given === '' || isMask(given)) return given;
  const url = maskEscapes(given);
  const scheme = /^[\t\n\r ]*([A-Za-z][A-Za-z0-9+.-]{0,31}):/.exec(url);
  const name = scheme?.[1]?.toLowerCase();
  if (scheme && name !== undefined && OPAQUE.has(name)) return scheme[0] + mask('data', url.slice(scheme[0].length));
  const afterScheme = url.slice(scheme?.[0].length ?? 0);
  const prefix = url.slice(0, url.length - afterScheme.length);
  const slashes = /^[/\\]{2,}/.exec(afterScheme)?.[0] ?? '';
  if (slashes === '') return prefix + redactPathQueryFragment(afterScheme, gate, depth);
  const rest = afterScheme.slice(slashes.length);
  const end = rest.search(/[/\\?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const tail = end < 0 ? '' : rest.slice(end);
  return prefix + slashes + redactAuthority(authority) + redactPathQueryFragment(tail, gate, depth);
}

/** Schemes whose URLs are their own contents. */
const OPAQUE: ReadonlySet<string> = new Set(['data', 'javascript', 'vbscript', 'mailto', 'tel', 'sms']);

/** https://url.spec.whatwg.org/#authority-state: the last `@` ends the credentials. */
function redactAuthority(authority: string): string {
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  const safeHost = /^(?:\[[0-9A-Fa-f:.%]{2,64}\]|[^:\s[\]]{0,255})(?::\d{0,5})?$/.test(host)
    ? maskShapes(host)
    : mask('userinfo', host);
  return at < 0 ? safeHost : `${redactUserinfo(authority.slice(0, at))}@${safeHost}`;
}

/**
 * A mask that went through a URL parser is percent-encoded and gets its brackets back. A colon alone is no user name and no
 * password, and a URL with it has none: https://url.spec.whatwg.org/#include-credentials
 */
function redactUserinfo(userinfo: string): string {
  if (userinfo === '' || userinfo === ':') return userinfo;
  const unescaped = userinfo.replace(/^%5B/i, '[').replace(/%5D$/i, ']').replace(/%3A/i, ':');
  return isMask(unescaped) ? unescaped : mask('userinfo', userinfo);
}

function redactPathQueryFragment(text: string, gate: Gate, depth: number): string {
  const hash = text.indexOf('#');
  const beforeHash = hash < 0 ? text : text.slice(0, hash);
  const question = beforeHash.indexOf('?');
  const path = question < 0 ? beforeHash : beforeHash.slice(0, question);
  const query = question < 0 ? '' : `?${redactParameters(beforeHash.slice(question + 1), gate, depth)}`;
  const fragment = hash < 0 ? '' : `#${redactFragment(text.slice(hash + 1), gate, depth)}`;
  return redactPath(path) + query + fragment;
}

/** Segments that look like tokens are masked; numbers and UUIDs stay. */
export const redactPath = (path: string): string => outsideMasks(maskEscapes(path), redactSegments);

const redactSegments = (path: string): string =>
  path.replace(/[^/\\]+/g, (segment) => segment.split(';').map(redactSegment).join(';'));

function redactSegment(segment: string, index: number): string {
  const equals = segment.indexOf('=');
  if (equals >= 0 && (index > 0 || secretNameKind(segment.slice(0, equals), 'sent') !== null)) {
    return `${redactName(segment.slice(0, equals))}=${mask('parameter', segment.slice(equals + 1))}`;
  }
  const plain = decoded(segment);
  if (plain.includes('@') && maskEmails(plain) !== plain) return mask('email', segment);
  if (segment.length < SHORTEST || isMask(segment)) return segment;
  const form = publishedForm(plain);
  if (form) return mask(form.kind, segment);
  if (isRandom(plain.replace(/\.[a-z0-9]{1,5}$/i, ''))) return mask('token', segment);
  return outsideMasks(maskShapes(segment), (rest) => (isRandom(decoded(rest)) ? mask('token', rest) : rest));
}

/** Names of sections, too short for a secret. */
const SHORT_NAME = /^[A-Za-z][\w.-]{0,10}$/;

/** Fragments hold parameters (`#access_token=…`), a route of the page's own (`#/orders?id=1`) or a name. */
function redactFragment(fragment: string, gate: Gate, depth: number): string {
  if (fragment === '' || isMask(fragment)) return fragment;
  if (/^!?\//.test(fragment)) return redactPathQueryFragment(fragment, gate, depth);
  if (fragment.includes('=')) return redactParameters(fragment, gate, depth);
  return gate === 'export' && !SHORT_NAME.test(fragment) ? mask('parameter', fragment) : redactPath(fragment);
}

/** Names that a person gave: short, or words. */
const isName = (text: string): boolean => /^[\p{L}\p{N}_.[\]$*:@/ ,-]{0,64}$/u.test(text) && !isRandom(text);

/** `name=value` pairs of a query, a fragment or a form. A piece without `=` is a name. */
export const redactParameters = (text: string, gate: Gate, depth = 0, rules: TextRules = textInUrl(depth)): string =>
  text
    .split('&')
    .map((piece) => {
      const equals = piece.indexOf('=');
      if (equals < 0) return redactName(piece);
      const name = piece.slice(0, equals);
      return `${redactName(name)}=${redactParameter(name, piece.slice(equals + 1), gate, depth, rules)}`;
    })
    .join('&');

function redactName(name: string): string {
  const plain = decoded(name.replaceAll('+', ' '));
  if (name === '' || isMask(name) || (isName(plain) && maskShapes(plain) === plain)) return name;
  return mask('name', name);
}

function redactParameter(name: string, value: string, gate: Gate, depth: number, rules: TextRules): string {
  if (value === '' || isMask(value)) return value;
  const kind = secretNameKind(decoded(name), 'sent');
  if (kind) return mask(kindOfValue(decoded(value), kind), value);
  if (gate === 'export' || depth >= DEEPEST) return mask('parameter', value);
  const plain = decoded(value.replaceAll('+', ' '));
  const redacted = scrubText(plain, rules);
  return redacted === plain ? value : outsideMasks(redacted, encoded);
}

/** What a URL is redacted to depends on nothing but the URL: a preflight and its request stay equal. */
const textInUrl = (depth: number): TextRules => ({
  place: 'sent',
  known: new Set(),
  url: (url: string) => redactUrl(url, 'capture', depth + 1),
  values: (text: string) => text,
});

function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return mask('text', text);
  }
}

/** A token is named by its own form, where it has one. */
export function kindOfValue(value: string, named: MaskKind): MaskKind {
  if (named === 'password' || named === 'cookie' || named === 'csrf') return named;
  if (/^ey[JA][\w-]{0,8192}\.[\w-]{0,8192}\./.test(value)) return 'jwt';
  return publishedForm(value)?.kind ?? named;
}
