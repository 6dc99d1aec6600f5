/** A stretch of a value: in the other value too, or only in this one. */
export interface Piece {
  readonly text: string;
  readonly same: boolean;
}

/** The two values cut into pieces; the pieces of each, joined, are the value again. */
export interface ValueDiff {
  readonly answered: readonly Piece[];
  readonly needed: readonly Piece[];
}

/** Longer middles are marked whole: the table of the comparison would cost more than it shows. */
const LONGEST_MIDDLE = 512;

function pieces(...parts: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    const last = joined.at(-1);
    if (last?.same === part.same) joined[joined.length - 1] = { text: last.text + part.text, same: part.same };
    else joined.push(part);
  }
  return joined;
}

/** Lengths of the longest common subsequences of all tails of `a` and `b`. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i];
      const next = table[i + 1];
      if (!row || !next) continue;
      row[j] = a[i] === b[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function middleDiff(a: readonly string[], b: readonly string[]): ValueDiff {
  const whole = {
    answered: pieces({ text: a.join(''), same: false }),
    needed: pieces({ text: b.join(''), same: false }),
  };
  if (a.length === 0 || b.length === 0 || a.length > LONGEST_MIDDLE || b.length > LONGEST_MIDDLE) return whole;
  const table = commonLengths(a, b);
  // Scattered letters that happen to agree explain nothing: below a half in common the middle is another value.
  if ((table[0]?.[0] ?? 0) * 2 < Math.max(a.length, b.length)) return whole;

  const answered: Piece[] = [];
  const needed: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      answered.push({ text: left, same: true });
      needed.push({ text: left, same: true });
      i++;
      j++;
    } else if (right === undefined || (left !== undefined && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      answered.push({ text: left ?? '', same: false });
      i++;
    } else {
      needed.push({ text: right, same: false });
      j++;
    }
  }
  return { answered: pieces(...answered), needed: pieces(...needed) };
}

/** Where two values differ, character by character (code points, so that no character is cut in two). */
export function valueDiff(answered: string, needed: string): ValueDiff {
  const a = Array.from(answered);
  const b = Array.from(needed);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const before = { text: a.slice(0, head).join(''), same: true };
  const after = { text: a.slice(a.length - tail).join(''), same: true };
  const middle = middleDiff(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return {
    answered: pieces(before, ...middle.answered, after),
    needed: pieces(before, ...middle.needed, after),
  };
}

/**
 * What a comma-separated list lacks: members of `needed` that `answered` does not have. More than needed is no fault,
 * so `answered` is never marked.
 *
 * @param normalise makes members comparable, as lower case does for header names
 */
export function listDiff(answered: string, needed: string, normalise: (member: string) => string): ValueDiff {
  const has = new Set(answered.split(',').map((member) => normalise(member.trim())));
  const parts = needed.split(/(,\s*)/).map((text, position) => ({
    text,
    same: position % 2 === 1 || has.has(normalise(text.trim())),
  }));
  return { answered: pieces({ text: answered, same: true }), needed: pieces(...parts) };
}
