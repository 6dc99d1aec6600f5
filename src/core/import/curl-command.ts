import { shellWords } from './shell-words.ts';

/** The request that a cURL command makes. */
export interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string | null;
}

const SHORT: Readonly<Record<string, string>> = {
  X: 'request',
  H: 'header',
  d: 'data',
  b: 'cookie',
  u: 'user',
  A: 'user-agent',
  e: 'referer',
  F: 'form',
  I: 'head',
  G: 'get',
};
/** Options whose argument says nothing of the request. */
const SHORT_WITH_ARGUMENT = 'oOmxUwcCDEKQrtTyYzhP';
const LONG_WITH_ARGUMENT =
  /^(?:output|max-time|connect-timeout|proxy|proxy-user|proxy-header|write-out|cookie-jar|dump-header|cert|key|cacert|capath|cert-type|key-type|pass|config|range|time-cond|upload-file|resolve|connect-to|interface|retry|retry-delay|retry-max-time|limit-rate|max-redirs|trace|trace-ascii|stderr|ciphers|tls-max|aws-sigv4|oauth2-bearer|unix-socket|noproxy|dns-servers|doh-url|happy-eyeballs-timeout-ms|expect100-timeout|keepalive-time)$/;

/** The command at the beginning of a text and what its shell printed below it; null where there is none. https://curl.se/docs/manpage.html */
export function readCurlCommand(text: string): { readonly request: CurlRequest | null; readonly output: string } {
  const { words, rest } = shellWords(text);
  const start = words.findIndex((word) => /^(?:.*[\\/])?curl(?:\.exe)?$/.test(word));
  if (start < 0) return { request: null, output: text };
  return { request: requestOf(optionsOf(words.slice(start + 1))), output: rest };
}

interface Option {
  /** '' for what is no option: a URL. */
  readonly name: string;
  readonly value: string;
}

function optionsOf(words: readonly string[]): readonly Option[] {
  const options: Option[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const next = words[index + 1] ?? '';
    if (word.startsWith('--')) {
      const name = word.slice(2);
      const takes = isKnown(name) || LONG_WITH_ARGUMENT.test(name);
      options.push({ name, value: takes ? next : '' });
      if (takes) index++;
    } else if (word.startsWith('-') && word !== '-') {
      const cluster = clusterOf(word.slice(1), next);
      options.push(...cluster.options);
      if (cluster.takesNext) index++;
    } else options.push({ name: '', value: word });
  }
  return options;
}

const isKnown = (name: string): boolean =>
  name === 'url' ||
  name === 'json' ||
  /^data(?:-|$)|^form(?:-string)?$/.test(name) ||
  (Object.values(SHORT).includes(name) && name !== 'head' && name !== 'get');

/** `-sSi`, `-XPOST`, `-H 'A: b'`. */
function clusterOf(
  letters: string,
  next: string,
): { readonly options: readonly Option[]; readonly takesNext: boolean } {
  const options: Option[] = [];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charAt(at);
    const name = SHORT[letter] ?? letter;
    const takes = SHORT_WITH_ARGUMENT.includes(letter) || isKnown(name);
    if (!takes) {
      options.push({ name, value: '' });
      continue;
    }
    const attached = letters.slice(at + 1);
    options.push({ name, value: attached || next });
    return { options, takesNext: attached === '' };
  }
  return { options, takesNext: false };
}

function requestOf(options: readonly Option[]): CurlRequest | null {
  const valuesOf = (...names: readonly string[]) => options.filter(({ name }) => names.includes(name));
  const has = (name: string): boolean => options.some((option) => option.name === name);
  const told = options.find(({ name, value }) => name === 'url' || (name === '' && value !== ''))?.value;
  if (told === undefined) return null;
  const data = options.filter(({ name }) => name === 'json' || /^data(?:-(?:raw|binary|ascii|urlencode))?$/.test(name));
  const content = data.length === 0 ? null : data.map(({ value }) => value).join('&');
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(told) ? told : `http://${told}`;
  const url = has('get') && content !== null ? `${address}${address.includes('?') ? '&' : '?'}${content}` : address;
  const body = has('get') ? null : content;
  const headers = valuesOf('header').flatMap(({ value }) => headerOf(value));
  const add = (name: string, value: string | undefined) => {
    const isThere = headers.some((header) => header.name.toLowerCase() === name.toLowerCase());
    if (value !== undefined && !isThere) headers.push({ name, value });
  };
  const cookie = valuesOf('cookie').find(({ value }) => value.includes('='))?.value;
  const user = valuesOf('user')[0]?.value;
  add('Cookie', cookie);
  add('User-Agent', valuesOf('user-agent')[0]?.value);
  add('Referer', valuesOf('referer')[0]?.value.replace(/;auto$/, ''));
  add('Authorization', user === undefined ? undefined : `Basic ${base64(user)}`);
  if (body !== null) add('Content-Type', has('json') ? 'application/json' : 'application/x-www-form-urlencoded');
  if (has('form')) add('Content-Type', 'multipart/form-data');
  const method =
    valuesOf('request')[0]?.value ?? (has('head') ? 'HEAD' : body !== null || has('form') ? 'POST' : 'GET');
  return { method, url, headers, body };
}

function headerOf(line: string): { name: string; value: string }[] {
  const [, name, value] = /^([^:;]+)[:;]\s*(.*)$/s.exec(line) ?? [];
  return name === undefined || value === undefined || (value === '' && !line.includes(';'))
    ? []
    : [{ name: name.trim(), value: value.trim() }];
}

const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
