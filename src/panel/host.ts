import type { Earlier } from '../extension/earlier.ts';
import type { ReadFile } from './import/read-in-worker.ts';

/** What the panel can ask of the DevTools around it. */
export interface Host {
  /** True for the page of its own, which shows files and captures nothing. */
  readonly standalone: boolean;
  readonly engine: 'chromium' | 'firefox';
  readonly readFile: ReadFile;
  readonly reload: () => void;
  /** What the inspected page tells of the time before capture began, or null. */
  readonly earlier: () => Promise<Earlier | null>;
  /** Makes a new key: fingerprints of before and after no longer compare. Rejects where the browser refuses to keep it. */
  readonly renewFingerprints: () => Promise<void>;
  /** Shows requests in the browser's own network panel; null where the browser cannot. */
  readonly reveal: ((filter: string) => void) | null;
  /** Asks the user for access to hosts, from a click; null where a panel cannot. */
  readonly askForHosts: ((hosts: readonly string[]) => Promise<boolean>) | null;
  /** Opens a source at a line, from 1, in the browser's own panel; null where the browser cannot. */
  readonly openSource: ((url: string, line: number) => void) | null;
}
