/** What a server does with one request. `{origin}` in a value stands for the Origin header it received. */
export interface AnswerPlan {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Closes the connection without an answer. */
  readonly reset?: boolean;
  /** Milliseconds before the answer. */
  readonly delay?: number;
}

/**
 * How a page and all that it asks for are served: `http`: in the clear, on names of the machine itself, which browsers trust;
 * `plain`: in the clear, on any other names; `https`: over TLS with HTTP/1.1; `h2`: over TLS with HTTP/2, whose header names
 * are lower case; `mixed`: the page over TLS, all else in the clear; `public`, `insecure`: a page that Chromium takes for one
 * of the public network, over TLS and in the clear, and all else on the machine itself.
 */
export const TRANSPORTS = ['http', 'plain', 'https', 'h2', 'mixed', 'public', 'insecure'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** `app` serves the page; `near` is another origin of its site, the others are other sites. */
export type ServerName = 'app' | 'near' | 'api' | 'cdn';

/** One URL on the way: who serves it, and what it says to a preflight and to the request itself. */
export interface HopPlan {
  readonly at: ServerName;
  readonly preflight: AnswerPlan;
  readonly actual: AnswerPlan;
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
export type Initiator = (typeof INITIATORS)[number];

/** One request of a page and the answers to it: everything that an engine's verdict can depend on. */
export interface Plan {
  readonly id: string;
  /** The rows of the table it counts in: the faults put into it, or `none`. */
  readonly aims: readonly string[];
  readonly transport: Transport;
  readonly initiator: Initiator;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly credentials: 'include' | 'omit' | 'same-origin';
  /** Options of a `fetch()` that change nothing of its verdict. */
  readonly options: { readonly keepalive?: true; readonly cache?: 'no-store' | 'reload' };
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
