import type { Exchange } from './exchange.ts';
import type { Redacted } from './redact.ts';

/** One hop of a request: what was sent to one URL, and the preflight that asked for it. */
export interface Hop {
  readonly preflight: Redacted<Exchange> | null;
  /** Null where only the preflight was captured. */
  readonly actual: Redacted<Exchange> | null;
}

/** One request as the script asked for it: its redirect hops in order, at least one. */
export interface Chain {
  readonly hops: readonly [Hop, ...Hop[]];
}

/** Whether a fix was tried on any part of it: the browser judged other headers than those that were captured. */
export const isFixTried = ({ hops }: Chain): boolean =>
  hops.some(({ preflight, actual }) => preflight?.fixTried === true || actual?.fixTried === true);
