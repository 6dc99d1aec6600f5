import { type NamePlace, secretNameKind } from '../credentials/secret-names.ts';
import { isMask, mask, outsideMasks } from './mask.ts';
import { isRandom } from './randomness.ts';
import { maskShapes } from './token-shapes.ts';

/** Text that no grammar describes: what a person wrote, a log line, a page. */
export interface TextRules {
  readonly place: NamePlace;
  /** Words that stay although they look random: the exchange's own correlation ids. */
  readonly known: ReadonlySet<string>;
  /** Redacts a URL found in the text. */
  readonly url: (url: string) => string;
  /** Masks the values that were found to be secret elsewhere in the exchange. */
  readonly values: (text: string) => string;
}

/** Masks tokens, secrets after their names, userinfo, e-mail addresses and random strings in free text. */
export function scrubText(text: string, rules: TextRules, before = ''): string {
  if (text === '') return text;
  let result = outsideMasks(text, rules.values);
  result = maskShapes(result);
  result = outsideMasks(result, (between) => maskAfterSchemes(between));
  if (/[=:]/.test(result)) result = outsideMasks(result, (between) => maskAfterNames(between, rules.place));
  if (result.includes('://')) {
    result = outsideMasks(result, (between) => between.replace(URL_IN_TEXT, (url) => rules.url(url)));
  }
  if (result.includes('@')) result = outsideMasks(result, maskEmails);
  return maskRandom(result, rules.known, before);
}

/** An absolute URL inside a text, up to white space, a quote or a bracket, without the punctuation of the sentence. */
export const URL_IN_TEXT =
  /(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,15}:\/\/[^\s"'<>\\^`{|}]{1,4096}(?<![.,;:!?)])/g;

const EMAIL = /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/g;

/** https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address, as far as one occurs in practice. */
export const maskEmails = (text: string): string =>
  text.includes('@') ? text.replace(EMAIL, (address) => mask('email', address)) : text;

/** What is said of a token, as in `Token invalid/expired`. */
const FAULTS = /^(?:(?:invalid|expired|missing|revoked|malformed)\/?){2,4}[.!]?$/i;

/** Words of letters alone, as in `Bearer token`, `Basic authentication` or `JWT: JWTExpired`. */
const isPlainWord = (word: string): boolean =>
  (/^[A-Za-z]{0,24}[.,;:!?]{0,3}$/.test(word) && !isRandom(word)) || FAULTS.test(word);

const AFTER_SCHEME =
  /(?<![A-Za-z0-9_-])(Bearer|Basic|Digest|DPoP|Negotiate|NTLM|Token|ApiKey|SSWS)([ \t]{1,4})([A-Za-z0-9._~+/=:-]{1,8192})/gi;

const maskAfterSchemes = (text: string): string =>
  text.replace(AFTER_SCHEME, (whole, scheme: string, space: string, value: string) =>
    isPlainWord(value) ? whole : scheme + space + mask('opaque-token', value),
  );

/** `name: value`, `name=value`, `"name": "value"`, `name => 'value'`. */
const NAME_AND_VALUE =
  /(?<![\w.$-])([A-Za-z_$][\w.$-]{0,63})(\\?["'`]?\]?[ \t]{0,3}(?:=>|=|:)[ \t]{0,3})("[^"\n]{1,4096}"|'[^'\n]{1,4096}'|\\"[^"\\\n]{1,4096}\\"|[^\s"'`<>&;,(){}[\]\\]{1,4096})/g;

function maskAfterNames(text: string, place: NamePlace): string {
  return text.replace(NAME_AND_VALUE, (whole, name: string, between: string, value: string) => {
    const kind = secretNameKind(name, place);
    if (kind === null) return whole;
    const quote = /^\\?["']/.exec(value)?.[0] ?? '';
    const inner = value.slice(quote.length, value.length - quote.length);
    const isProse = quote === '' && between.trimStart().startsWith(':') && kind !== 'password' && isPlainWord(inner);
    if (isMask(inner) || isProse) return whole;
    return name + between + quote + mask(kind, inner) + quote;
  });
}

const WORD = /[A-Za-z0-9_+/%~-]{12,}={0,2}/g;

/** What comes before an id that an operator can look up: `Request ID: `, `Reference #`, `Ref A: `. */
const ID_FOLLOWS =
  /(?:(?:request|trace|correlation|incident|support|event|ray|transaction|activity|error|tracking|block|case|log|forbidden -) ?[_-]?(?:id|number|no)|reference(?: (?:id|number|no|code))?|ref [abc])[ .:#=('">]{0,4}$/i;

/** Characters before a word in which the words that announce an id are looked for. */
const NEAR = 32;

/** Masks words that look random, but for ids that are `known` or that the text announces. */
export function maskRandom(text: string, known: ReadonlySet<string>, before: string): string {
  return outsideMasks(text, (between, start) =>
    between.replace(WORD, (word, at: number) => {
      const keeps = (piece: string): boolean => known.has(piece) || ID_FOLLOWS.test(lead(text, start + at, before));
      const plain = decoded(word);
      if (isBase64(plain) && isRandom(plain.replace(/={1,2}$/, ''))) return keeps(word) ? word : mask('token', word);
      return word
        .split('/')
        .map((piece) => (isRandom(decoded(piece)) && !keeps(piece) ? mask('token', piece) : piece))
        .join('/');
    }),
  );
}

/** Ids that a text announces as such: an operator looks them up, and so they may be quoted. */
export function announcedIds(text: string): readonly string[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) =>
    ID_FOLLOWS.test(lead(text, index, '')) ? [word] : [],
  );
}

const lead = (text: string, at: number, before: string): string =>
  at < NEAR ? before.slice(-NEAR) + text.slice(0, at) : text.slice(at - NEAR, at);

/** Slashes are base64 and no path where the pieces between them are no words. */
const isBase64 = (word: string): boolean =>
  !word.includes('/') ||
  word.split('/').every((piece) => piece.length < 3 || /[0-9+]|[a-z][A-Z]/.test(piece) || isRandom(piece));

/** A word without its percent-encoding, or as it stands where that is broken. */
export function decoded(word: string): string {
  if (!word.includes('%')) return word;
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
