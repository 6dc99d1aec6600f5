import type { ReportDenial } from '../../core/report-schema.ts';
import { type Outcome, readBlob } from './read-blob.ts';

/**
 * What the worker tells whoever started it: bytes read so far, then what came of the file. Of a report the denials come first, a few at
 * a time: to take in all at once would stop the page for as long as that takes.
 */
export type WorkerMessage =
  | { readonly bytes: number }
  | { readonly denials: readonly ReportDenial[] }
  | { readonly outcome: Outcome };

/** Denials in one message: some milliseconds of the page's time. */
const FEW = 20;

const tell = (message: WorkerMessage): void => postMessage(message);

function tellOutcome(outcome: Outcome): void {
  if (!('report' in outcome)) {
    tell({ outcome });
    return;
  }
  const { denials, ...report } = outcome.report;
  for (let at = 0; at < denials.length; at += FEW) tell({ denials: denials.slice(at, at + FEW) });
  tell({ outcome: { report: { ...report, denials: [] } } });
}

/** The same line as everywhere, off the panel's thread. One file a worker: to cancel is to end it. */
addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  void readBlob(data, (bytes) => tell({ bytes })).then(tellOutcome);
});
