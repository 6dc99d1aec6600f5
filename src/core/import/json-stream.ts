import { sketchEntry } from '../har/entry-sketch.ts';
import { findJsonError } from '../har/json-error.ts';
import { type Place, splitEntries } from './split-entries.ts';

/** What becomes of a JSON file that is read in pieces. */
export interface JsonSink {
  /** The file as far as it stands before its first entry, `log.entries` empty; told once, before any entry. */
  readonly head: (file: unknown) => void;
  /** `text`: the same as it stands in the file. */
  readonly entry: (entry: unknown, text: string) => void;
  /** Is asked before an entry is parsed: true where its sketch is enough. */
  readonly sketched: (sketch: unknown, text: string) => boolean;
  /** An entry that is not JSON, and why. */
  readonly bad: (reason: string) => void;
}

export interface JsonEnd {
  /** The file, `log.entries` empty. Of a file that ends unfinished, what stands before the entries. Undefined: it is not JSON at all. */
  readonly file: unknown;
  /** `not JSON at line 3 column 7`, with what is wrong there; null where all of it is JSON. */
  readonly problem: string | null;
}

export interface JsonReader {
  readonly push: (text: string) => void;
  readonly end: () => JsonEnd;
}

const UNFINISHED = 'the text ends there, unfinished';

/** Reads a JSON file that comes in pieces. Entries of `log.entries` that are JSON are told one by one, whatever is wrong around them. */
export function jsonReader(sink: JsonSink): JsonReader {
  let problem: string | null = null;
  let head: unknown;
  const complain = (place: Place, why: string) => {
    problem ??= `not JSON at line ${place.line} column ${place.column}${why && `: ${why}`}`;
  };
  const readEntry = (text: string, place: Place, isGuess: boolean): boolean => {
    const seen = isGuess ? null : sketchEntry(text, 0);
    if (seen?.end === text.length && sink.sketched(seen.sketch, text)) return true;
    const parsed = parse(text);
    if (parsed !== undefined && !(isGuess && !hasRequest(parsed.value))) {
      sink.entry(parsed.value, text);
      return true;
    }
    if (isGuess) return false;
    const error = findJsonError(text) ?? { offset: 0, line: 1, column: 1 };
    const at = placeIn(place, error);
    complain(at, error.offset === text.length ? UNFINISHED : '');
    sink.bad(`not JSON at line ${at.line} column ${at.column}`);
    return false;
  };
  const splitter = splitEntries({
    head(text) {
      head = parse(text)?.value;
      sink.head(head);
    },
    entry: readEntry,
    take(text, at) {
      const seen = sketchEntry(text, at);
      if (seen === null) return -1;
      const own = text.slice(at, seen.end);
      if (!sink.sketched(seen.sketch, own)) sink.entry(JSON.parse(own), own);
      return seen.end;
    },
  });
  return {
    push: splitter.push,
    end() {
      const { frame, tail, problem: found } = splitter.end();
      if (found) complain(found.place, found.why);
      const parsed = parse(frame);
      if (parsed !== undefined) return { file: parsed.value, problem };
      const error = findJsonError(frame);
      if (tail === null) complain(error ?? { line: 1, column: 1 }, whyNotJson(frame, error?.offset === frame.length));
      else if (error && error.offset >= tail.offset) {
        const after = frame.slice(tail.offset, error.offset).split('\n');
        const relative = { line: after.length, column: (after.at(-1)?.length ?? 0) + 1 };
        complain(placeIn(tail.place, relative), error.offset === frame.length ? UNFINISHED : '');
      } else if (error) complain(error, whyNotJson(frame, false));
      return { file: head, problem };
    },
  };
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

const placeIn = (start: Place, { line, column }: Place): Place =>
  line === 1 ? { line: start.line, column: start.column + column - 1 } : { line: start.line + line - 1, column };

function whyNotJson(text: string, isUnfinished: boolean): string {
  const start = text.trimStart();
  if (start === '') return 'the input is empty';
  const jsonp = /^([\w$.]{1,80})\s*\(\s*[[{]/.exec(start)?.[1];
  if (jsonp !== undefined) return `this is JSONP, take the object out of the call of ${jsonp}()`;
  if (start.startsWith('<')) return 'this looks like HTML or XML';
  return isUnfinished ? UNFINISHED : '';
}

const hasRequest = (entry: unknown): boolean => typeof entry === 'object' && entry !== null && 'request' in entry;
