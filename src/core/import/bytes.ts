import { Gunzip, unzipSync } from 'fflate';
import { HarError } from '../har.ts';
import type { Report } from '../report-schema.ts';

interface TextReader {
  readonly push: (text: string) => void;
  readonly end: () => Report;
}

export interface BytesReader {
  readonly push: (bytes: Uint8Array) => void;
  readonly end: () => Report;
}

/** A file inside an archive that unpacks to more is none of ours. */
const LARGEST_UNPACKED = 1_000_000_000;

/** Bytes as text for one of `textReader`: unpacked from gzip or out of a .zip, decoded by their byte order mark, else as UTF-8. */
export function bytesReader(textReader: () => TextReader): BytesReader {
  let reader: BytesReader | null = null;
  let first = new Uint8Array();
  const begin = (): BytesReader => {
    reader = isGzip(first) ? gunzipped(textReader) : isZip(first) ? unzipped(textReader) : decoded(textReader, first);
    reader.push(first);
    return reader;
  };
  return {
    push(bytes) {
      if (reader !== null) {
        reader.push(bytes);
        return;
      }
      first = joined([first, bytes]);
      if (first.length >= 4) begin();
    },
    end: () => (reader ?? begin()).end(),
  };
}

/** https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b;
const isZip = ([p, k, three, four]: Uint8Array): boolean => p === 0x50 && k === 0x4b && three === 3 && four === 4;

/** https://encoding.spec.whatwg.org/#bom-sniff */
function decoded(textReader: () => TextReader, [first, second]: Uint8Array): BytesReader {
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const reader = textReader();
  if (!isUtf16) return decodedUtf8(reader);
  const decoder = new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be');
  return {
    push: (bytes) => reader.push(decoder.decode(bytes, { stream: true })),
    end() {
      reader.push(decoder.decode());
      return reader.end();
    },
  };
}

/** UTF-8, each piece up to its last whole character at once: decoders that must remember where they were take several times as long. */
function decodedUtf8(reader: TextReader): BytesReader {
  let decoder = new TextDecoder('utf-8');
  const inside = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = new Uint8Array();
  const push = (bytes: Uint8Array) => {
    if (bytes.length === 0) return;
    reader.push(decoder.decode(bytes));
    decoder = inside;
  };
  return {
    push(bytes) {
      const all = rest.length === 0 ? bytes : joined([rest, bytes]);
      const end = wholeUtf8(all);
      rest = all.slice(end);
      push(all.subarray(0, end));
    },
    end() {
      push(rest);
      return reader.end();
    },
  };
}

/**
 * How many bytes end with a whole character, or with what never becomes one: at most the last three may be its beginning.
 * https://www.rfc-editor.org/rfc/rfc3629#section-3
 */
function wholeUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < length ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function gunzipped(textReader: () => TextReader): BytesReader {
  const inner = bytesReader(textReader);
  let unpacked = 0;
  const gunzip = new Gunzip((bytes) => {
    unpacked += bytes.length;
    if (unpacked > LARGEST_UNPACKED) throw tooLarge();
    inner.push(bytes);
  });
  const feed = (bytes: Uint8Array, isLast: boolean) => {
    try {
      gunzip.push(bytes, isLast);
    } catch (error) {
      if (error instanceof HarError) throw error;
      throw new HarError('the compressed file is damaged', 'Copy it once more, or unpack it first.');
    }
  };
  return {
    push: (bytes) => feed(bytes, false),
    end() {
      feed(new Uint8Array(), true);
      return inner.end();
    },
  };
}

/** The file of an archive to read: the evidence of a bundle of ours, else the findings, else the only HAR that somebody packed. */
const WANTED: readonly RegExp[] = [/(?:^|\/)findings\.json$/, /(?:^|\/)evidence\.har$/, /\.har(?:\.gz)?$/i, /\.json$/i];

function unzipped(textReader: () => TextReader): BytesReader {
  const parts: Uint8Array[] = [];
  return {
    push: (bytes) => void parts.push(bytes),
    end() {
      const archive = joined(parts);
      const names: string[] = [];
      const list = unpack(archive, (name) => {
        names.push(name);
        return false;
      });
      const wanted = WANTED.map((pattern) => names.find((name) => pattern.test(name))).find(
        (name) => name !== undefined,
      );
      if (list === null) throw new HarError('the .zip is damaged', 'Copy it once more, or unpack it first.');
      if (wanted === undefined)
        throw new HarError('the .zip holds no HAR file and no report', 'Unpack it, and choose the .har in it.');
      const content = unpack(archive, (name) => name === wanted)?.[wanted];
      if (content === undefined) throw new HarError('the .zip is damaged', 'Copy it once more, or unpack it first.');
      const inner = bytesReader(textReader);
      inner.push(content);
      return inner.end();
    },
  };
}

function unpack(archive: Uint8Array, isWanted: (name: string) => boolean): Readonly<Record<string, Uint8Array>> | null {
  try {
    return unzipSync(archive, {
      filter({ name, originalSize }) {
        if (!isWanted(name)) return false;
        if (originalSize > LARGEST_UNPACKED) throw tooLarge();
        return true;
      },
    });
  } catch (error) {
    if (error instanceof HarError) throw error;
    return null;
  }
}

const tooLarge = () =>
  new HarError('unpacked it is larger than 1 GB', 'Record a shorter capture, or only the requests that fail.');

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
