import { mayNameRefusal, maySetRefusal } from '../first-look.ts';
import { membersBut, membersEnd, valueEnd } from './json-scan.ts';

/** An entry as far as the quick looks at it go. */
export interface EntrySketch {
  /** What they never ask for is not there; headers and cookies of the request are as they are written (`withRequestHeaders`). */
  readonly sketch: object;
  /** The index behind the entry. */
  readonly end: number;
}

/** Members that are asked for: by name the place where it is noted where they stand, or those of an object. */
interface Asked {
  readonly members: ReadonlyMap<string, number | Asked>;
  readonly others: RegExp;
}

const asked = (members: Readonly<Record<string, number | Asked>>): Asked => ({
  members: new Map(Object.entries(members)),
  others: membersBut(Object.keys(members)),
});

const [METHOD, URL, REQUEST_HEADERS, COOKIES, STATUS, ERROR, FAILURE, HEADERS, TEXT, ENCODING] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
];
const [MIME_TYPE, INITIATOR, RESOURCE_TYPE, STARTED, PAGE, OURS, PLACES] = [10, 11, 12, 13, 14, 15, 16];

const ENTRY = asked({
  request: asked({ method: METHOD, url: URL, headers: REQUEST_HEADERS, cookies: COOKIES }),
  response: asked({
    status: STATUS,
    _error: ERROR,
    _failureText: FAILURE,
    headers: HEADERS,
    content: asked({ text: TEXT, encoding: ENCODING, mimeType: MIME_TYPE }),
  }),
  _initiator: asked({ type: INITIATOR }),
  _resourceType: RESOURCE_TYPE,
  startedDateTime: STARTED,
  pageref: PAGE,
  _clearance: OURS,
});

/**
 * Reads of the entry that begins at `at` no more than what tells whether it passed, and of whom: most entries pass, and to parse
 * them whole costs more than all the rest. For `passed`, `mayShowCredentials`, `tellsErrors` and `pageFinder` a sketch is as good as
 * the entry. Null where the entry is not whole, is no JSON, is one of our own, or is written in a way that is for the parser.
 */
export function sketchEntry(text: string, at: number): EntrySketch | null {
  const starts: number[] = Array<number>(PLACES).fill(-1);
  const ends: number[] = Array<number>(PLACES).fill(-1);
  const read = (from: number, { members, others }: Asked): number =>
    membersEnd(text, from, others, (name, value) => {
      const place = members.get(name);
      if (typeof place === 'object') return read(value, place);
      const end = valueEnd(text, value);
      if (place === undefined) return end;
      // Of two members with one name the parser takes the last.
      if (starts[place] !== -1) return -1;
      starts[place] = value;
      ends[place] = end;
      return end;
    });
  try {
    const end = read(at, ENTRY);
    if (end === -1 || starts[OURS] !== -1) return null;
    const written = (place: number): string | undefined =>
      starts[place] === -1 ? undefined : text.slice(starts[place], ends[place]);
    return { sketch: sketchOf(written), end };
  } catch (error) {
    // A string with millions of escapes.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function sketchOf(written: (place: number) => string | undefined): object {
  const value = (place: number): unknown => parsed(written(place));
  const answer = {
    status: value(STATUS),
    headers: answerHeaders(written(HEADERS)),
    content: { text: body(written(TEXT)), encoding: value(ENCODING), mimeType: value(MIME_TYPE) },
    _failureText: value(FAILURE),
  };
  const error = value(ERROR);
  return {
    request: {
      method: value(METHOD),
      url: value(URL),
      headers: written(REQUEST_HEADERS),
      cookies: written(COOKIES),
    },
    response: error === undefined ? answer : { ...answer, _error: error },
    _initiator: { type: value(INITIATOR) },
    _resourceType: value(RESOURCE_TYPE),
    startedDateTime: value(STARTED),
    pageref: value(PAGE),
  };
}

function parsed(written: string | undefined): unknown {
  if (written === undefined) return undefined;
  if (written === 'null') return null;
  return written.startsWith('"') && !written.includes('\\') ? written.slice(1, -1) : JSON.parse(written);
}

/** Of headers that surely name no refusal and set no cookie only that there is a list. */
function answerHeaders(written: string | undefined): unknown {
  return written?.startsWith('[') && !maySetRefusal(written) ? [] : parsed(written);
}

/** Of a body that surely names no refusal only that there is one. */
function body(written: string | undefined): unknown {
  return written?.startsWith('"') && !mayNameRefusal(written) ? '' : parsed(written);
}

/** The same sketch with the headers and cookies of the request read. */
export function withRequestHeaders(sketch: unknown): unknown {
  if (!isRecord(sketch) || !isRecord(sketch.request)) return sketch;
  const { request } = sketch;
  const read = (written: unknown): unknown => (typeof written === 'string' ? JSON.parse(written) : written);
  return { ...sketch, request: { ...request, headers: read(request.headers), cookies: read(request.cookies) } };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
