/**
 * What a server does with one request. In a value `{origin}`, `{scheme}` and `{host}` stand for the Origin header it received
 * and for its parts, in capitals where the name is; `{app}`, `{api}`, `{cdn}` for an origin; `{next:}` and `{self}` for the URL
 * of the next hop and of this one.
 */
export interface AnswerPlan {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Closes the connection without an answer. */
  readonly reset?: boolean;
  /** Milliseconds before the answer. */
  readonly delay?: number;
}

/** What an answer is tagged with that the browser's cache may ask about. */
export const ETAG = '"1"';

/**
 * How a page and all that it asks for are served: `http`: in the clear, on names of the machine itself, which browsers trust;
 * `plain`: in the clear, on any other names; `https`: over TLS with HTTP/1.1; `h2`: over TLS with HTTP/2, whose header names
 * are lower case; `mixed`: the page over TLS, all else in the clear; `public`, `insecure`: a page that Chromium takes for one
 * of the public network, over TLS and in the clear, and all else on the machine itself; `granted`: as `public`, with the
 * user's leave to reach the machine; `named`: as `granted`, all else in the clear on names that do not tell that it is the machine.
 */
export const TRANSPORTS = ['http', 'plain', 'https', 'h2', 'mixed', 'public', 'insecure', 'granted', 'named'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** `app` serves the page; `near` is another origin of its site, the others are other sites. */
export type ServerName = 'app' | 'near' | 'api' | 'cdn';

/** One URL on the way: who serves it, and what it says to a preflight and to the request itself. */
export interface HopPlan {
  readonly at: ServerName;
  readonly preflight: AnswerPlan;
  readonly actual: AnswerPlan;
  /** What it says where the browser's cache asks whether its answer is still good. */
  readonly revalidation?: AnswerPlan;
}

/** Further options of a `fetch()`. */
export interface FetchOptions {
  readonly keepalive?: true;
  readonly cache?: 'no-store' | 'reload' | 'no-cache';
  readonly mode?: 'no-cors' | 'same-origin';
  readonly redirect?: 'manual' | 'error';
  readonly referrerPolicy?: 'no-referrer';
  /** https://wicg.github.io/local-network-access/#fetch-api */
  readonly targetAddressSpace?: 'loopback' | 'local' | 'public';
}

export const INITIATORS = [
  'fetch',
  'xhr',
  'xhr-upload',
  'beacon',
  'eventsource',
  'image',
  'script',
  'module',
  'font',
  'worker',
  'shared-worker',
  'data-worker',
  'service-worker',
  'through-service-worker',
  'iframe',
  'cross-origin-iframe',
  'sandboxed-iframe',
  'data-iframe',
] as const;

/** What only tables have: of these a request is a GET. */
export const FURTHER_INITIATORS = [
  'xhr-sync',
  'stylesheet',
  'video',
  'preload',
  'import',
  'blob-worker',
  'reconnecting-eventsource',
] as const;

/** What sends a request in no CORS mode, so that no engine has a word of CORS on it. */
export const PLAIN_INITIATORS = ['plain-image', 'plain-script', 'plain-stylesheet'] as const;

export type Initiator =
  | (typeof INITIATORS)[number]
  | (typeof FURTHER_INITIATORS)[number]
  | (typeof PLAIN_INITIATORS)[number];

/** One request of a page and the answers to it: everything that an engine's verdict can depend on. */
export interface Plan {
  readonly id: string;
  /** The table that it stands in; absent where a seed drew it. */
  readonly table?: string;
  /** The rows of the table it counts in: the faults put into it, or `none`. */
  readonly aims: readonly string[];
  readonly transport: Transport;
  readonly initiator: Initiator;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly credentials: 'include' | 'omit' | 'same-origin';
  readonly options: FetchOptions;
  /** What the URLs end in, for a service worker to go by. */
  readonly query?: string;
  /** True where the target has set a cookie, so that a request with credentials shows one. */
  readonly cookie: boolean;
  /** How often it is sent, all at once. */
  readonly times: number;
  /** How often that is done, one after the other: the preflight of the first may be cached for the next. */
  readonly rounds: number;
  /** Aborted by the page while the first answer is awaited. */
  readonly abort: boolean;
  readonly hops: readonly [HopPlan, ...HopPlan[]];
}
