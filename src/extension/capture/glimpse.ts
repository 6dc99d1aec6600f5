import { getHeader, type HeaderList } from '../../core/exchange.ts';
import { parseUrl } from '../../core/parse-url.ts';

/** What the first look at an entry sees. It is run on every request, so it reads a handful of properties and no more. */
export interface Glimpse {
  readonly method: string;
  /** Without fragment. */
  readonly url: string;
  /** `startedDateTime` as the browser wrote it: part of an entry's identity. */
  readonly started: string;
  /** The same in milliseconds since the epoch, NaN where it is no date. */
  readonly start: number;
  /** 0 where there was no answer. */
  readonly status: number;
  /** Chromium's network error; null where none is told. */
  readonly error: string | null;
  /** True for the browser's own OPTIONS, false for an application's. */
  readonly preflight: boolean;
  /** Absolute URL of where the answer redirects, as it stands there where it is no URL; else null. */
  readonly redirect: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** Schemes whose requests reach no server and whose URLs may be as large as their content. */
const LOCAL_SCHEME = /^(?:data|blob|about|chrome-extension|moz-extension|devtools):/i;

export const fieldsOf = (value: unknown): Fields | null => (isFields(value) ? value : null);

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Null for what is no HAR entry of a request to a server. */
export function glimpse(entry: unknown): Glimpse | null {
  const fields = fieldsOf(entry);
  const request = fieldsOf(fields?.request);
  const response = fieldsOf(fields?.response);
  if (fields === null || request === null || response === null) return null;
  const address = text(request.url);
  if (address === '' || LOCAL_SCHEME.test(address)) return null;
  const url = withoutFragment(address);
  const started = text(fields.startedDateTime);
  const status = typeof response.status === 'number' ? response.status : 0;
  const method = text(request.method);
  return {
    method,
    url,
    started,
    start: Date.parse(started),
    status,
    error: typeof response._error === 'string' ? response._error : null,
    preflight: method === 'OPTIONS' && isPreflight(fields, request),
    redirect: status >= 300 && status < 400 ? redirectOf(response, url) : null,
  };
}

/** Chromium says it; elsewhere a preflight is known by the one header that every preflight has. */
function isPreflight(fields: Fields, request: Fields): boolean {
  if (fields._resourceType === 'preflight' || fieldsOf(fields._initiator)?.type === 'preflight') return true;
  if (fields._initiator !== undefined) return false;
  return headersOf(request).some(({ name }) => name.toLowerCase() === 'access-control-request-method');
}

function redirectOf(response: Fields, base: string): string | null {
  const location =
    text(response.redirectURL) || headersOf(response).find(({ name }) => name.toLowerCase() === 'location')?.value;
  return location === undefined ? null : withoutFragment(parseUrl(location, base)?.href ?? location);
}

export const withoutFragment = (url: string): string => {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
};

/** The headers of an entry's request or response, what is no header left out. */
export function headersOf(message: unknown): HeaderList {
  const headers = fieldsOf(message)?.headers;
  if (!Array.isArray(headers)) return [];
  return headers.flatMap((header: unknown) => {
    const fields = fieldsOf(header);
    return typeof fields?.name === 'string' && typeof fields.value === 'string'
      ? [{ name: fields.name, value: fields.value }]
      : [];
  });
}

/** How an entry differs from all others, but for those that began in the same millisecond. */
export const keyOf = ({ method, url, started }: Glimpse): string => `${method} ${started} ${url}`;

/** The method of the request itself, which its preflight names. */
export function actualMethod(entry: unknown, { method, preflight }: Glimpse): string {
  if (!preflight) return method;
  return getHeader(headersOf(fieldsOf(entry)?.request), 'Access-Control-Request-Method') ?? '';
}
