import type { Exchange } from './exchange.ts';
import { type Collector, collectExchanges } from './har/collect.ts';
import { readLog } from './har/log.ts';
import { jsonReader } from './import/json-stream.ts';
import type { Environment, Source } from './report-schema.ts';

const ADVICE = 'Export it again, as HAR with content, from the Network panel or the proxy that recorded it.';

/** The text is no HAR file. The message is one line that says what is wrong and where. */
export class HarError extends Error {
  override readonly name = 'HarError';
  /** What to do, one sentence. */
  readonly advice: string;

  constructor(message: string, advice = ADVICE) {
    super(message);
    this.advice = advice;
  }
}

export interface HarFile {
  readonly exchanges: readonly Exchange[];
  readonly source: Source;
  /** Where the requests were made, as far as the file tells. */
  readonly environment: Partial<Environment>;
}

/** Reads a HAR file that comes in pieces. Of what can be no part of a denial the text is held, unread, until the file's end. */
export interface HarReader {
  readonly push: (text: string) => void;
  /** The whole file but its entries, for those who know what else to make of it. Throws HarError where it is not JSON at all. */
  readonly end: () => { readonly file: unknown; readonly har: () => HarFile };
}

export interface HarReaderOptions {
  /** `relevant`: of what can be no part of a denial only a few exchanges (`relevantExchanges`). */
  readonly wants: 'all' | 'relevant';
  /** Is told each entry that is parsed as it stands in the file, and its index. Those that we exported all are. */
  readonly watch?: (entry: unknown, index: number) => void;
}

export function harReader({ wants, watch }: HarReaderOptions): HarReader {
  let collector: Collector | null = null;
  let isFirst = true;
  let index = 0;
  const started = (): Collector => {
    collector ??= collectExchanges(null, wants);
    return collector;
  };
  const reader = jsonReader({
    head(file) {
      const log = readLog(file);
      if (typeof log !== 'string' && log.creator.name !== '') collector = collectExchanges(log, wants);
    },
    entry(entry, text) {
      watch?.(entry, index++);
      started().add(entry, text);
    },
    sketched(sketch, text) {
      const isEnough = started().pass(sketch, text);
      if (isEnough) index++;
      return isEnough;
    },
    bad(reason) {
      index++;
      started().skip(reason);
    },
  });
  return {
    push(text) {
      reader.push(isFirst && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
      if (text !== '') isFirst = false;
    },
    end() {
      const { file, problem } = reader.end();
      if (file === undefined) throw new HarError(problem ?? 'not JSON');
      const har = (): HarFile => {
        const log = readLog(file);
        if (typeof log === 'string') throw new HarError(problem ?? log);
        const read = started().end(log);
        if (problem === null) return read;
        if (read.exchanges.length === 0) throw new HarError(problem);
        return { ...read, source: { ...read.source, problem } };
      };
      return { file, har };
    },
  };
}

/**
 * The exchanges of a HAR 1.1 or 1.2 file by any exporter. An entry that cannot be read is counted in `source.skipped` with its
 * index and the reason; what is wrong with the file around entries that can be read stands in `source.problem`.
 * @throws {HarError} where the text is no HAR file
 */
export const parseHar = (text: string): HarFile => parse(text, 'all');

/** The same, but of its exchanges only the relevant ones. Throws HarError. */
export const parseRelevant = (text: string): HarFile => parse(text, 'relevant');

function parse(text: string, wants: HarReaderOptions['wants']): HarFile {
  const reader = harReader({ wants });
  reader.push(text);
  return reader.end().har();
}
