import type { Chain } from './chain.ts';
import type { Browser, Exchange, Origin } from './exchange.ts';
import type { CorsVerdict } from './fetch/verdict.ts';
import type { Recognition } from './recogniser.ts';
import type { Redacted } from './redact.ts';
import type { Refusal } from './report-schema.ts';

/** A refused request with its preflight, hops, credentials and siblings: the word for what users call a finding. */
export interface Denial extends Chain {
  readonly id: string;
  readonly browser: Browser;
  readonly page: string | null;
  /** The first hop, as the script asked for it. */
  readonly request: { readonly method: string; readonly url: string; readonly origin: Origin | null };
  /** The preflight of the last hop. */
  readonly preflight: Redacted<Exchange> | null;
  /** The last hop's own exchange. */
  readonly actual: Redacted<Exchange> | null;
  readonly blockedBy: 'browser' | 'server' | 'network' | 'unknown';
  /** Null unless a cross-origin request in CORS mode. */
  readonly cors: CorsVerdict | null;
  /** What the recognisers say of the answers, most certain first. */
  readonly recognitions: readonly Recognition[];
  readonly refusal: Refusal | null;
  /** Other requests of the capture to the same origin that were not denied. */
  readonly siblings: readonly Chain[];
}
