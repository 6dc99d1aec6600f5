import type { Patch } from '../extension/protocol.ts';

/** The diagnosis of one tab's session. */
export interface Diagnosing {
  /** Takes in what the background says. */
  readonly take: (message: unknown) => void;
  readonly stop: () => void;
}

export interface DiagnosingOptions {
  readonly onPatch: (patch: Patch) => void;
  /** Nothing more will come. */
  readonly onFailure: (reason: string) => void;
}

export type Diagnose = (options: DiagnosingOptions) => Diagnosing;

/** Diagnoses in a worker of its own, so that the panel never waits for it. */
export const diagnoseInWorker: Diagnose = ({ onPatch, onFailure }) => {
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Patch>) => onPatch(data));
  worker.addEventListener('error', ({ message }) => onFailure(message));
  return { take: (message) => worker.postMessage(message), stop: () => worker.terminate() };
};
