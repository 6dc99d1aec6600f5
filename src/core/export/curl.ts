import { hasHeader } from '../exchange.ts';
import { createPlaceholders, type Piece, type Placeholder } from './placeholders.ts';
import { limitsOf, onOneLine, onTheWire, type RepeatableRequest, repeatableHeaders } from './repeatable.ts';

/** A command that repeats a request, with what must be set before it runs and what it cannot repeat. */
export interface Command {
  readonly text: string;
  readonly placeholders: readonly Placeholder[];
  /** Sentences; empty where the command sends exactly what was captured. */
  readonly limits: readonly string[];
}

/** Headers that curl adds unless told otherwise. */
const CURL_ADDS = ['Accept', 'User-Agent'];

/**
 * A cURL command for a POSIX shell that sends what was captured, byte for byte: every value in single quotes, no globbing, no file
 * reading `@`, no path normalisation. Masked values are variables in double quotes. Null where the URL is not of HTTP.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
 */
export function toCurl(request: RepeatableRequest): Command | null {
  if (!/^https?:\/\//i.test(request.url)) return null;
  const { header, url, body, given } = createPlaceholders();
  const headers = repeatableHeaders(request.headers);
  const text = (request.body?.text ?? '').replaceAll('\0', '');
  const isHead = request.method === 'HEAD';
  const lines = [
    `curl ${isHead ? '--head' : '--include'} --globoff --path-as-is --compressed`,
    ...(isHead ? [] : [`--request ${quoted([{ text: request.method }])}`]),
    ...headers.map(({ name, value }) => {
      const line = onOneLine(value).trim();
      // A name with a colon and nothing behind it takes the header away; with a semicolon it is sent empty.
      if (line === '') return `--header ${quoted([{ text: `${name};` }])}`;
      return `--header ${quoted([{ text: `${name}: ` }, ...header(name, line)])}`;
    }),
    ...CURL_ADDS.filter((name) => request.provisional !== true && !hasHeader(headers, name)).map(
      (name) => `--header '${name}:'`,
    ),
    ...(text === '' || isHead ? [] : bodyOptions(body(text), hasHeader(headers, 'content-type'))),
    quoted(
      url(request.url.replace(/#.*$/s, '')).map((piece) => ('text' in piece ? { text: onTheWire(piece.text) } : piece)),
    ),
  ];
  return { text: lines.join(' \\\n  '), placeholders: given(), limits: limitsOf(request) };
}

/** `--data-raw` reads no files; the type that it adds is taken away where none was sent. */
function bodyOptions(body: readonly Piece[], hasType: boolean): readonly string[] {
  return [...(hasType ? [] : ["--header 'Content-Type:'"]), `--data-raw ${quoted(body)}`];
}

/** One shell word. Nothing is special between single quotes but the quote itself. */
function quoted(pieces: readonly Piece[]): string {
  const words: string[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') words.push(`'${text.replaceAll("'", `'\\''`)}'`);
    text = '';
  };
  for (const piece of pieces) {
    if ('text' in piece) text += piece.text;
    else {
      flush();
      words.push(`"$${piece.variable}"`);
    }
  }
  flush();
  return words.join('') || "''";
}
