/**
 * The vocabulary of everything captured: one HTTP exchange (RFC 9110), its header lists (Fetch) and what was read of
 * the credentials it carried. Plain JSON: every value survives structured clone and `JSON.stringify`.
 */

/** A header as the wire had it: name in its own case, value without surrounding white space. Repeated headers repeat. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** https://fetch.spec.whatwg.org/#concept-header-list */
export type HeaderList = readonly Header[];

/** A serialized origin (`https://app.example`), or `"null"` for an opaque one. Unknown is JSON null, elsewhere. */
export type Origin = string;

/** The engine that made the request; the two we know decide CORS by their own order of steps. */
export type Browser = 'chromium' | 'firefox' | 'safari' | 'other';

/** A message's content as far as it was captured. */
export interface Body {
  /** Media type as stated by the message, or '' where it stated none. */
  readonly mimeType: string;
  /** Size in bytes as the browser told it; null where it did not. */
  readonly size: number | null;
  /** The text, cut at the capture's bound. Null: not captured, not readable, or binary. */
  readonly text: string | null;
  /** True when `text` is less than the whole. */
  readonly truncated: boolean;
}

export interface Request {
  /** As sent: case matters to CORS. */
  readonly method: string;
  /** Absolute, without fragment. */
  readonly url: string;
  readonly httpVersion: string;
  readonly headers: HeaderList;
  /** Names only, in order. */
  readonly cookies: readonly string[];
  readonly body: Body | null;
}

export interface Response {
  /** 100 to 999. An exchange without such a status has no response. */
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly headers: HeaderList;
  /** Names of the cookies it set, in order. */
  readonly cookies: readonly string[];
  /** Where it redirects, as captured (may be relative), or null. */
  readonly redirectUrl: string | null;
  readonly body: Body | null;
}

/** One message of a WebSocket, as far as it was captured. */
export interface Frame {
  readonly type: 'send' | 'receive';
  /** Seconds since the epoch, or null. */
  readonly time: number | null;
  /** 1: text, 2: binary. https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
  readonly opcode: number;
  /** The text; of a binary one base64. */
  readonly data: string;
}

/** What Chromium says of who started a request; other browsers say nothing. */
export interface Initiator {
  readonly type: string;
  /** On a preflight: the request id of its actual request (`26459.6`). */
  readonly requestId: string | null;
  readonly url: string | null;
  /** Zero-based line of the call, where known. */
  readonly lineNumber: number | null;
  /** A worker's call: Chromium shows neither the wire's headers nor a refused answer of these. */
  readonly worker: boolean;
}

/** One request with its response, or with the reason for having none. */
export interface Exchange {
  /** Unique in its capture. In a file `e` and the index in `log.entries`. */
  readonly id: string;
  /** Index in `log.entries` of a file; null in a session. */
  readonly entry: number | null;
  /** Order of capture, from 0. In a file the index. */
  readonly sequence: number;
  readonly browser: Browser;
  /** Milliseconds since the epoch, or null where absent or not a date. */
  readonly startedDateTime: number | null;
  /** Milliseconds, or null. */
  readonly time: number | null;
  /** URL of the page that made the request, or null where unknown. */
  readonly page: string | null;
  /** `preflight`: the browser's own OPTIONS. Everything else, an application's OPTIONS too, is `actual`. */
  readonly role: 'preflight' | 'actual';
  /** DevTools' resource type, lower case (`fetch`, `xhr`, `document`, …), or null where the exporter has none. */
  readonly resourceType: string | null;
  readonly initiator: Initiator | null;
  readonly request: Request;
  /** Null where none was received, or none that the browser shows. */
  readonly response: Response | null;
  /**
   * The network stack's own words (`net::ERR_FAILED`). Null: it reported none. Undefined would hide a question, so
   * `reportsErrors` tells whether this exporter reports errors at all.
   */
  readonly error: string | null;
  /** True where the exporter tells errors, so that `error: null` means success (Chromium). */
  readonly reportsErrors: boolean;
  /** True when the request headers are what the page asked for, not what the wire carried (never sent, or from a cache). */
  readonly provisional: boolean;
  /** True when the exporter left out credentials (Chromium's sanitised HAR): their absence proves nothing. */
  readonly sanitised: boolean;
  readonly fetchedViaServiceWorker: boolean;
  /** The first messages of a WebSocket that was not let in, where the exporter tells them. */
  readonly frames?: readonly Frame[];
  /**
   * True where a fix was tried on it: the browser judged the headers that the fix sets, and shows those of the server.
   * Absent elsewhere.
   */
  readonly fixTried?: true;
  /** True where the response is that of an earlier request, which the browser had stored: of this one it shows none. */
  readonly storedResponse?: true;
  /** What was read of the credentials it carried, before they were masked. */
  readonly credentials: readonly Credential[];
}

export type CredentialKind =
  | 'jwt'
  | 'opaque-token'
  | 'basic'
  | 'digest'
  | 'dpop'
  | 'sigv4'
  | 'negotiate'
  | 'api-key'
  | 'cookie'
  | 'csrf'
  | 'signed-url'
  | 'saml'
  | 'unknown';

/** A JSON value that was parsed, not trusted. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** One credential a request carried: what it is and says, never what it is worth. */
export interface Credential {
  readonly kind: CredentialKind;
  /** Where in the exchange, in the report's notation without the role: `request header authorization`. */
  readonly where: string;
  /** The authentication scheme as sent (`Bearer`, `bearer`), null where none applies. */
  readonly scheme: string | null;
  /** What it is called where that is not its secret: the cookie's name, a published prefix (`GitHub personal access token`). */
  readonly label: string | null;
  /** Decoded JOSE header, null where it has none. */
  readonly header: { readonly [name: string]: Json } | null;
  /** Decoded claims, personal ones masked; null where it has none. */
  readonly claims: { readonly [name: string]: Json } | null;
  /** Length of the raw value in characters. */
  readonly length: number;
  /** Keyed hash, so that "the same token?" can be answered; null without a key. */
  readonly fingerprint: string | null;
  /** What is malformed or unsafe about it, each a plain sentence fragment (`the scheme appears twice`). */
  readonly faults: readonly CredentialFault[];
  /** Parts that are no secret and no claim: realm, region, signed headers, a signed URL's expiry. */
  readonly parts?: Readonly<Record<string, string>>;
}

/** A defect of a credential's form, told by its raw value alone. */
export interface CredentialFault {
  readonly fault:
    | 'literal-undefined'
    | 'literal-null'
    | 'doubled-scheme'
    | 'quoted'
    | 'white-space'
    | 'line-break'
    | 'empty'
    | 'not-base64url'
    | 'not-base64'
    | 'no-colon'
    | 'not-json'
    | 'truncated'
    | 'unsecured'
    | 'lower-case-scheme'
    | 'differs-from-cookie'
    | 'unencoded-placeholder';
  /** A plain sentence, without the secret. */
  readonly saw: string;
}

/** The value of a header, all its lines joined with `, ` as Fetch's "get" does; null where there is none. */
export function getHeader(headers: HeaderList, name: string): string | null {
  const wanted = name.toLowerCase();
  let value: string | null = null;
  for (const header of headers) {
    if (header.name.toLowerCase() === wanted) value = value === null ? header.value : `${value}, ${header.value}`;
  }
  return value;
}

/** The values of a header, one an occurrence, in order. */
export function getHeaderLines(headers: HeaderList, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter((header) => header.name.toLowerCase() === wanted).map((header) => header.value);
}

export function hasHeader(headers: HeaderList, name: string): boolean {
  const wanted = name.toLowerCase();
  return headers.some((header) => header.name.toLowerCase() === wanted);
}

/** What the browser shows of an answer to this very request: null also where the response is that of an earlier one. */
export const ownResponse = ({ response, storedResponse }: Exchange): Response | null =>
  storedResponse === true ? null : response;
