import type { Json } from './exchange.ts';

/** Members that hold addresses, ids and echoes of the request, whatever they are called above. */
const NOT_WORDS =
  /^(?:@?(?:id|type)?_?ur[li]s?|href|links?|instance|path|timestamp|time|date|stack\w*|trace\w*|request(?!_?err)\w*|correlation\w*|docs?|documentation\w*|more_?info|information_link|help_?url|method|host\w*|email|version|headers|data_id|\$schema)$/i;
/** What redaction leaves of a secret (`[api-key:32]`) is no word of the answer. */
const MASKS = /\[[a-z-]{2,30}:\d{1,6}\]/g;
/** Numbers of texts, and of levels, that are looked at. */
const TEXTS = 32;
const LEVELS = 7;

/** https://www.rfc-editor.org/rfc/rfc9457#section-3.1.1: `type` names the kind of problem by a URI; what it calls it comes last. */
const nameOfProblem = (type: string): string => type.replace(/^(?:https?:|urn:|tag:|\/).*[/#:](?=.)/, '');

/** Those that may say something, what people read before what programs do. */
function membersOf(value: { readonly [name: string]: Json } | readonly Json[]): readonly Json[] {
  const members = Object.entries<Json>(value)
    .slice(0, TEXTS)
    .filter(([name]) => !NOT_WORDS.test(name));
  const isType = (one: [string, Json]): one is [string, string] => one[0] === 'type' && typeof one[1] === 'string';
  return [
    ...members.filter((one) => !isType(one)).map(([, member]) => member),
    ...members.filter(isType).map(([, member]) => nameOfProblem(member)),
  ];
}

/** The texts of an error's JSON, outermost first. A URL says nothing but the name of a problem. */
export function saidIn(json: Json): readonly string[] {
  const said: string[] = [];
  let level: readonly Json[] = [json];
  for (let depth = 0; depth < LEVELS && level.length > 0; depth++) {
    const next: Json[] = [];
    for (const value of level) {
      if (said.length >= TEXTS) return said;
      if (typeof value === 'string') {
        if (!/^(?:https?:|\/|\s*$)/.test(value)) said.push(value.replace(MASKS, '[…]'));
      } else if (value !== null && typeof value === 'object') next.push(...membersOf(value));
    }
    level = next;
  }
  return said;
}

/**
 * What a code for programs says in words: `token expired` for `TOKEN_EXPIRED`, `TokenExpired` and `auth/token-expired`; null for
 * what is no code. A NUL ends it, so that nothing takes a mere name or a secret for a sentence. The codes of token endpoints have
 * a reader of their own.
 */
export const inWords = (code: string): string | null =>
  /^(?!(?:slow_down|invalid_(?:client|grant|scope)\w*)$)[a-z][\w.:/-]{3,80}$/i.test(code)
    ? `${code
        .replace(/([a-z\d])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3 $2$4')
        .replace(/[_.:/-]+/g, ' ')
        .toLowerCase()}\0`
    : null;
