import type { ReportDenial } from '../../core/report-schema.ts';
import type { ReadingMessage } from '../engine-worker.ts';
import type { Outcome } from './read-blob.ts';

/** A file that is being read. */
export interface Reading {
  readonly outcome: Promise<Outcome>;
  /** Stops at once; `outcome` then never settles. */
  readonly cancel: () => void;
}

export type ReadFile = (file: Blob, onProgress: (bytes: number) => void) => Reading;

/** Reads a file in a worker of its own, so that nothing freezes however large it is. */
export const readInWorker: ReadFile = (file, onProgress) => {
  const worker = new Worker(new URL('../engine-worker.ts', import.meta.url), { type: 'module' });
  const denials: ReportDenial[] = [];
  const outcome = new Promise<Outcome>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ReadingMessage>) => {
      if ('bytes' in data) {
        onProgress(data.bytes);
        return;
      }
      if ('denials' in data) {
        denials.push(...data.denials);
        return;
      }
      worker.terminate();
      resolve('report' in data.outcome ? { report: { ...data.outcome.report, denials } } : data.outcome);
    });
    worker.addEventListener('error', ({ message }) => {
      worker.terminate();
      resolve({ failure: message || 'the reader stopped', advice: '' });
    });
  });
  worker.postMessage(file);
  return { outcome, cancel: () => worker.terminate() };
};
