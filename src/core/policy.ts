import type { Origin } from './exchange.ts';

/**
 * What a server must answer so that browsers let the captured requests pass. Names are the response headers' own.
 * The type cannot express an unsafe policy: there is no "every origin", no reflected origin and no list wildcard.
 */
export interface CorsPolicy {
  /** Exact origins, sorted. */
  readonly allowOrigins: readonly Origin[];
  /** Upper case as sent, sorted, without the safelisted GET, HEAD and POST. */
  readonly allowMethods: readonly string[];
  /** Lower case, sorted, without the safelisted ones. */
  readonly allowHeaders: readonly string[];
  readonly allowCredentials: boolean;
  /** Seconds. */
  readonly maxAge: number;
  /** Lower case, sorted. */
  readonly exposeHeaders: readonly string[];
}
