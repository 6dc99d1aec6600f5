import type { Body } from '../exchange.ts';
import { redactForm, redactMultipart } from './form-body.ts';
import { redactJson } from './json-body.ts';
import { redactMarkup } from './markup-body.ts';
import { cutToLimit, firstOutsideMasks, isMask, mask } from './mask.ts';
import { scrubText } from './scrub-text.ts';
import { settled } from './settled.ts';
import type { BodyRules } from './value.ts';

/** Characters of a body that are looked at; the rest is dropped before any work. */
export const BODY_LIMIT = 65_536;

/** A body without its secrets, in the form in which it was captured. */
export function redactBody(body: Body | null, rules: BodyRules): Body | null {
  if (body === null || body.text === null) return body;
  const text = cutToLimit(body.text, BODY_LIMIT);
  return {
    ...body,
    text: settled(text, (one) => redactBodyText(one, body.mimeType, rules)),
    truncated: body.truncated || text.length < body.text.length,
  };
}

type Format = 'json' | 'form' | 'multipart' | 'markup' | 'text' | 'unknown';

function redactBodyText(text: string, mimeType: string, rules: BodyRules): string {
  if (text === '' || isMask(text)) return text;
  switch (formatOf(text, mimeType)) {
    case 'json':
      return redactJson(text, rules);
    case 'form':
      return redactForm(text, rules);
    case 'multipart':
      return redactMultipart(text, rules);
    case 'markup':
      return redactMarkup(text, rules);
    case 'text':
      return scrubText(text, rules.text);
    case 'unknown':
      return mask('body', text);
  }
}

/** Formats by what the text begins with, and by what the message states where that does not tell. */
function formatOf(text: string, mimeType: string): Format {
  const type = /^[^;\s]{0,128}/.exec(mimeType.trim().toLowerCase())?.[0] ?? '';
  if (type.startsWith('multipart/')) return 'multipart';
  if (isBinary(text)) return 'unknown';
  const seen = sniffed(text);
  if (JSON_TYPE.test(type)) return seen === 'markup' ? 'markup' : 'json';
  if (MARKUP_TYPE.test(type)) return seen === 'json' ? 'json' : 'markup';
  if (type === 'application/x-www-form-urlencoded') return seen === 'text' ? 'form' : seen;
  if (seen === 'json' || seen === 'markup') return seen;
  return type === '' || type === 'x-unknown' || type.startsWith('text/') || TEXTUAL.test(type) ? seen : 'unknown';
}

const JSON_TYPE = /[/+.-]x?-?(?:json|ndjson)|json-?[a-z]{0,8}$/;
const MARKUP_TYPE = /[/+](?:x?html|xml|svg|soap|rss|atom)/;
const TEXTUAL = /^application\/(?:(?:x-)?(?:javascript|ecmascript|yaml|graphql|toml|sh)|sql|octet-stream\+text)$/;

function sniffed(text: string): Format {
  const start = firstOutsideMasks(text);
  if (start === '{' || start === '[' || start === '"') return 'json';
  if (start === '<') return 'markup';
  if (/^\s{0,8}--[^\r\n]{1,200}\r?\n(?:content-|$)/i.test(text)) return 'multipart';
  return looksLikeForm(text) ? 'form' : 'text';
}

/** `name=value&name=value` without white space. */
const looksLikeForm = (text: string): boolean => /^[^\s=&<>{}"']{1,256}=/.test(text) && !/\s/.test(text.trim());

/** Control characters other than white space: bytes that no one meant as text. */
const isBinary = (text: string): boolean => {
  let strange = 0;
  const length = Math.min(text.length, 4096);
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32 && code !== 27) || code === 0xfffd || (code >= 0x7f && code < 0xa0))
      strange++;
  }
  return strange * 32 > length;
};
