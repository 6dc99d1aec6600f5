import { type Challenge, challengesOf } from './challenge.ts';
import type { Exchange, Json } from './exchange.ts';
import { once } from './once.ts';
import { parseUrl } from './parse-url.ts';
import { isReasonHeader } from './reason-header.ts';
import { type Subject, subjectOf } from './required-text.ts';
import { type Saying, sayingsOf } from './sayings.ts';
import { isPresented } from './token-times.ts';

/** One response as recognisers look at it: everything computed at most once, and only when asked for. */
export interface Answer {
  readonly on: 'preflight' | 'actual';
  readonly method: string;
  /** Of the request's URL; '' where that is none. */
  readonly path: () => string;
  /** True where `Origin` came and is not the URL's own. */
  readonly isCrossOrigin: () => boolean;
  /** True where a token, a password or a key came with the request. */
  readonly isToCaller: () => boolean;
  readonly status: number;
  readonly reasonPhrase: string;
  /** Values by lower-case name, repeated ones joined with `, `. */
  readonly headers: ReadonlyMap<string, string>;
  /** Names of the cookies that it sets. */
  readonly cookies: readonly string[];
  /** The body without outer white space, cut at a bound; where there is none, what the reason phrase or a header says in its place; or ''. */
  readonly text: string;
  /** Where the text stands. */
  readonly textIn: 'body' | 'status' | `header ${string}`;
  /** The same, to look for words in. */
  readonly subject: Subject;
  /** The texts in which it may say why. */
  readonly sayings: () => readonly Saying[];
  /** All of them, to look for words in. */
  readonly said: () => Subject;
  /** The body as JSON; undefined where it is none or was cut. */
  readonly json: () => Json | undefined;
  /** What stands at dotted paths of the JSON (see `valuesAt`). */
  readonly values: (paths: string) => readonly string[];
  /** The challenges of `WWW-Authenticate`. */
  readonly challenges: () => readonly Challenge[];
}

/** Characters of an error's body that are looked at. */
const ERROR_BOUND = 32_768;
/** A refusal that calls itself a success is short; a long answer is an application's own. */
export const SUCCESS_BOUND = 8_192;
/** JSON may be a text alone, too. */
const JSON_TEXT = /^"([^"\\]{1,1000})"$/;
/** Guards that JSON of some APIs begins with, against being run as a script. */
const JSON_PREFIX = /^(?:\)\]\}'?,?|while\s?\(1\);|for\s?\(;;\);)\s*/;

/** What was answered, or null where no response was received. */
export function answerOf(exchange: Exchange, on: 'preflight' | 'actual'): Answer | null {
  const { request, response } = exchange;
  if (response === null) return null;
  const headers = new Map<string, string>();
  for (const { name, value } of response.headers) {
    const key = name.toLowerCase();
    const before = headers.get(key);
    headers.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  const [textIn, body] = wordsOf(response, headers);
  const captured = response.status < 400 && body.length > SUCCESS_BOUND ? '' : body;
  const cut = captured.length > ERROR_BOUND || response.body?.truncated === true;
  const text = captured
    .slice(0, ERROR_BOUND)
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(JSON_TEXT, '$1');
  const json = once(() => (cut ? undefined : parseJson(text)));
  const sayings = once(() => sayingsOf(text, json()));
  const values = new Map<string, readonly string[]>();
  return {
    on,
    method: request.method,
    path: () => parseUrl(request.url)?.pathname ?? '',
    isCrossOrigin() {
      const origin = request.headers.find(({ name }) => name.toLowerCase() === 'origin')?.value;
      return origin !== undefined && origin !== parseUrl(request.url)?.origin;
    },
    isToCaller: () => exchange.credentials.some(isPresented),
    status: response.status,
    reasonPhrase: response.statusText,
    headers,
    cookies: response.cookies,
    text,
    textIn,
    subject: subjectOf(text),
    json,
    challenges: once(() => challengesOf(response.headers)),
    sayings,
    said: once(() =>
      subjectOf(
        sayings()
          .flatMap(({ text, words }) => [text, words ?? ''])
          .join('\n'),
      ),
    ),
    values(paths) {
      const known = values.get(paths) ?? valuesAt(json(), paths);
      values.set(paths, known);
      return known;
    },
  };
}

/** Where an answer speaks, and what it says there. */
function wordsOf(
  { status, statusText, body }: NonNullable<Exchange['response']>,
  headers: ReadonlyMap<string, string>,
): readonly [Answer['textIn'], string] {
  const text = body?.text ?? '';
  const isWordless = text === '' || WORDLESS.test(text);
  if (!isWordless || status < 400) return ['body', text];
  if (hasOwnPhrase(statusText)) return ['status', statusText];
  if (text !== '') return ['body', text];
  const name = [...headers.keys()].find(isReasonHeader);
  return name === undefined ? ['body', ''] : [`header ${name}`, headers.get(name) ?? ''];
}

/** JSON that holds nothing: `{"data":null}`. */
const WORDLESS = /^\{\s{0,4}(?:"\w{1,20}":\s?(?:null|\{\}|\[\])\s{0,4})?\}$/;

/** Whether a reason phrase is a sentence of the server's own: those of the standard are of a few words that say nothing more. */
const hasOwnPhrase = (phrase: string): boolean =>
  phrase.slice(0, PHRASE_BOUND).trim().split(/ +/, SENTENCE).length === SENTENCE && !STANDARD_PHRASE.test(phrase);
/** Characters in which a sentence has its first words. */
const PHRASE_BOUND = 200;
/** Words of a sentence, at least. */
const SENTENCE = 4;
/** https://www.iana.org/assignments/http-status-codes */
const STANDARD_PHRASE =
  /^(?:unavailable for legal reasons|request header fields too large|requested? range not satisfiable|http version not supported)$/i;

function parseJson(text: string): Json | undefined {
  const source = text.replace(JSON_PREFIX, '');
  if (!source.startsWith('{') && !source.startsWith('[')) return undefined;
  try {
    return JSON.parse(source) as Json;
  } catch {
    return undefined;
  }
}

/** At most this many values of one path are looked at. */
const MANY = 64;

/** The primitive values at dotted paths (`a.b|c`), as text; `*` stands for each element or member. */
const valuesAt = (json: Json | undefined, paths: string): readonly string[] =>
  json === undefined ? [] : paths.split('|').flatMap((path) => valuesAtOne(json, path));

function valuesAtOne(json: Json, path: string): readonly string[] {
  let level: Json[] = [json];
  for (const name of path.split('.')) {
    const next: Json[] = [];
    for (const value of level) {
      if (value === null || typeof value !== 'object' || next.length > MANY) continue;
      if (name === '*') next.push(...Object.values<Json>(value).slice(0, MANY));
      else if (!Array.isArray(value) && Object.hasOwn(value, name)) {
        const member = (value as { readonly [name: string]: Json })[name];
        if (member !== undefined) next.push(member);
      }
    }
    level = next;
  }
  return level.flatMap((value) => (value === null || typeof value === 'object' ? [] : [String(value)]));
}
