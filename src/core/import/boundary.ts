/**
 * Where the next element of a list ends, guessed by how the ones before it ended and began: exporters write all entries alike. A
 * guess is right where the text up to it parses, for then it is one value and no more.
 */
export interface BoundaryGuess {
  /** Learns from an element that begins at `start` of `text`, where the one before it ended at `end`. */
  readonly learn: (text: string, end: number, start: number) => void;
  /** Index behind the end of the element that begins at `start`; -1 where none can be told. */
  readonly guess: (text: string, start: number) => number;
  /** How the last guess turned out. Where too many fail no more are made. */
  readonly was: (right: boolean) => void;
}

const OBJECT_HEAD = /\{\s{0,200}"[\w-]{1,40}"/y;
const LONGEST_GAP = 300;
/** Ways for an element to begin, as `request` or as `pageref`. */
const MOST_HEADS = 8;
/** Guesses that may fail, beside as many that were right. */
const TRIALS = 16;

export function boundaryGuess(): BoundaryGuess {
  let gap: string | null = null;
  const heads = new Set<string>();
  let boundary: RegExp | null = null;
  let balance = TRIALS;
  return {
    learn(text, end, start) {
      OBJECT_HEAD.lastIndex = start;
      const head = OBJECT_HEAD.exec(text)?.[0];
      if (head === undefined || start - end > LONGEST_GAP) return;
      const between = text.slice(end, start);
      if (between !== gap) {
        gap = between;
        heads.clear();
        boundary = null;
      }
      if (heads.has(head) || heads.size === MOST_HEADS) return;
      heads.add(head);
      boundary = new RegExp(`\\}${escaped(gap)}(?=${[...heads].map(escaped).join('|')})`, 'g');
    },
    guess(text, start) {
      if (boundary === null || balance <= 0) return -1;
      boundary.lastIndex = start + 1;
      return boundary.test(text) ? boundary.lastIndex - (gap ?? '').length : -1;
    },
    was(right) {
      balance = right ? Math.min(TRIALS, balance + 1) : balance - 1;
    },
  };
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
