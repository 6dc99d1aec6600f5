import type { HeaderList } from '../exchange.ts';
import { mask } from './mask.ts';
import { redactName } from './names.ts';
import { isRandom } from './randomness.ts';
import { decoded } from './scrub-text.ts';
import { maskShapes } from './token-shapes.ts';
import { type Gate, redactPath } from './url.ts';

/** `Cookie: sid=[cookie:32]; theme=[cookie:4]`. https://www.rfc-editor.org/rfc/rfc6265#section-4.2.1 */
export const redactCookie = (text: string, gate: Gate): string =>
  text
    .split(';')
    .map((pair) => redactPair(pair, gate))
    .join(';');

/** `name=value`, white space kept. A part without `=` is a value without a name. */
function redactPair(pair: string, gate: Gate): string {
  const equals = pair.indexOf('=');
  if (equals < 0) return maskTrimmed(pair);
  const name = pair.slice(0, equals);
  const value = pair.slice(equals + 1);
  if (isNamelessValue(name.trim(), value.trim())) return maskTrimmed(pair);
  const inner = value.trim();
  const masked = inner === '' ? value : value.replace(inner, () => mask('cookie', inner));
  return `${gate === 'export' ? exportedName(name) : maskShapes(name)}=${masked}`;
}

/** White space around a name stays. */
const exportedName = (name: string): string => name.replace(/\S+/g, redactName);

function maskTrimmed(text: string): string {
  const value = text.trim();
  return value === '' ? text : text.replace(value, () => mask('cookie', value));
}

/** What looks like a name and an empty value is a value in base64: its padding looks like the `=` after a name. */
const isNamelessValue = (name: string, value: string): boolean =>
  (value === '' || value === '=') && isRandom(decoded(name));

/** Names of cookies, but for those that are values without a name. */
export const redactCookieNames = (names: readonly string[], headers: HeaderList): readonly string[] => {
  const nameless = new Set(
    headers
      .filter(({ name }) => /^(?:set-)?cookie2?$/i.test(name))
      .flatMap(({ value }) => value.split(/[;\n]/))
      .flatMap((pair) => {
        const [name = '', ...rest] = pair.split('=');
        return isNamelessValue(name.trim(), rest.join('=').trim()) ? [name.trim()] : [];
      }),
  );
  return names.map((name) => (nameless.has(name) ? mask('name', name) : maskShapes(name)));
};

/** Attributes whose values are no secret, and what they may look like. https://www.rfc-editor.org/rfc/rfc6265#section-5.2 */
const ATTRIBUTES = new Map<string, RegExp>(
  Object.entries({
    expires: /^[\w ,:+-]{0,40}$/,
    'max-age': /^-?\d{0,20}$/,
    domain: /^[\w.-]{0,255}$/,
    path: /^[^,;\s]{0,1024}$/,
    samesite: /^[A-Za-z]{0,12}$/,
    priority: /^[A-Za-z]{0,12}$/,
    version: /^\d{0,3}$/,
  }),
);
const FLAGS: ReadonlySet<string> = new Set(['secure', 'httponly', 'partitioned', 'discard', 'hostonly']);

/**
 * `sid=[cookie:32]; Path=/; HttpOnly`. Cookies that an exporter joined with commas are not told apart: a comma may as well be
 * part of a value.
 */
export const redactSetCookie = (text: string, gate: Gate): string =>
  text
    .split('\n')
    .map((line) => redactOneSetCookie(line, gate))
    .join('\n');

function redactOneSetCookie(text: string, gate: Gate): string {
  const [first = '', ...attributes] = text.split(';');
  return [redactPair(first, gate), ...attributes.map((attribute) => redactAttribute(attribute, gate))].join(';');
}

function redactAttribute(attribute: string, gate: Gate): string {
  const equals = attribute.indexOf('=');
  const name = (equals < 0 ? attribute : attribute.slice(0, equals)).trim().toLowerCase();
  if (equals < 0)
    return FLAGS.has(name) || ATTRIBUTES.has(name) || name === '' ? attribute : redactPair(attribute, gate);
  const value = attribute.slice(equals + 1);
  if (name === 'path')
    return ATTRIBUTES.get('path')?.test(value.trim())
      ? attribute.slice(0, equals + 1) + redactPath(value)
      : redactPair(attribute, gate);
  return ATTRIBUTES.get(name)?.test(value.trim()) && !isRandom(value.trim()) ? attribute : redactPair(attribute, gate);
}
