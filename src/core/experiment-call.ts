import type { Exchange } from './exchange.ts';
import { corsUnsafeRequestHeaderNames } from './fetch/cors-unsafe-request-header-names.ts';
import type { PreflightAsk } from './preflight-ask.ts';
import type { Variant } from './variant.ts';

/** The arguments of a `fetch` call, as plain JSON. */
export interface FetchCall {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
  readonly credentials: Variant['credentials'];
  /** What could not be sent as it was, one sentence each. */
  readonly limits: readonly string[];
}

/** Headers that a page sets although they ask for no preflight. */
const SAFELISTED = new Set(['accept', 'content-type']);

/**
 * The call that sends a request again with one variant's changes: the headers that the page set and may set, the rest is
 * the browser's. `exchange`: as captured, unmasked; it never leaves the page that holds it. Null where the URL is not of
 * HTTP. https://fetch.spec.whatwg.org/#fetch-method
 */
export function experimentCall({ request }: Exchange, variant: Variant): FetchCall | null {
  if (!/^https?:\/\//i.test(request.url)) return null;
  const method = variant.method ?? request.method;
  const own = new Set(corsUnsafeRequestHeaderNames(request.headers));
  const replaced = new Set([...variant.withoutHeaders, ...variant.setHeaders.map(({ name }) => name.toLowerCase())]);
  const kept = request.headers.filter(({ name }) => {
    const lower = name.toLowerCase();
    return (own.has(lower) || SAFELISTED.has(lower)) && !replaced.has(lower);
  });
  const headers = [...kept, ...variant.setHeaders].map(({ name, value }) => [name, value] as const);
  const limits: string[] = [];
  const mayHaveBody = method !== 'GET' && method !== 'HEAD';
  let body: string | null = null;
  if (variant.body.kind === 'text') body = variant.body.text;
  else if (variant.body.kind === 'same') {
    body = request.body?.text ?? null;
    if (request.body?.truncated) limits.push('Of its body only the beginning was captured and sent.');
    const hadBody = body === null && (request.body !== null || own.has('content-type') || hasContentType(request));
    if (hadBody && mayHaveBody) limits.push('Its body was not captured, so it was sent without.');
  }
  return {
    url: request.url,
    method,
    headers,
    body: mayHaveBody ? body : null,
    credentials: variant.credentials,
    limits,
  };
}

/**
 * The call before which a browser sends a preflight, of which a rule makes the wanted one: OPTIONS is no CORS-safelisted
 * method. `url`: as captured, without fragment. Null where it is not of HTTP. https://fetch.spec.whatwg.org/#cors-safelisted-method
 */
export function preflightCall(url: string, { mark }: PreflightAsk): FetchCall | null {
  if (!/^https?:\/\//i.test(url)) return null;
  return { url: `${url}#${mark}`, method: 'OPTIONS', headers: [], body: null, credentials: 'omit', limits: [] };
}

const hasContentType = ({ headers }: Exchange['request']): boolean =>
  headers.some(({ name }) => name.toLowerCase() === 'content-type');
