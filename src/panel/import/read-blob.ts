import { HarError } from '../../core/har.ts';
import { exemplarsOf } from '../../core/import/exemplars.ts';
import { fileReader } from '../../core/import/file-reader.ts';
import type { Report } from '../../core/report-schema.ts';

/** Bytes that are read between two words of progress. */
const PIECE = 2 ** 21;

/** As many as a session holds; of more, groups keep the count. */
const MOST_DENIALS = 2000;

/** What came of a file: its report, or what is wrong with it and what to do, each a sentence. */
export type Outcome = { readonly report: Report } | { readonly failure: string; readonly advice: string };

/** Reads a file piece by piece and diagnoses what is in it. `onProgress`: bytes read so far; all of them: it is being diagnosed. */
export async function readBlob(file: Blob, onProgress: (bytes: number) => void): Promise<Outcome> {
  try {
    const reader = fileReader();
    for (let at = 0; at < file.size; at += PIECE) {
      reader.push(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
      onProgress(Math.min(file.size, at + PIECE));
    }
    return { report: exemplarsOf(reader.end(), MOST_DENIALS) };
  } catch (error) {
    if (error instanceof HarError) return { failure: error.message, advice: error.advice };
    return { failure: error instanceof Error ? error.message : String(error), advice: '' };
  }
}
