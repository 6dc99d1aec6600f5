import { inWords, saidIn } from './error-members.ts';
import type { Json } from './exchange.ts';

/** One text in which an answer may say why: as it stands there, and what it is as a code for programs, in words. */
export interface Saying {
  readonly text: string;
  readonly words: string | null;
}

/** Texts of one answer that are looked at. */
const TEXTS = 32;
/** Characters of one: a sentence that says why, and that begins within its first three hundred. */
export const SAYING_LENGTH = 600;

/** An XML document of its own, not a page. */
export const XML =
  /^<(?:\?xml(?![^\0]{0,200}<(?:!doctype )?html)|\w{1,20}:Envelope|\w{0,20}(?:[Rr]esponse|Fault|Exception|[Ee]rrors?|[Rr]esult|Outcome)\b)/;

/**
 * An XML document, or the page on which Node's handlers (finalhandler: Express, Connect) and the containers of servlets (Tomcat, Jetty)
 * show the error that an application threw.
 */
const MARKED = new RegExp(
  `${XML.source}|<title>(?:Error</title>[^\\0]{0,40}<pre>|HTTP Status [45]|Error [45]\\d\\d |Error: )`,
);

/** What an error that was thrown is called, before what it says; it is no word of a sentence. */
const NAME = '[a-z]\\w{0,40}: ';

/** What an element says, with or without a name space. */
const IN_ELEMENT = new RegExp(
  `(?!<br|<title>HTTP |<title>Error \\d|<h\\d>HTTP )(?:<(?:\\w{1,20}:)?\\w{1,40}(?: [^<>]{0,120})?|(?<=message)</b)>\\s{0,20}(?:<!\\[CDATA\\[|(?:${NAME}){1,3})?(?!${NAME})([^<]{1,300}?)(?:\\]\\]>)?\\s{0,20}(?=<)`,
  'gi',
);

/** Attributes in which elements say it: `<diagnostics value="…"/>`. */
const IN_ATTRIBUTE = /\s(?:value|message|text|reason|description|error|msg)="([^"<]{1,300})"/gi;

/** A short text may be wrapped in an element that looks well in a browser. */
const OPENED = /^<(?:pre|p|h\d|b)>(?=[^<]{1,400}(?:<\/(?:pre|p|h\d|b)>\s{0,9})?$)|<\/(?:pre|p|h\d|b)>\s{0,9}$/g;

/** A short plain text, or its first paragraph. */
const PLAIN = /^[^<{]{1,400}(?:$|\n\s{0,4}\n)/;

/**
 * Every text in which an answer may say what is wrong: the members of its JSON, a short plain text, elements and attributes of XML.
 *
 * @param json of the text, undefined where it is none
 */
export function sayingsOf(text: string, json: Json | undefined): readonly Saying[] {
  if (json !== undefined)
    return saidIn(json).map((one) => ({ text: one.slice(0, SAYING_LENGTH), words: inWords(one) }));
  const plain = PLAIN.exec(text.replace(OPENED, ''));
  return (plain === null && text.startsWith('<') ? inMarkup(text) : (plain?.slice(0, 1) ?? [])).map((one) => ({
    text: one,
    words: null,
  }));
}

function inMarkup(text: string): readonly string[] {
  if (!MARKED.test(text)) return [];
  return [IN_ELEMENT, IN_ATTRIBUTE]
    .flatMap((place) => [...text.matchAll(place)].slice(0, TEXTS))
    .map(([, one = '']) => one.trim())
    .filter((one) => one !== '');
}
