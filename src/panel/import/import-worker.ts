import { type Outcome, readBlob } from './read-blob.ts';

/** What the worker tells whoever started it: bytes read so far, then what came of the file. */
export type WorkerMessage = { readonly bytes: number } | { readonly outcome: Outcome };

const tell = (message: WorkerMessage): void => postMessage(message);

/** The same line as everywhere, off the panel's thread. One file a worker: to cancel is to end it. */
addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  void readBlob(data, (bytes) => tell({ bytes })).then((outcome) => tell({ outcome }));
});
