import type { Browser, Exchange } from '../../core/exchange.ts';
import type { Redacted } from '../../core/redact.ts';
import type { CaptureMessage } from '../capture-protocol.ts';
import type { Run } from './experiments.ts';
import type { RunHost } from './run-experiment.ts';

/** What capture needs of the world, so that it can be tested without a browser. */
export interface CaptureHost {
  /** Names this life of the devtools page. */
  readonly id: string;
  readonly browser: Browser;
  readonly hello: (requests: number) => Extract<CaptureMessage, { type: 'hello' }>;
  readonly now: () => number;
  readonly later: (milliseconds: number, then: () => void) => void;
  readonly getHar: () => Promise<readonly unknown[]>;
  readonly post: (message: CaptureMessage) => void;
  readonly wake: () => void;
  /** What carries out experiments. */
  readonly experiment: (held: Held) => Promise<Run>;
  /** What reads entries; a promise where it must be loaded first. */
  readonly reader: () => Reader | Promise<Reader>;
}

/** Entry to exchange, credentials read and masked. */
export type Reader = (
  entry: unknown,
  context: { readonly id: string; readonly sequence: number; readonly page: string | null },
) => Redacted<Exchange> | { readonly skipped: string };

/** What an experiment needs of the capture. */
export type Held = Pick<RunHost, 'entryOf' | 'urlOf' | 'read'>;
