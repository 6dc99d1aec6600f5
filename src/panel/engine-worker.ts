import type { ReportDenial } from '../core/report-schema.ts';
import { createDiagnosis } from '../extension/diagnosis.ts';
import type { Patch } from '../extension/protocol.ts';
import type { Outcome } from './import/read-blob.ts';

/**
 * Of a file: bytes read so far, then what came of it. Of a report the denials come first, a few at a time: to take in all at once would
 * stop the page for as long as that takes.
 */
export type ReadingMessage =
  | { readonly bytes: number }
  | { readonly denials: readonly ReportDenial[] }
  | { readonly outcome: Outcome };

/** Denials in one message: some milliseconds of the page's time. */
const FEW = 20;

/**
 * The engine, off the panel's thread. A worker that is given a file reads that one and no other: to cancel is to end it. One
 * that is given what the background says of the tab's session diagnoses it.
 */
const tell = (message: ReadingMessage | Patch): void => postMessage(message);

const diagnosis = createDiagnosis({
  post: tell,
  now: Date.now,
  later: (milliseconds, then) => void setTimeout(then, milliseconds),
  report: (error) => console.error('Clearance:', error),
});

function tellOutcome(outcome: Outcome): void {
  if (!('report' in outcome)) {
    tell({ outcome });
    return;
  }
  const { denials, ...report } = outcome.report;
  for (let at = 0; at < denials.length; at += FEW) tell({ denials: denials.slice(at, at + FEW) });
  tell({ outcome: { report: { ...report, denials: [] } } });
}

async function read(file: Blob): Promise<void> {
  const { readBlob } = await import('./import/read-blob.ts');
  tellOutcome(await readBlob(file, (bytes) => tell({ bytes })));
}

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data instanceof Blob) void read(data);
  else diagnosis.take(data);
});
