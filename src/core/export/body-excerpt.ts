import { redactFieldName } from '../redaction/json-body.ts';
import { rewriteJson } from '../redaction/json-text.ts';
import { firstOutsideMasks, isMask, mask, outsideMasks } from '../redaction/mask.ts';
import { redactParameters } from '../redaction/url.ts';
import { isStatusWord } from '../status-word.ts';

/**
 * A body as far as a diagnosis quotes it. Of JSON and forms the names stay, so that its shape can be read; of everything else only
 * the quotes. A body that is a word of the status says no more than that, and stays.
 *
 * @param quotes what facts and evidence say they saw in this body
 */
export function excerptOf(text: string, quotes: readonly string[]): string {
  if (text === '' || isMask(text) || isStatusWord(text)) return text;
  const wanted = quotes.map(quoteOf).filter((quote) => quote !== '');
  if (/^[{[]/.test(firstOutsideMasks(text))) return excerptOfJson(text, wanted);
  if (wanted.length === 0 && /^[^\s=&<>]{1,256}=\S*$/.test(text)) return redactParameters(text, 'export');
  return onlyQuotes(text, wanted);
}

/** Facts cut long quotes and end them with an ellipsis. */
const quoteOf = (saw: string): string => saw.replace(/(?:…|\.\.\.)$/, '').trim();

function excerptOfJson(text: string, quotes: readonly string[]): string {
  const keep = (value: string): string =>
    value === '' || isMask(value) || isStatusWord(value) || isQuoted(value, quotes) ? value : onlyQuotes(value, quotes);
  return rewriteJson(text, {
    name: redactFieldName,
    text: keep,
    number: (value) => (/^\d{1,3}$/.test(value) || quotes.includes(value) ? value : mask('body', value)),
    other: (between) => (/^[\s:]*$/.test(between) ? between : outsideMasks(between, (rest) => mask('body', rest))),
  });
}

/** Quotes are whole values, or white space made one blank of them. */
const isQuoted = (value: string, quotes: readonly string[]): boolean => {
  const line = value.replace(/\s+/g, ' ').trim();
  return quotes.some((quote) => line === quote);
};

/** What is quoted stays where it stands; the rest is masked. */
function onlyQuotes(text: string, quotes: readonly string[]): string {
  const spans = quotes.flatMap((quote) => spanOf(text, quote)).sort((a, b) => a.from - b.from);
  let result = '';
  let at = 0;
  for (const { from, to } of spans) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    result += outsideMasks(text.slice(at, start), maskGap) + text.slice(start, to);
    at = to;
  }
  return result + outsideMasks(text.slice(at), maskGap);
}

const maskGap = (gap: string): string => (/^\s*$/.test(gap) ? gap : mask('body', gap));

/** The first place where a quote stands, white space of any length between its words. */
function spanOf(text: string, quote: string): readonly { readonly from: number; readonly to: number }[] {
  const from = text.indexOf(quote);
  if (from >= 0) return [{ from, to: from + quote.length }];
  const words = quote.split(' ').map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const found = words.length > 1 ? new RegExp(words.join('\\s{1,64}')).exec(text) : null;
  return found ? [{ from: found.index, to: found.index + found[0].length }] : [];
}
