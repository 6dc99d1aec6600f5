import { mayRefuse } from '../first-look.ts';
import { plainOrigin } from './plain-url.ts';

/** What is known of an entry that surely was not denied, without reading more of it. */
export interface Passed {
  readonly method: string;
  /** Without fragment. */
  readonly url: string;
  readonly origin: string;
  /** When it began: as the entry says it, or in milliseconds since the epoch. */
  readonly started: unknown;
}

/**
 * The quick look at an entry: most pass, and they must cost no more than this. Not null only where the whole reading of it would
 * surely find an ordinary request that was answered with a status below 300, without an error and without a word of refusal.
 */
export function passed(entry: unknown): Passed | null {
  if (!isRecord(entry)) return null;
  const { request, response, _initiator, _resourceType } = entry;
  if (!isRecord(request) || !isRecord(response)) return null;
  const { status } = response;
  if (typeof status !== 'number' || !(status >= 200 && status < 300) || !Number.isInteger(status)) return null;
  if ((response._error ?? response._failureText ?? null) !== null) return null;
  const { method, url } = request;
  if (typeof method !== 'string' || method === '' || method === 'OPTIONS' || typeof url !== 'string') return null;
  if (_resourceType === 'preflight' || (isRecord(_initiator) && _initiator.type === 'preflight')) return null;
  if (typeof _resourceType === 'string' && _resourceType.toLowerCase() === 'preflight') return null;
  // Without a word of errors only the CORS check tells what became of a request with an Origin.
  if (!('_error' in response) && mayHave(request.headers, 'origin')) return null;
  const text = bodyText(response.content);
  if (text === undefined || !isList(response.headers) || mayRefuse(status, response.headers, text)) return null;
  const origin = plainOrigin(url);
  if (origin === null) return null;
  const hash = url.indexOf('#');
  return { method, url: hash < 0 ? url : url.slice(0, hash), origin, started: entry.startedDateTime };
}

/** False only where an entry surely carries no cookie and no Authorization. */
export function mayShowCredentials(entry: unknown): boolean {
  if (!isRecord(entry) || !isRecord(entry.request)) return false;
  const { headers, cookies } = entry.request;
  if (isList(cookies) ? cookies.length > 0 : isRecord(cookies) || typeof cookies === 'string') return true;
  if (mayHave(headers, 'authorization') || mayHave(headers, 'cookie')) return true;
  return isRecord(entry.response) && mayHave(entry.response.headers, 'set-cookie');
}

export const headersOf = (entry: unknown): unknown =>
  isRecord(entry) && isRecord(entry.request) ? entry.request.headers : null;

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** True where a header list has this name (lower case), or is written in a way that must be read to know. */
function mayHave(headers: unknown, name: string): boolean {
  if (!isList(headers)) return isRecord(headers) || typeof headers === 'string';
  for (const header of headers) {
    if (!isRecord(header) || typeof header.name !== 'string') continue;
    const given = header.name;
    // White space around a name is no part of it.
    if (given.length >= name.length && given.toLowerCase().trim() === name) return true;
  }
  return false;
}

const BINARY = /^(?:image\/(?!svg)|audio\/|video\/|font\/)/;

/** The text of a response, '' where it has none; undefined where it must be decoded to be known. */
function bodyText(content: unknown): string | undefined {
  if (!isRecord(content)) return '';
  const { text, encoding, mimeType } = content;
  if (typeof text !== 'string') return '';
  if (encoding !== 'base64') return text;
  return typeof mimeType === 'string' && BINARY.test(mimeType) ? '' : undefined;
}
