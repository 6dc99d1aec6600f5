import type { Origin } from '../exchange.ts';
import type { Observation } from './observation.ts';
import type { CorsReason, Failure } from './reason.ts';
import type { PlacedStep, Position } from './simulate.ts';

/** A failure in its place. `sure`: it fails in whichever credentials mode the request can have had. */
export interface PlacedFailure extends Failure, Position {
  readonly sure: boolean;
}

/** What CORS made of a request: the engine's own reason, and every further failure behind it. */
export interface CorsVerdict {
  /** Null where the two credentials modes disagree and nothing tells which it was. */
  readonly blocked: boolean | null;
  /** Of `blocked` and of the captured browser's own name. */
  readonly certainty: 'proven' | 'likely' | 'unknown';
  /** Why no surer; '' where proven. */
  readonly because: string;
  readonly chromium: string | null;
  readonly firefox: string | null;
  readonly credentials: 'include' | 'omit' | 'unknown';
  readonly credentialsBecause: string;
  /** The serialized request origin at the hop that failed, else at the last. */
  readonly origin: Origin | null;
  /** The engine's reason; null where it let the request through, or where the network failed. */
  readonly reason: CorsReason | null;
  /** Where the engine stopped. */
  readonly at: Position | null;
  /** Every failure in engine order. */
  readonly failures: readonly PlacedFailure[];
  readonly steps: readonly PlacedStep[];
  readonly warnings: readonly string[];
  /** What the captured entries say of the course the request took. */
  readonly observation: Observation;
  /** True where the headers fail every check and the browser let the request through all the same. */
  readonly contradicted: boolean;
}
