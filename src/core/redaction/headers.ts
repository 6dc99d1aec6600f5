import { correlationIdHeaders } from '../correlation-ids.ts';
import { secretNameKind } from '../credentials/secret-names.ts';
import type { Header } from '../exchange.ts';
import { isReasonHeader } from '../reason-header.ts';
import { redactAuthorization, redactChallenge } from './authorization.ts';
import { redactCookie, redactSetCookie } from './cookies.ts';
import { CREDENTIAL_HEADERS, NAME_LIST_HEADERS, PASSED_HEADERS, URL_HEADERS } from './header-lists.ts';
import { isMask, type MaskKind, mask, outsideMasks } from './mask.ts';
import { redactName, redactNames } from './names.ts';
import { isRandom } from './randomness.ts';
import { maskEmails, maskRandom, scrubText, type TextRules, URL_IN_TEXT } from './scrub-text.ts';
import { settled } from './settled.ts';
import { maskShapes } from './token-shapes.ts';
import { type Gate, kindOfValue, redactUrl } from './url.ts';

/** What a gate knows when it looks at a header. */
export interface HeaderRules {
  readonly gate: Gate;
  /** Lower-case names of response headers that recognisers and rules read. */
  readonly declared: ReadonlySet<string>;
  /** For headers of no known kind, at capture. */
  readonly text: TextRules;
}

export const redactHeader = (header: Header, rules: HeaderRules): Header => ({
  name: rules.gate === 'export' ? redactName(header.name) : header.name,
  value: settled(header.value, (value) => redactHeaderValue(header.name.toLowerCase(), value, rules)),
});

/** How a header is treated, by its lower-case name alone; the first that applies. */
export type Treatment =
  | { readonly as: 'authorization' | 'challenge' | 'cookie' | 'set-cookie' | 'protocols' | 'url' | 'links' | 'names' }
  | { readonly as: 'credential'; readonly kind: MaskKind }
  | { readonly as: 'passed' | 'declared' | 'unknown' };

const AUTHORIZATION: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'authentication-info',
  'proxy-authentication-info',
]);
const CHALLENGE: ReadonlySet<string> = new Set(['www-authenticate', 'proxy-authenticate']);
const LINKS: ReadonlySet<string> = new Set(['link', 'refresh']);

export function treatmentOf(name: string, declared: ReadonlySet<string>): Treatment {
  const known = treatments.get(declared) ?? new Map<string, Treatment>();
  treatments.set(declared, known);
  const before = known.get(name);
  if (before !== undefined) return before;
  const made = findTreatment(name, declared);
  if (known.size === REMEMBERED) known.clear();
  known.set(name, made);
  return made;
}

const treatments = new WeakMap<ReadonlySet<string>, Map<string, Treatment>>();
const REMEMBERED = 500;

function findTreatment(name: string, declared: ReadonlySet<string>): Treatment {
  if (AUTHORIZATION.has(name)) return { as: 'authorization' };
  if (CHALLENGE.has(name)) return { as: 'challenge' };
  if (name === 'cookie' || name === 'cookie2') return { as: 'cookie' };
  if (name === 'set-cookie' || name === 'set-cookie2') return { as: 'set-cookie' };
  if (name === 'sec-websocket-protocol') return { as: 'protocols' };
  if (URL_HEADERS.has(name)) return { as: 'url' };
  if (LINKS.has(name)) return { as: 'links' };
  const credential = CREDENTIAL_HEADERS.get(name);
  if (credential) return { as: 'credential', kind: credential };
  if (NAME_LIST_HEADERS.has(name)) return { as: 'names' };
  if (PASSED_HEADERS.has(name)) return { as: 'passed' };
  if (declared.has(name) || correlationIdHeaders.has(name) || isReasonHeader(name)) return { as: 'declared' };
  const secret = secretNameKind(name, 'answered');
  return secret ? { as: 'credential', kind: secret } : { as: 'unknown' };
}

function redactHeaderValue(name: string, value: string, rules: HeaderRules): string {
  if (value === '' || isMask(value)) return value;
  const treatment = treatmentOf(name, rules.declared);
  switch (treatment.as) {
    case 'authorization':
      return redactAuthorization(value, 'opaque-token', rules.gate, 'any');
    case 'challenge':
      return challenge(value, rules.gate);
    case 'cookie':
      return redactCookie(value, rules.gate);
    case 'set-cookie':
      return redactSetCookie(value, rules.gate);
    case 'protocols':
      return redactProtocols(value);
    case 'url':
      return redactUrl(value, rules.gate);
    case 'links':
      return redactLinks(value, rules.gate);
    case 'credential':
      return redactAuthorization(value, treatment.kind, rules.gate, 'known');
    case 'names':
      return rules.gate === 'export' ? outsideMasks(maskShapes(value), redactNames) : maskShapes(value);
    case 'declared':
      return declared(name, value, rules.gate);
    case 'passed':
      return passed(name, value, rules.gate);
    case 'unknown':
      return rules.gate === 'export' ? mask('header', value) : scrubText(value, rules.text);
  }
}

/** In an export random strings go too; a tenant's UUID stays. */
function challenge(value: string, gate: Gate): string {
  const clean = outsideMasks(maskShapes(redactChallenge(value)), (text) => redactUrls(text, gate));
  return gate === 'capture' ? clean : maskRandom(outsideMasks(clean, maskEmails), NO_WORDS, '');
}
const NO_WORDS: ReadonlySet<string> = new Set();

const redactUrls = (text: string, gate: Gate): string => text.replace(URL_IN_TEXT, (url) => redactUrl(url, gate));

function redactLinks(value: string, gate: Gate): string {
  const relative = value.replace(/<([^<>]{1,4096})>/g, (_, url: string) => `<${redactUrl(url, gate)}>`);
  return outsideMasks(maskShapes(relative), (text) => redactUrls(text, gate));
}

/** Boundaries as browsers make them: counted characters and no secret. CORS judges the whole value of Content-Type. */
const BROWSER_BOUNDARY =
  /^(?:----WebKitFormBoundary[A-Za-z0-9]{16}|----geckoformboundary[0-9a-f]{16,40}|-{20,40}\d{8,40})$/;
const BOUNDARY = /(boundary[ \t]{0,4}=[ \t]{0,4}"?)([^";,\s]{1,256})/gi;

const ORIGINS: ReadonlySet<string> = new Set(['origin', 'access-control-allow-origin', 'timing-allow-origin']);

/** Headers whose value is an id that an operator looks up: random by nature. */
const isIdHeader = (name: string): boolean =>
  correlationIdHeaders.has(name) || /(?:id|ref|grn|uid|varnish|trace)$/.test(name);

/** At capture recognition must read it as it was. */
function declared(name: string, value: string, gate: Gate): string {
  const shaped = maskShapes(value);
  if (gate === 'capture') return shaped;
  const clean = outsideMasks(shaped, (text) => maskEmails(redactUrls(text, gate)));
  return isIdHeader(name) ? clean : outsideMasks(clean, maskRandomWords);
}

const maskRandomWords = (text: string): string =>
  text.replace(/[A-Za-z0-9_+/=~-]{12,}/g, (word) => (isRandom(word) ? mask('token', word) : word));

/** The boundary goes unless a browser made it; of the rest what looks random. */
function mediaType(text: string): string {
  let result = '';
  let from = 0;
  for (const found of text.matchAll(BOUNDARY)) {
    const [whole, equals = '', boundary = ''] = found;
    result += maskRandomWords(text.slice(from, found.index));
    result += BROWSER_BOUNDARY.test(boundary) ? whole : equals + mask('text', boundary);
    from = found.index + whole.length;
  }
  return result + maskRandomWords(text.slice(from));
}

/** At capture CORS must still judge these values as they were: only what has a token's form goes. */
function passed(name: string, value: string, gate: Gate): string {
  // A wrong value may be a list of origins: its commas and spaces are what CORS judges.
  if (ORIGINS.has(name)) return value.replace(/[^\s,]+/g, (origin) => maskShapes(redactUrl(origin, gate)));
  const shaped = outsideMasks(maskShapes(value), (text) => redactUrls(text, gate));
  if (gate === 'capture') return shaped;
  if (name === 'content-type') return outsideMasks(shaped, mediaType);
  return outsideMasks(shaped, (text) => outsideMasks(maskEmails(text), maskRandomWords));
}

const PROTOCOL_BEFORE_TOKEN =
  /^(?:bearer|token|access[_-]?token|auth(?:orization)?|jwt|apikey|api[_-]key|realtime-auth)$/i;

/** Sub-protocols are names, unless a client smuggles its token through them, as browsers let it send no other header. */
function redactProtocols(value: string): string {
  const items = value.split(',');
  return items
    .map((item, index) => {
      const word = item.trim();
      const previous = items[index - 1]?.trim() ?? '';
      if (word === '' || isMask(word)) return item;
      if (PROTOCOL_BEFORE_TOKEN.test(previous) || word.length > 48)
        return item.replace(word, () => mask(kindOfValue(word, 'opaque-token'), word));
      const shaped = maskShapes(word);
      if (shaped !== word) return item.replace(word, () => shaped);
      return isRandom(word) ? item.replace(word, () => mask('opaque-token', word)) : item;
    })
    .join(',');
}
