import { HarError, harReader } from '../har.ts';
import { reportOfExchanges } from '../pipeline.ts';
import type { Report } from '../report-schema.ts';
import type { ScopeRequirement } from '../scope-requirement.ts';
import { bytesReader } from './bytes.ts';
import { isOwnEntry, reportOfHar } from './from-har.ts';
import { diagnoseAnew, isReport } from './from-report.ts';
import { isPastedExchange, readPastedExchange } from './pasted-exchange.ts';

/** Reads a file or a pasted text that comes in pieces, whatever it is, and says what was found in it. */
export interface FileReader {
  readonly push: (bytes: Uint8Array) => void;
  /** @throws {HarError} whose message is one line that says what is wrong and where, and `advice` what to do */
  readonly end: () => Report;
}

/** Characters by which a text shows what it is. */
const BEGINNING = 4_096;

/**
 * HAR 1.1 and 1.2 of any exporter, our own JSON, HAR and bundle, each also compressed by gzip, and a cURL command with its answer. A HAR
 * is never parsed as a whole: entry by entry, and of what can be no part of a denial only the text is held.
 *
 * @param declared what endpoints want of a token
 */
export function fileReader(declared: readonly ScopeRequirement[] = []): FileReader {
  return bytesReader(() => textReader(declared));
}

interface TextReader {
  readonly push: (text: string) => void;
  readonly end: () => Report;
}

function textReader(declared: readonly ScopeRequirement[]): TextReader {
  let reader: TextReader | null = null;
  let beginning = '';
  const begin = (): TextReader => {
    const chosen = isPastedExchange(beginning) ? exchangeReader(declared) : jsonFileReader(declared);
    chosen.push(beginning);
    beginning = '';
    reader = chosen;
    return chosen;
  };
  return {
    push(text) {
      if (reader !== null) {
        reader.push(text);
        return;
      }
      beginning += text;
      if (beginning.length >= BEGINNING) begin();
    },
    end: () => (reader ?? begin()).end(),
  };
}

function exchangeReader(declared: readonly ScopeRequirement[]): TextReader {
  const parts: string[] = [];
  return {
    push: (text) => void parts.push(text),
    end() {
      const { exchanges, source, environment } = readPastedExchange(parts.join(''));
      return reportOfExchanges(exchanges, source, environment, declared);
    },
  };
}

function jsonFileReader(declared: readonly ScopeRequirement[]): TextReader {
  const own = new Map<number, unknown>();
  const reader = harReader({
    wants: 'relevant',
    watch(entry, index) {
      if (isOwnEntry(entry)) own.set(index, entry);
    },
  });
  return {
    push: reader.push,
    end() {
      const { file, har } = reader.end();
      const told = isReport(file) ? file : own.size > 0 ? reportOfHar(file, own) : null;
      if (told !== null) {
        const report = diagnoseAnew(told, declared);
        if (typeof report !== 'string') return report;
        if (isReport(file))
          throw new HarError(report, 'Ask for the file once more, or for the HAR file it was made from.');
      }
      const { exchanges, source, environment } = har();
      return reportOfExchanges(exchanges, source, environment, declared);
    },
  };
}
