import { startTransition, useEffect, useRef, useState } from 'react';
import type { Report } from '../../core/report-schema.ts';
import { words } from '../words.ts';
import type { ReadFile, Reading } from './read-in-worker.ts';

export interface NamedFile {
  readonly name: string;
  readonly content: Blob;
}

export interface OpenedFile {
  readonly name: string;
  readonly report: Report;
  readonly isSample: boolean;
}

/** One plain sentence that says what happened, and one that says what to do, or ''. */
export interface ImportFailure {
  readonly sentence: string;
  readonly advice: string;
}

export interface ImportState {
  /** What is shown in place of the live session; null: nothing is. */
  readonly opened: OpenedFile | null;
  /** What `opened` is compared with; null: nothing. */
  readonly other: OpenedFile | null;
  readonly reading: { readonly name: string; readonly bytes: number; readonly size: number } | null;
  readonly failure: ImportFailure | null;
}

export interface Import extends ImportState {
  /** Opens one file, or two to compare them. */
  readonly open: (files: readonly NamedFile[]) => void;
  /** `path`: of the request to show first. */
  readonly openSample: (har: string, path: string) => Promise<void>;
  readonly compareWith: (other: NamedFile | OpenedFile) => void;
  readonly endComparison: () => void;
  readonly cancel: () => void;
  readonly close: () => void;
  readonly dismiss: () => void;
}

const NOTHING: ImportState = { opened: null, other: null, reading: null, failure: null };

const fileName = (name: string): string => name.replace(/\p{Cc}/gu, ' ').slice(0, 200);

/** The file that the panel shows, and how another is opened. `onOpened`: a report is shown from now on; `first`: the denial to begin with. */
export function useImport(readFile: ReadFile, onOpened: (first: string | null) => void): Import {
  const [state, setState] = useState(NOTHING);
  const current = useRef<Reading | null>(null);
  useEffect(() => () => current.current?.cancel(), []);

  /** The report of a file; null where it was cancelled or is none, which is then said. */
  const read = async ({ name: given, content }: NamedFile): Promise<OpenedFile | null> => {
    current.current?.cancel();
    const name = fileName(given);
    const show = (bytes: number) =>
      setState((before) => ({ ...before, failure: null, reading: { name, bytes, size: content.size } }));
    show(0);
    const reading = readFile(content, (bytes) => {
      if (current.current === reading) show(bytes);
    });
    current.current = reading;
    const outcome = await reading.outcome;
    if (current.current !== reading) return null;
    current.current = null;
    const failure =
      'report' in outcome ? null : { sentence: words('importFailed', name, outcome.failure), advice: outcome.advice };
    setState((before) => ({ ...before, reading: null, failure }));
    return 'report' in outcome ? { name, report: outcome.report, isSample: false } : null;
  };

  const openFiles = async ([file, second, ...more]: readonly NamedFile[]) => {
    if (file === undefined) return;
    if (more.length > 0) {
      const failure = { sentence: words('importTooMany', `${more.length + 2}`), advice: words('importTooManyAdvice') };
      setState((before) => ({ ...before, failure }));
      return;
    }
    const opened = await read(file);
    if (opened === null) return;
    const other = second === undefined ? null : await read(second);
    // A large report is drawn a slice at a time: the page answers meanwhile.
    startTransition(() => {
      setState((before) => ({ ...before, opened, other }));
      onOpened(null);
    });
  };

  return {
    ...state,
    open: (files) => void openFiles(files),
    async openSample(har, path) {
      const sample = await read({ name: words('sampleName'), content: new Blob([har]) });
      if (sample === null) return;
      const first = sample.report.denials.find(({ request }) => new URL(request.url).pathname === path);
      setState((before) => ({ ...before, opened: { ...sample, isSample: true }, other: null }));
      onOpened(first?.id ?? '');
    },
    compareWith(other) {
      const show = (opened: OpenedFile | null) => {
        if (opened) startTransition(() => setState((before) => ({ ...before, other: opened })));
      };
      if ('report' in other) show(other);
      else void read(other).then(show);
    },
    endComparison: () => setState((before) => ({ ...before, other: null })),
    cancel() {
      current.current?.cancel();
      current.current = null;
      setState((before) => ({ ...before, reading: null }));
    },
    close() {
      setState((before) => ({ ...before, opened: null, other: null }));
    },
    dismiss: () => setState((before) => ({ ...before, failure: null })),
  };
}
