import { boundaryGuess } from './boundary.ts';

/** Lines and columns count from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface SplitListener {
  /** What stands before the first entry, closed so that it can be parsed. */
  readonly head: (text: string) => void;
  /**
   * One element of `log.entries`, as it stands in the file. False: it is broken. Then nothing after its beginning can be trusted, and what
   * comes next is found by its look: `isGuess`, and what is broken is no element.
   */
  readonly entry: (text: string, place: Place, isGuess: boolean) => boolean;
  /** Takes the element that begins at `at`, where it surely is right; returns the index behind it, or -1. */
  readonly take: (text: string, at: number) => number;
}

/** A file whose entries were taken out. */
export interface SplitEnd {
  /** All of the file but the entries. */
  readonly frame: string;
  /** Where in `frame` the part after the entries begins; null where the file has no `log.entries`. */
  readonly tail: { readonly offset: number; readonly place: Place } | null;
  /** The first fault of the list itself, and where. */
  readonly problem: { readonly place: Place; readonly why: string } | null;
}

export interface Splitter {
  readonly push: (text: string) => void;
  readonly end: () => SplitEnd;
}

const [TAB, LINE_FEED, RETURN, SPACE, QUOTE, COMMA, COLON, BACKSLASH] = [9, 10, 13, 32, 34, 44, 58, 92];
const [ARRAY, ARRAY_END, OBJECT, OBJECT_END] = [91, 93, 123, 125];
const KEY_LENGTH = 16;

/** How exporters begin an entry. */
const ENTRY_START =
  /\{\s{0,200}"(?:_\w{1,40}|pageref|startedDateTime|time|request|response|cache|timings|connection|serverIPAddress|comment)"\s{0,9}:/;
const LONGEST_START = 300;
/** Unfinished elements that are looked into for others at a file's end. */
const MOST_GUESSES = 100;

/**
 * Takes the elements of `log.entries` out of a HAR file that comes in pieces, so that no more than one of them is held. Brackets and
 * strings decide where one ends: what is malformed inside is for the parser to say.
 */
export function splitEntries(listener: SplitListener): Splitter {
  let mode: 'frame' | 'between' | 'element' | 'scalar' = 'frame';
  let inString = false;
  /** Whether an odd number of backslashes ended the last piece. */
  let escaped = false;
  let depth = 0;
  const keys: string[] = [];
  const kinds: number[] = [];
  let lastString = '';
  let nested = 0;
  let expectsComma = false;
  let line = 1;
  let base = 0;
  let lineStart = 0;
  const frame: string[] = [];
  let frameLength = 0;
  let element: string[] = [];
  let elementPlace: Place = { line: 1, column: 1 };
  let tail: SplitEnd['tail'] = null;
  let problem: SplitEnd['problem'] = null;
  /** What follows a broken element, until something looks like an entry; null: all is well. */
  let lost: { readonly text: string; readonly place: Place } | null = null;
  let isGuess = false;
  const boundaries = boundaryGuess();
  /** Where the last element ended in this piece, -1 where in an earlier one; and whether that was where it looked to. */
  let lastEnd = -1;
  let leapt = false;

  const placeOf = (at: number): Place => ({ line, column: base + at - lineStart + 1 });
  const complain = (at: number, why: string) => {
    problem ??= { place: placeOf(at), why };
  };
  const keep = (text: string) => {
    frame.push(text);
    frameLength += text.length;
  };
  const isEntries = () =>
    depth === 2 && keys[0] === 'log' && keys[1] === 'entries' && kinds[0] === OBJECT && kinds[1] === OBJECT;

  /** Where a string that began before `at` ends, or -1 where this piece ends first. */
  const stringEnd = (text: string, from: number): number => {
    for (let quote = text.indexOf('"', from); quote !== -1; quote = text.indexOf('"', quote + 1)) {
      let before = quote;
      while (before > from && text.charCodeAt(before - 1) === BACKSLASH) before--;
      const carried = before === from && escaped ? 1 : 0;
      if ((quote - before + carried) % 2 === 0) {
        escaped = false;
        return quote;
      }
    }
    let before = text.length;
    while (before > from && text.charCodeAt(before - 1) === BACKSLASH) before--;
    escaped = (text.length - before + (before === from && escaped ? 1 : 0)) % 2 === 1;
    return -1;
  };

  const inFrame = (text: string, at: number, code: number): 'entries' | 'on' => {
    if (code === COLON) keys[depth - 1] = lastString;
    else if (code === OBJECT || code === ARRAY) {
      if (code === ARRAY && tail === null && isEntries()) return 'entries';
      kinds[depth] = code;
      keys[depth] = '';
      depth++;
    } else if (code === OBJECT_END || code === ARRAY_END) depth = Math.max(0, depth - 1);
    else if (code === QUOTE) lastString = text.slice(at + 1, at + 1 + KEY_LENGTH);
    return 'on';
  };

  /** True: the element was broken, and `lost` begins inside it. */
  const finish = (text: string, from: number, to: number): boolean => {
    element.push(text.slice(from, to));
    const whole = element.length === 1 ? (element[0] ?? '') : element.join('');
    element = [];
    mode = 'between';
    expectsComma = true;
    lastEnd = to;
    if (listener.entry(whole, elementPlace, isGuess)) isGuess = false;
    else lost = { text: whole.slice(1) + text.slice(to), place: placeAfter(elementPlace, whole.charAt(0)) };
    return lost !== null;
  };

  /** Takes the element that begins at `at` whole, where its end is where it looks to be; returns that, or -1. */
  const leap = (text: string, at: number): number => {
    const taken = listener.take(text, at);
    const to = taken === -1 ? boundaries.guess(text, at) : taken;
    if (to === -1) return -1;
    if (taken === -1) {
      const right = listener.entry(text.slice(at, to), elementPlace, true);
      boundaries.was(right);
      if (!right) return -1;
    }
    leapt = true;
    for (let feed = text.indexOf('\n', at); feed !== -1 && feed < to; feed = text.indexOf('\n', feed + 1)) {
      line++;
      lineStart = base + feed + 1;
    }
    expectsComma = true;
    lastEnd = to;
    return to;
  };

  /** Looks for the next entry in what is lost; returns what is to be read from there. */
  const recover = (text: string): string => {
    if (lost === null) return text;
    const all = lost.text + text;
    const found = ENTRY_START.exec(all)?.index;
    const keptFrom = found ?? Math.max(0, all.length - LONGEST_START);
    const place = placeAfter(lost.place, all.slice(0, keptFrom));
    if (found === undefined) {
      lost = { text: all.slice(keptFrom), place };
      return '';
    }
    lost = null;
    isGuess = true;
    mode = 'between';
    expectsComma = false;
    inString = false;
    escaped = false;
    line = place.line;
    base = 0;
    lineStart = 1 - place.column;
    return all.slice(found);
  };

  const read = (text: string) => {
    const { length } = text;
    let at = 0;
    let from = 0;
    lastEnd = -1;
    while (at < length) {
      if (inString) {
        const end = stringEnd(text, at);
        if (mode === 'frame' && lastString.length < KEY_LENGTH && at === 0)
          lastString += text.slice(0, Math.min(KEY_LENGTH, end === -1 ? length : end));
        if (end === -1) break;
        if (mode === 'frame') lastString = lastString.split('"', 1)[0] ?? '';
        inString = false;
        at = end + 1;
        if (mode === 'element' && nested === 0) {
          if (finish(text, from, at)) return;
          from = at;
        }
        continue;
      }
      const code = text.charCodeAt(at);
      if (code === LINE_FEED) {
        line++;
        lineStart = base + at + 1;
      }
      if (mode === 'element') {
        if (code === QUOTE) inString = true;
        else if (code === OBJECT || code === ARRAY) nested++;
        else if ((code === OBJECT_END || code === ARRAY_END) && --nested === 0) {
          if (finish(text, from, at + 1)) return;
          from = at + 1;
        }
      } else if (mode === 'frame') {
        if (inFrame(text, at, code) === 'entries') {
          keep(text.slice(from, at + 1));
          listener.head(`${frame.join('')}]}}`);
          mode = 'between';
          expectsComma = false;
          from = at + 1;
        } else if (code === QUOTE) inString = true;
      } else if (code === ARRAY_END) {
        if (mode === 'scalar' && finish(text, from, at)) return;
        mode = 'frame';
        tail = { offset: frameLength, place: placeOf(at) };
        from = at;
      } else if (code === COMMA) {
        if (mode === 'scalar' && finish(text, from, at)) return;
        if (!expectsComma) complain(at, 'an entry is missing');
        expectsComma = false;
      } else if (mode === 'between' && code !== SPACE && code !== TAB && code !== LINE_FEED && code !== RETURN) {
        if (expectsComma) complain(at, 'a comma is missing');
        elementPlace = placeOf(at);
        from = at;
        if (code === OBJECT && !isGuess) {
          if (lastEnd !== -1 && !leapt) boundaries.learn(text, lastEnd, at);
          leapt = false;
          const to = leap(text, at);
          if (to !== -1) {
            at = to;
            from = to;
            continue;
          }
        }
        nested = code === OBJECT || code === ARRAY ? 1 : 0;
        inString = code === QUOTE;
        mode = nested === 1 || inString ? 'element' : 'scalar';
      }
      at++;
    }
    if (mode === 'frame') keep(text.slice(from));
    else if (mode === 'element' || mode === 'scalar') element.push(text.slice(from));
    base += length;
  };

  const push = (text: string) => {
    for (let rest = recover(text); rest !== ''; rest = recover('')) {
      read(rest);
      if (lost === null) return;
    }
  };

  const end = (): SplitEnd => {
    if (mode !== 'frame' && lost === null) complain(0, 'the text ends there, unfinished');
    for (let guess = 0; element.length > 0 && guess < MOST_GUESSES; guess++) {
      finish('', 0, 0);
      push('');
    }
    return { frame: frame.join(''), tail, problem };
  };
  return { push, end };
}

function placeAfter({ line, column }: Place, text: string): Place {
  const lines = text.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return lines.length === 1 ? { line, column: column + last } : { line: line + lines.length - 1, column: last + 1 };
}
